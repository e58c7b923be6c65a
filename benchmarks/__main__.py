"""``python -m benchmarks``: measure everything, or what is named, and print one table.

``--write`` keeps the figures, puts the table into ``benchmarks/RESULTS.md``, with the date and the
machine, and draws the picture of the results from it.
"""

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Callable

from benchmarks import (
    at_once,
    backlog,
    blocks,
    claims,
    handling,
    large_files,
    lateness,
    limits,
    questions,
    restart,
    resting,
    ticks,
)
from benchmarks.arguments import arguments
from benchmarks.figure import HEAD, Figure, row
from benchmarks.machine import machine
from benchmarks.picture import draw
from benchmarks.results import Measured, keep, put

Measure = Callable[[], AsyncIterator[Figure]]

MEASURES: dict[str, Measure] = {
    "lateness": lateness.figures,
    "at-once": at_once.figures,
    "limits": limits.figures,
    "handling": handling.figures,
    "backlog": backlog.figures,
    "ticks": ticks.figures,
    "questions": questions.figures,
    "claims": claims.figures,
    "resting": resting.figures,
    "restart": restart.figures,
    "large-files": large_files.figures,
    "blocks": blocks.figures,
}
"""What is measured, in the order of the table."""


def main() -> int:
    """Measure and print; return how many measures failed."""
    names, is_kept = arguments("benchmarks", "Measure what the bot costs.", MEASURES)
    logging.disable()  # who is killed ends in the middle of a sentence
    return asyncio.run(_measure(names, _write if is_kept else _forget))


async def _measure(names: list[str], write: Callable[[Measured], None]) -> int:
    """Measure, and print each figure as soon as it is known; return how many measures failed."""
    print(HEAD)  # noqa: T201 -- that is what it is for
    failed = 0
    for name in names:
        try:
            write({name: [_told(figure) async for figure in MEASURES[name]()]})
        except TimeoutError:  # the other bot may give somebody up, where others use the machine
            print(f"{name} took too long and was not measured", file=sys.stderr)  # noqa: T201
            failed += 1
    return failed


def _told(figure: Figure) -> Figure:
    print(row(figure), flush=True)  # noqa: T201
    return figure


def _forget(_: Measured) -> None:
    """Keep nothing."""


def _write(measured: Measured) -> None:
    """Keep what was measured, with what was measured of the others before."""
    figures = [figure for each in keep(measured, MEASURES).values() for figure in each]
    put("machine", [f"{machine()}."])
    put("table", [HEAD, *map(row, figures)])
    draw(figures)


if __name__ == "__main__":
    sys.exit(main())
