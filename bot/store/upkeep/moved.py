"""The mark on a database that was moved elsewhere, so that nobody goes on with the old one."""

from collections.abc import Mapping

import sqlalchemy as sa

from bot.errors import UpkeepRefused
from bot.store.database import Database
from bot.store.installation import keep
from bot.store.schema import installation

MOVING, MOVED = "moving to", "moved to"
"""The keys of the marks: while it is not known whether a move is complete, and once it is."""

MARKS = (MOVING, MOVED)

_QUERY = sa.select(installation.c.key, installation.c.value).where(installation.c.key.in_(MARKS))


async def check_not_moved(database: Database) -> None:
    """Check that a database is still the one to work on.

    Raises:
        UpkeepRefused: it was moved, or may have been; it says where to.
        StoreUnavailable: the database does not answer.
    """
    marks = await marks_of(database)
    if problem := what_is_wrong(marks):
        raise UpkeepRefused(problem)


def what_is_wrong(marks: Mapping[str, str]) -> str:
    """Return why nobody may work on a database with these marks; empty: somebody may."""
    if where := marks.get(MOVED):
        return f"it was moved to {where}: set DATABASE_URL to that"
    if where := marks.get(MOVING):
        return f"a move of it to {where} was interrupted: run `veogram move` again"
    return ""


async def marks_of(database: Database) -> dict[str, str]:
    """Return the marks by their keys.

    Raises:
        StoreUnavailable: the database does not answer.
    """
    async with database.read() as connection:
        return {row.key: row.value for row in await connection.execute(_QUERY)}


async def mark_moving(database: Database, where: str) -> None:
    """Mark a database as one that is about to be used elsewhere.

    Raises:
        StoreUnavailable: the database does not answer.
    """
    await keep(database, MOVING, where)


async def mark_moved(database: Database, where: str) -> None:
    """Mark a database as one that is used elsewhere.

    Raises:
        StoreUnavailable: the database does not answer.
    """
    await keep(database, MOVED, where)
