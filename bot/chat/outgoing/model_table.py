"""The models side by side: a table narrow enough for a phone, in a font of one width."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.money.credits import Credits
from bot.texts import Html, Texts
from bot.veo.catalogue import Family

COMPARED = 8
"""Seconds of the video whose prices stand side by side: every family makes it."""

_BRAND = "Veo"
"""What all titles begin with: said once, above them."""
_SOUND, _SILENT = "♪", "–"
"""They stand last, because not every font gives each of them the same width as a letter."""


@dataclass(frozen=True)
class ModelRow:
    """What is compared of a family."""

    family: Family
    seconds: float
    """how long it usually takes to make a video"""
    price: Credits | None
    """of a video of COMPARED seconds; None: no prices are shown"""
    has_sound: bool


def model_table(texts: Texts, rows: Sequence[ModelRow]) -> Html:
    """Return the table; without prices it has no column for them."""
    head = [_BRAND, texts("models-wait"), texts.seconds(COMPARED), _SOUND]
    cells = [head, *(_cells(texts, row) for row in rows)]
    if any(row.price is None for row in rows):
        cells = [[*line[:2], *line[3:]] for line in cells]
    widths = [max(map(len, each)) for each in zip(*cells, strict=True)]
    lines = "\n".join(_line(line, widths) for line in cells)
    return Html(f"<pre>{lines}</pre>")


def _cells(texts: Texts, row: ModelRow) -> list[str]:
    price = "" if row.price is None else texts.amount(row.price)
    name = row.family.title.removeprefix(_BRAND).strip()
    return [name, texts.seconds(row.seconds), price, _SOUND if row.has_sound else _SILENT]


def _line(cells: Iterable[str], widths: Sequence[int]) -> str:
    """Return a line of the table: names to the left, figures to the right."""
    first, *others = zip(cells, widths, strict=True)
    figures = (f"{cell:>{width}}" for cell, width in others)
    return " ".join([f"{first[0]:<{first[1]}}", *figures])
