"""Draw a chart: a small program that charts.py starts.

It reads the chart as JSON (the fields of `Chart` in charts.py) from standard input and writes a PNG
to standard output. Matplotlib takes 70 MB, which go with this process. It exits with 0, or with 3
where matplotlib is not installed, or it is ended by a signal.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from bot.chat.files.limits import limit_resources

_NOT_INSTALLED = 3

try:
    from matplotlib import rc_context
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine
except ImportError:
    sys.exit(_NOT_INSTALLED)

_MEMORY = 128 * 1024 * 1024
"""Bytes of address space on top of what Python and matplotlib take; a chart needs 30 MB."""
_CPU_SECONDS = 15
_MOST_BYTES = 1_000_000

_INCHES = (8.0, 5.4)
_DOTS_PER_INCH = 160
"""1280 pixels, as wide as Telegram shows a photo, with letters to be read on a phone."""

_INK, _QUIET, _GRID = "#1b2433", "#667085", "#e6e9ef"
_STYLE: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 12.5,
    "text.color": _INK,
    "axes.edgecolor": _GRID,
    "axes.labelcolor": _QUIET,
    "xtick.color": _QUIET,
    "ytick.color": _QUIET,
    "text.parse_math": False,
}
_BAR_WIDTH = 0.74
_HEADROOM = 1.05
_INTERVALS = 4
_STEPS = [base * 10.0**power for power in range(-2, 16) for base in (1, 2, 2.5, 5)]
_STEPS_OF_WHOLE = [step for step in _STEPS if step.is_integer()]
"""Lengths between two lines of the grid: round ones."""

_MOST_MARKED = 12


def main() -> int:
    """Read standard input and write standard output; return the exit code."""
    limit_resources(_MEMORY, _CPU_SECONDS, _MOST_BYTES)
    chart = json.load(sys.stdin.buffer)
    with rc_context(_STYLE):
        _drawn(chart).savefig(sys.stdout.buffer, format="png", dpi=_DOTS_PER_INCH)
    return 0


def _drawn(chart: Mapping[str, Any]) -> Figure:
    layout = ConstrainedLayoutEngine(w_pad=0.15, h_pad=0.12)
    figure = Figure(figsize=_INCHES, facecolor="white", layout=layout)
    left = figure.subplots()
    right = left.twinx()
    left.set_title(chart["title"], loc="left", fontsize=16, fontweight="bold", pad=46)
    _draw_bars(left, chart["bars"])
    _draw_line(right, chart["line"], chart["decimal_mark"])
    _label_slots(left, chart["labels"])
    handles, labels = (a + b for a, b in zip(_legend(left), _legend(right), strict=True))
    left.legend(
        handles,
        labels,
        loc="lower left",
        bbox_to_anchor=(-0.01, 1.01),
        ncols=len(labels),
        frameon=False,
        fontsize=11.5,
        handlelength=1.1,
        handletextpad=0.5,
        columnspacing=1.3,
    )
    return figure


def _draw_bars(axes: Axes, bars: Sequence[Mapping[str, Any]]) -> None:
    """Draw how many videos there were, by outcome, each on top of the ones before."""
    heights = [0] * len(bars[0]["values"])
    for bar in bars:
        places = range(len(heights))
        style = {"color": bar["colour"], "label": bar["label"], "zorder": 2}
        axes.bar(places, bar["values"], _BAR_WIDTH, bottom=heights, **style)
        heights = [a + b for a, b in zip(heights, bar["values"], strict=True)]
    _scale(axes, max(heights), _STEPS_OF_WHOLE, ".")
    axes.grid(axis="y", color=_GRID, linewidth=1.2, zorder=0)


def _draw_line(axes: Axes, line: Mapping[str, Any], decimal_mark: str) -> None:
    """Draw the dollars, with a scale of their own on the right."""
    values = [float(value) for value in line["values"]]
    is_dense = len(values) > _MOST_MARKED
    axes.plot(
        values,
        color=line["colour"],
        label=line["label"],
        linewidth=2.0 if is_dense else 2.6,
        marker="" if is_dense else "o",
        markersize=6.5,
        markeredgecolor="white",
        markeredgewidth=1.2,
        solid_joinstyle="round",
        clip_on=False,
    )
    _scale(axes, max(values), _STEPS, decimal_mark)


def _scale(axes: Axes, largest: float, steps: Sequence[float], decimal_mark: str) -> None:
    """Give an axis four steps of a round length, so that left and right have the same lines."""
    step = next(step for step in steps if step * _INTERVALS >= largest * _HEADROOM)
    ticks = [step * number for number in range(_INTERVALS + 1)]
    axes.set_ylim(0, ticks[-1])
    axes.set_yticks(ticks, [f"{tick:,.10g}".translate(_marks(decimal_mark)) for tick in ticks])
    axes.spines[["left", "right", "top"]].set_visible(False)
    axes.tick_params(length=0, pad=7)


def _marks(decimal_mark: str) -> Mapping[int, str]:
    return {ord("."): decimal_mark, ord(","): "\N{NARROW NO-BREAK SPACE}"}


def _label_slots(axes: Axes, labels: Sequence[str]) -> None:
    places = [place for place, label in enumerate(labels) if label]
    axes.set_xticks(places, [labels[place] for place in places])
    axes.set_xlim(-0.6, len(labels) - 0.4)


def _legend(axes: Axes) -> tuple[list[Any], list[Any]]:
    return axes.get_legend_handles_labels()


if __name__ == "__main__":
    sys.exit(main())
