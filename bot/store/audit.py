"""The audit: whether the sums beside the ledger are those of its entries."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.money.budgets import Scope
from bot.store.database import Database
from bot.store.schema import balances, entries, totals

_SUMS = ("videos", "reserved", "charged")
_SUBJECTS: dict[Scope, Any] = {
    Scope.ALL: sa.literal(0),
    Scope.USER: entries.c.user_id,
    Scope.CHAT: entries.c.chat_id,
}


@dataclass(frozen=True)
class Difference:
    """A sum that is not what its entries add up to."""

    name: str
    """of what: ``user 7 on 2026-11-21``"""
    kept: tuple[int, ...]
    booked: tuple[int, ...]


class Audit:
    """Compares the sums with the entries."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def differences(self, since_day: str = "") -> list[Difference]:
        """Return the sums that differ, of days from ``since_day`` on and of all balances."""
        async with self._db.snapshot() as connection:
            found = [
                difference
                for scope, subject in _SUBJECTS.items()
                for difference in await _totals(connection, scope, subject, since_day)
            ]
            return found + await _balances(connection)


async def _totals(
    connection: AsyncConnection, scope: Scope, subject: sa.ColumnElement[int], since_day: str
) -> list[Difference]:
    subject, day = subject.label("subject"), entries.c.day
    booked = (
        sa.select(subject, day, *(sa.func.sum(entries.c[name]) for name in _SUMS))
        .where(entries.c.prepaid.is_(False), entries.c.task_id.is_not(None), day >= since_day)
        .group_by(subject, day)
    )
    kept = sa.select(totals.c.subject_id, totals.c.day, *(totals.c[name] for name in _SUMS)).where(
        totals.c.scope == scope, totals.c.day >= since_day
    )
    left, right = await _by_key(connection, kept, 2), await _by_key(connection, booked, 2)
    return [
        Difference(f"{scope} {key[0]} on {key[1]}", left.get(key, ()), right.get(key, ()))
        for key in left.keys() | right.keys()
        if left.get(key) != right.get(key)
    ]


async def _balances(connection: AsyncConnection) -> list[Difference]:
    # As a literal, so that the index of such entries serves.
    has_stars = entries.c.stars != sa.literal_column("0")
    stars = sa.select(entries.c.user_id, sa.func.sum(entries.c.stars)).where(has_stars)
    booked = stars.group_by(entries.c.user_id)
    left = await _by_key(connection, sa.select(balances.c.user_id, balances.c.stars), 1)
    right = await _by_key(connection, booked, 1)
    return [
        Difference(f"Stars of {key[0]}", left.get(key, (0,)), right.get(key, (0,)))
        for key in left.keys() | right.keys()
        if left.get(key, (0,)) != right.get(key, (0,))
    ]


async def _by_key(
    connection: AsyncConnection, query: sa.Select[Any], keys: int
) -> dict[tuple[Any, ...], tuple[int, ...]]:
    rows = (await connection.execute(query)).all()
    return {tuple(row[:keys]): tuple(int(value) for value in row[keys:]) for row in rows}
