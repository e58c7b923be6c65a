"""The ledger: entries that are only ever added, and the sums of each day beside them."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import LimitReached
from bot.money.budgets import Allowance, Scope, Spent
from bot.money.ledger import Entry
from bot.store.database import Database
from bot.store.moves import first_id
from bot.store.schema import entries, totals


class Ledger:
    """Books entries. What is booked is part of the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def book(
        self,
        connection: AsyncConnection,
        entry: Entry,
        allowances: Sequence[Allowance] = (),
        resumes_at: datetime | None = None,
    ) -> bool:
        """Add an entry and return whether it is new; the same key is booked once.

        Raises:
            LimitReached: one of the allowances would be exceeded. The transaction has to end
                without effect.
        """
        values = {**asdict(entry), "chat_id": await first_id(connection, entry.chat_id)}
        added = await connection.execute(self._db.insert_missing(entries).values(values))
        if not added.rowcount:
            return False
        known = {allowance.scope: allowance for allowance in allowances}
        subjects = {Scope.USER: entry.user_id, Scope.CHAT: values["chat_id"], Scope.ALL: 0}
        for scope, subject_id in subjects.items():
            allowance = known.get(scope, Allowance(scope, subject_id))
            if not await self._add(connection, entry, scope, subject_id, allowance):
                spent = await spent_by(connection, scope, subject_id, entry.day)
                raise _exceeded(allowance, spent, resumes_at)
        return True

    async def _add(
        self,
        connection: AsyncConnection,
        entry: Entry,
        scope: Scope,
        subject_id: int,
        allowance: Allowance,
    ) -> bool:
        """Add an entry to the sums of a scope, and return whether they are within its allowance."""
        row = {"scope": scope, "subject_id": subject_id, "day": entry.day}
        empty = {**row, **asdict(Spent())}
        await connection.execute(self._db.insert_missing(totals).values(empty))
        change = (
            totals.update()
            .where(*(totals.c[name] == value for name, value in row.items()))
            .values(
                videos=totals.c.videos + entry.videos,
                reserved=totals.c.reserved + entry.reserved,
                charged=totals.c.charged + entry.charged,
            )
        )
        if allowance.videos:
            change = change.where(totals.c.videos + entry.videos <= allowance.videos)
        if allowance.budget:
            spent = totals.c.reserved + totals.c.charged
            change = change.where(spent + entry.reserved <= allowance.budget)
        return bool((await connection.execute(change)).rowcount)


def _exceeded(allowance: Allowance, spent: Spent, resumes_at: datetime | None) -> LimitReached:
    if allowance.videos and spent.videos >= allowance.videos:
        return LimitReached(f"{allowance.scope}-daily", allowance.videos, resumes_at)
    return LimitReached(f"{allowance.scope}-budget", allowance.budget, resumes_at)


async def spent_by(connection: AsyncConnection, scope: Scope, subject_id: int, day: str) -> Spent:
    """Return what a scope has used on a day."""
    query = sa.select(totals.c.videos, totals.c.reserved, totals.c.charged).where(
        totals.c.scope == scope, totals.c.subject_id == subject_id, totals.c.day == day
    )
    row = (await connection.execute(query)).first()
    return Spent(*row) if row else Spent()
