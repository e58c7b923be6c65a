"""A figure of the table: what was measured, beside what, and whether that is what we aim for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One row of the table. Ours and the other are measured side by side, in one run."""

    what: str
    ours: str
    """with its unit"""
    beside: str
    """the same of what it is compared with, and what that is"""
    aim: str
    is_met: bool
    ratio: float | None = None
    """ours to the other's, less being better; None where nothing is compared"""


def row(figure: Figure) -> str:
    """Return a figure as a row of a Markdown table."""
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f} ×"
    mark = "✓" if figure.is_met else "✗"
    cells = (figure.what, figure.ours, figure.beside, ratio, f"{mark} {figure.aim}")
    return f"| {' | '.join(cells)} |"


HEAD = "| what | Veogram | beside | ratio | aim |\n|---|---|---|---|---|"
