"""Whether something can still be measured, be it at a size at which it says nothing."""

from collections.abc import AsyncIterator

from benchmarks.figure import HEAD, Figure, row


async def can_be_told(figures: AsyncIterator[Figure]) -> bool:
    """Return whether there are figures, each with a number that has its place in the table."""
    columns = HEAD.splitlines()[0].count("|")
    measured = [figure async for figure in figures]
    return bool(measured) and all(
        any(letter.isdigit() for letter in figure.ours) and row(figure).count("|") == columns
        for figure in measured
    )
