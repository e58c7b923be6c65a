"""Budgets that admins have set for one person or one chat; they replace those of the settings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import BudgetTooLow
from bot.money.budgets import Allowance, Scope, Spent, videos_left
from bot.money.credits import Credits
from bot.store.database import Database
from bot.store.moves import first_id, lock_account
from bot.store.schema import budgets
from bot.store.totals import spent_by


@dataclass(frozen=True)
class Budget:
    """What one person or one chat may spend in a day."""

    scope: Scope
    subject_id: int
    amount: Credits
    """0 means without limit"""


class Budgets:
    """The table of budgets."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def set(self, budget: Budget, day: str, set_by: int, now: float) -> None:
        """Set a budget that holds from now on.

        Raises:
            BudgetTooLow: more is spent or reserved today already; nothing was changed.
        """
        async with self._db.write() as connection:
            # Whoever asks for a video meanwhile waits: their reservation counts, too.
            await lock_account(self._db, connection, budget.subject_id)
            subject_id = await _account(connection, budget.scope, budget.subject_id)
            spent = await spent_by(connection, budget.scope, subject_id, day)
            if 0 < budget.amount < spent.total:
                raise BudgetTooLow(spent.total)
            row = {"scope": budget.scope, "subject_id": subject_id}
            values = {"credits": budget.amount, "set_by": set_by, "set_at": now}
            await connection.execute(self._db.put(budgets, row, values))

    async def remove(self, scope: Scope, subject_id: int) -> bool:
        """Let the settings' budget hold again; return whether there was another one."""
        async with self._db.write() as connection:
            await lock_account(self._db, connection, subject_id)
            account = await _account(connection, scope, subject_id)
            gone = await connection.execute(budgets.delete().where(_is(scope, account)))
            return bool(gone.rowcount)

    async def all(self, most: int) -> list[Budget]:
        """Return the budgets that were set last, at most so many."""
        query = sa.select(budgets).order_by(budgets.c.set_at.desc()).limit(most)
        async with self._db.read() as connection:
            rows = await connection.execute(query)
            return [Budget(Scope(row.scope), row.subject_id, row.credits) for row in rows]

    async def spent(self, scope: Scope, subject_id: int, day: str) -> Spent:
        """Return what a person, a chat or everybody has used on a day."""
        async with self._db.read() as connection:
            account = await _account(connection, scope, subject_id)
            return await spent_by(connection, scope, account, day)

    async def videos_left(
        self, allowances: Sequence[Allowance], day: str, price: Credits
    ) -> int | None:
        """Return how many videos of a price all of these leave on a day; None: without limit."""
        async with self._db.read() as connection:
            lefts = []
            for each in await with_budgets(connection, allowances):
                account = await _account(connection, each.scope, each.subject_id)
                spent = await spent_by(connection, each.scope, account, day)
                lefts.append(videos_left(each, spent, price))
        return min((left for left in lefts if left is not None), default=None)

    async def allowance(self, allowance: Allowance) -> Allowance:
        """Return an allowance with the budget that was set in its place, if any."""
        async with self._db.read() as connection:
            return (await with_budgets(connection, [allowance]))[0]


async def with_budgets(
    connection: AsyncConnection, allowances: Sequence[Allowance]
) -> list[Allowance]:
    """Return allowances with the budgets that were set in their place."""
    keys = [
        (each.scope, await _account(connection, each.scope, each.subject_id)) for each in allowances
    ]
    scopes = {f"scope_{place}": scope for place, (scope, _) in enumerate(keys)}
    subjects = {f"subject_{place}": subject_id for place, (_, subject_id) in enumerate(keys)}
    rows = await connection.execute(_budgets(len(keys)), {**scopes, **subjects})
    known = {(row.scope, row.subject_id): row.credits for row in rows}
    return [
        replace(allowance, budget=known.get(key, allowance.budget))
        for allowance, key in zip(allowances, keys, strict=True)
    ]


@cache
def _budgets(count: int) -> sa.Select[Any]:
    """Return the query for so many budgets, built once."""
    # Not as a list of pairs: for that, SQLite would use no index.
    are_theirs = (
        sa.and_(
            budgets.c.scope == sa.bindparam(f"scope_{place}"),
            budgets.c.subject_id == sa.bindparam(f"subject_{place}"),
        )
        for place in range(count)
    )
    return sa.select(budgets).where(sa.or_(sa.false(), *are_theirs))


async def _account(connection: AsyncConnection, scope: Scope, subject_id: int) -> int:
    return await first_id(connection, subject_id) if scope is Scope.CHAT else subject_id


def _is(scope: Scope, subject_id: int) -> sa.ColumnElement[bool]:
    return sa.and_(budgets.c.scope == scope, budgets.c.subject_id == subject_id)
