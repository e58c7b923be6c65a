"""``python -m benchmarks``: measure everything, or what is named, and print one table.

``--write`` puts the table into ``benchmarks/RESULTS.md``, with the date and the machine, and draws
the picture of the README from it.
"""

import argparse
import asyncio
import logging
from collections.abc import AsyncIterator, Callable

from benchmarks import backlog, handling, large_files, resting
from benchmarks.figure import HEAD, Figure, row

Measure = Callable[[], AsyncIterator[Figure]]

MEASURES: dict[str, Measure] = {
    "handling": handling.figures,
    "backlog": backlog.figures,
    "resting": resting.figures,
    "large-files": large_files.figures,
}
"""What is measured, in the order of the table."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *MEASURES], help="all, if none is named")
    parser.add_argument("--write", action="store_true", help="keep the results")
    arguments = parser.parse_args()
    logging.disable()  # who is killed ends in the middle of a sentence
    asyncio.run(_print_all(arguments.names or list(MEASURES)))


async def _print_all(names: list[str]) -> None:
    print(HEAD)  # noqa: T201 -- that is what it is for
    for name in names:
        async for figure in MEASURES[name]():
            print(row(figure), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
