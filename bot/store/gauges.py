"""What waits and what is spent, as the tables say at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.money.budgets import Allowance, Scope, Spent
from bot.money.credits import Credits
from bot.store.budgets import with_budgets
from bot.store.database import Database
from bot.store.schema import inbox, tasks
from bot.store.totals import spent_by
from bot.tasks.task import PENDING, Status


@dataclass(frozen=True)
class Line:
    """Updates that are not handled yet."""

    length: int = 0
    oldest_at: float | None = None
    """when the one came that has waited longest; None where none waits"""


@dataclass(frozen=True)
class Readings:
    """All of it; every process that shares the database reads the same."""

    pending: Mapping[Status, int]
    in_line: Line
    aside: Line
    """those that are tried again without holding up their chats"""
    spent: Spent
    """by everybody, today"""
    budget: Credits
    """of everybody, for a day; 0: without limit"""


class Gauges:
    """Reads them."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def read(self, everybody: Allowance, day: str) -> Readings:
        """Return what the tables say now; ``everybody`` is the allowance of the settings.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        async with self._db.snapshot() as connection:
            lines = await _lines(connection)
            (allowance,) = await with_budgets(connection, [everybody])
            return Readings(
                pending=await _pending(connection),
                in_line=lines.get(False, Line()),
                aside=lines.get(True, Line()),
                spent=await spent_by(connection, Scope.ALL, 0, day),
                budget=allowance.budget,
            )


async def _pending(connection: AsyncConnection) -> dict[Status, int]:
    query = (
        sa.select(tasks.c.status, sa.func.count())
        .where(tasks.c.outcome_notified.is_(False), tasks.c.status.in_(PENDING))
        .group_by(tasks.c.status)
    )
    found = {Status(status): count for status, count in await connection.execute(query)}
    return {status: found.get(status, 0) for status in PENDING}


async def _lines(connection: AsyncConnection) -> dict[bool, Line]:
    query = (
        sa.select(inbox.c.aside, sa.func.count(), sa.func.min(inbox.c.received_at))
        # All have a time at which they are due; named so that only open rows are read, by an index.
        .where(inbox.c.done_at.is_(None), inbox.c.next_at > 0)
        .group_by(inbox.c.aside)
    )
    rows = await connection.execute(query)
    return {bool(aside): Line(count, oldest_at) for aside, count, oldest_at in rows}
