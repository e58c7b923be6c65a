"""What the bot has cost, and where our ledger and the provider's differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.money.costs import Costs, Tally
from bot.money.credits import Credits
from bot.money.ledger import EntryKind
from bot.money.periods import Since
from bot.store.database import Database
from bot.store.schema import charges, entries, tasks


@dataclass(frozen=True)
class Unlisted:
    """A task that is booked as charged, and that the provider's ledger does not have."""

    task_id: int
    day: str
    amount: Credits


class CostQueries:
    """Sums up charges and entries. Every method raises StoreUnavailable when that fails."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def of(self, since: Since, missing_before: float) -> Costs:
        """Return what was spent since a moment.

        The provider's charges count for when they were recorded, ours for the day on which a video
        was asked for. What ended before ``missing_before`` should have been charged by now.
        """
        is_ours = charges.c.task_id.is_not(None)
        async with self._db.snapshot() as connection:
            charged = await connection.execute(
                sa.select(is_ours, sa.func.sum(charges.c.credits))
                .where(charges.c.charged_at >= since.at)
                .group_by(is_ours)
            )
            by_owner = {bool(ours): int(amount) for ours, amount in charged}
            return Costs(
                matched=by_owner.get(True, 0),
                other=by_owner.get(False, 0),
                corrected=await _corrected(connection, since.at),
                awaited=await _tally(connection, _unlisted(since.day, missing_before, ">")),
                ours_only=await _tally(connection, _unlisted(since.day, missing_before, "<=")),
                reserved=await _tally(connection, _reserved(since.day)),
            )

    async def ours_only(
        self, first_day: str, missing_before: float, most: int
    ) -> Sequence[Unlisted]:
        """Return what is booked as charged and not in the provider's ledger, the newest first."""
        found = _unlisted(first_day, missing_before, "<=")
        number, day, _ = found.selected_columns
        query = found.order_by(day.desc(), number.desc()).limit(most)
        async with self._db.read() as connection:
            return [Unlisted(*row) for row in await connection.execute(query)]

    async def corrected(self, since: float, until: float) -> Tally:
        """Return which videos were found between two moments to have cost something else."""
        async with self._db.read() as connection:
            return await _corrected(connection, since, until)

    async def above_quote(self, since: float, until: float) -> Tally:
        """Return which videos were booked between two moments at more than was expected."""
        booked = (
            sa.select(entries.c.task_id)
            .where(
                entries.c.kind.in_([EntryKind.CHARGE, EntryKind.CORRECTION]),
                entries.c.at > since,
                entries.c.at <= until,
            )
            .distinct()
        )
        above = sa.select(tasks.c.cost - tasks.c.quote).where(
            tasks.c.id.in_(booked), tasks.c.cost > tasks.c.quote
        )
        async with self._db.read() as connection:
            return await _sums(connection, above.subquery())


def _unlisted(first_day: str, missing_before: float, how: str) -> sa.Select[Any]:
    """Return the query for what is booked as charged and has no charge of the provider's."""
    ended_at = sa.func.coalesce(tasks.c.ready_at, tasks.c.updated_at)
    return _positive(
        _sum_of(entries.c.charged),
        tasks.c.day >= first_day,
        ended_at.op(how, is_comparison=True)(missing_before),
        ~sa.exists().where(charges.c.task_id == tasks.c.id),
    )


def _reserved(first_day: str) -> sa.Select[Any]:
    return _positive(_sum_of(entries.c.reserved), tasks.c.day >= first_day)


def _sum_of(column: sa.Column[int]) -> sa.ScalarSelect[Any]:
    """Return a sum of the entries of a task."""
    return sa.select(sa.func.sum(column)).where(entries.c.task_id == tasks.c.id).scalar_subquery()


def _positive(amount: sa.ScalarSelect[Any], *where: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """Return the query for number, day and amount of tasks, where the amount is more than 0."""
    found = sa.select(tasks.c.id, tasks.c.day, amount.label("amount")).where(*where).subquery()
    return sa.select(found).where(found.c.amount > 0)


async def _corrected(
    connection: AsyncConnection, since: float, until: float | None = None
) -> Tally:
    times = [entries.c.at > since, *([] if until is None else [entries.c.at <= until])]
    query = (
        sa.select(sa.func.sum(entries.c.charged))
        .where(entries.c.kind == EntryKind.CORRECTION, *times)
        .group_by(entries.c.task_id)
    )
    return await _sums(connection, query.subquery())


async def _tally(connection: AsyncConnection, query: sa.Select[Any]) -> Tally:
    return await _sums(connection, query.subquery())


async def _sums(connection: AsyncConnection, rows: sa.Subquery) -> Tally:
    """Return how many rows there are, and the sum of their last column."""
    amount = list(rows.c)[-1]
    query = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(amount), 0)).select_from(rows)
    count, total = (await connection.execute(query)).one()
    return Tally(count, int(total))
