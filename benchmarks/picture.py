"""The picture of the results: ours beside the other, as bars, where less is better."""

import io
import textwrap
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas

from benchmarks.figure import Figure

PICTURE = Path(__file__).parents[1] / "docs" / "benchmarks.svg"

SHOWN = {
    "finished at the provider → in the chat: 45 s, for real": "a finished video is there after",
    "300 at once: answered": "300 people at once are answered after",
    "300 at once: delivered": "… and have their videos after",
    "300 at once: CPU for each video": "… each of which takes CPU time of",
    "300 at once: memory at the peak": "… and memory, at the peak, of",
    "`/veo` handled": "to store and answer a request",
    "memory, idle": "memory, with nothing to do",
    "/history, at 1,000,000 videos": "a page of the history, of a million videos",
}
"""Rows that can be read at a glance, and what they are called there."""

_WIDTH, _ROW, _REST = 10.0, 0.62, 0.9
"""Inches: of the picture, of a row, and of what is above and below the rows."""

_THICK = 0.34
_LONGEST = 3.0
"""Of the other's bar: what is longer is cut there, and its label tells the rest."""

_LABEL = 1.55
"""How wide the picture is, as a multiple of its longest bar: what is written has to fit."""

_OURS, _OTHER, _INK, _PAPER = "#0969da", "#afb8c1", "#1f2328", "#ffffff"
_DARK = {_OURS: "#4493f8", _OTHER: "#545d68", _INK: "#f0f6fc", _PAPER: "#0d1117"}
"""The colours on a dark ground, by those on a light one."""

_METADATA = ("Creator", "Date", "Format", "Type")
"""What would stand in the file and change without need."""

_STYLE: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 11,
    "svg.fonttype": "none",
    "svg.hashsalt": "veogram",
    "text.color": _INK,
    "text.parse_math": False,
}


def draw(figures: Sequence[Figure], picture: Path = PICTURE) -> None:
    """Draw those that are to be shown, in their order."""
    shown = {figure.what: figure for figure in figures if figure.ratio is not None}
    compared = [replace(shown[what], what=name) for what, name in SHOWN.items() if what in shown]
    drawn = io.StringIO()
    with rc_context(_STYLE):
        _canvas(compared).savefig(drawn, format="svg", metadata=dict.fromkeys(_METADATA))
    picture.write_text(_for_light_and_dark(drawn.getvalue()), "utf-8")


def _canvas(figures: Sequence[Figure]) -> Canvas:
    canvas = Canvas(figsize=(_WIDTH, _REST + _ROW * len(figures)), facecolor=_PAPER)
    axes = canvas.add_axes((0.31, 0.02, 0.67, 0.9))
    axes.axis("off")
    longest = min(_LONGEST, max([1.6, *(figure.ratio or 0.0 for figure in figures)]))
    axes.set_xlim(0.0, longest * _LABEL)
    axes.set_ylim(len(figures) - 0.4, -0.9)
    for place, figure in enumerate(figures):
        _draw_row(axes, place, figure)
    axes.text(0.0, -0.62, "Veogram", color=_OURS, weight="bold", va="center")
    axes.text(longest * 0.19, -0.62, "beside the other: shorter is better", va="center")
    return canvas


def _draw_row(axes: Axes, place: int, figure: Figure) -> None:
    name = "\n".join(textwrap.wrap(figure.what, 38))
    axes.text(-0.03, place, name, ha="right", va="center")
    bars = ((figure.ratio or 0.0, figure.ours, _OURS), (1.0, figure.beside, _OTHER))
    for number, (length, label, colour) in enumerate(bars):
        at, shown = place + (number - 0.5) * _THICK, min(length, _LONGEST)
        axes.barh(at, shown, _THICK, color=colour)
        axes.text(shown + 0.02, at, label, va="center", fontsize=9.5)


def _for_light_and_dark(svg: str) -> str:
    """Return a picture whose colours follow the reader's, as those of the others in docs do."""
    names = {_OURS: "ours", _OTHER: "other", _INK: "ink", _PAPER: "paper"}
    for colour, name in names.items():
        svg = svg.replace(f"fill: {colour}", f"fill: var(--{name})")
    light = _variables({name: colour for colour, name in names.items()})
    dark = _variables({name: _DARK[colour] for colour, name in names.items()})
    svg = svg.replace("'DejaVu Sans'", "system-ui, 'DejaVu Sans', sans-serif")
    style = f"<style>svg {{ {light} }} @media (prefers-color-scheme: dark) {{ svg {{ {dark} }} }}"
    title = "<title>What Veogram costs, beside others</title>"
    head, tag, rest = svg.partition("<defs>")
    return f"{head}{title}{style} text {{ fill: var(--ink); }}</style>{tag}{rest}"


def _variables(values: dict[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in values.items())
