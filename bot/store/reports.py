"""What admins look at: sums over some days, and the ledger itself, page by page."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.money.ledger import Entry, EntryKind
from bot.money.periods import Period
from bot.store.database import Database
from bot.store.ledger import entry_of
from bot.store.schema import entries, tasks
from bot.store.tasks.videos import IS_VIDEO
from bot.tasks.statistics import EntrySum, Spender, Statistics, VideoCount, statistics
from bot.tasks.task import Reason, Status

_MOST_WAITS = 10_000
"""Videos whose waiting times are looked at, the newest."""

_SPENDERS = 3
_PAGE = 1000


class Reports:
    """Reads. Each day is found by an index, and the sums are made by the database."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def statistics(self, period: Period, hours: Sequence[float] = ()) -> Statistics:
        """Return the sums of some days; of one day also by hour, where it is told when those begin.

        What a video costs counts for when it was asked for. Private chats are no chats here: what
        was spent there stands with its person.
        """
        slots = _Slots(period, hours)
        async with self._db.snapshot() as connection:
            return statistics(
                slots.count,
                await _videos(connection, slots),
                await _entries(connection, slots),
                await _waits(connection, period),
                await _spenders(connection, period, entries.c.chat_id, entries.c.chat_id < 0),
                await _spenders(connection, period, entries.c.user_id),
            )

    async def pages(
        self, period: Period, most: int = _PAGE
    ) -> AsyncIterator[Sequence[tuple[int, Entry]]]:
        """Yield the entries of some days with their ids, in the order of days, in pages."""
        day, number = period.first.isoformat(), 0
        while True:
            query = (
                sa.select(entries)
                .where(
                    _is_in(period, entries.c.day),
                    sa.tuple_(entries.c.day, entries.c.id) > (day, number),
                )
                .order_by(entries.c.day, entries.c.id)
                .limit(most)
            )
            async with self._db.read() as connection:
                rows = (await connection.execute(query)).all()
            if not rows:
                return
            yield [(row.id, entry_of(row)) for row in rows]
            day, number = rows[-1].day, rows[-1].id


class _Slots:
    """The days of a period, or the hours of its only day, and how the database tells them apart."""

    def __init__(self, period: Period, hours: Sequence[float]) -> None:
        self.period = period
        self._days = period.days
        self._hours = hours
        self.count = len(hours) or len(self._days)

    def of(self, day: sa.Column[str], moment: sa.ColumnElement[float]) -> sa.ColumnElement[Any]:
        """Return the expression for what a row belongs to."""
        if not self._hours:
            return day
        ends = enumerate(self._hours[1:])
        return sa.case(*((moment < end, number) for number, end in ends), else_=self.count - 1)

    def number(self, value: Any) -> int:
        """Return the number of the slot that this expression names."""
        return int(value) if self._hours else self._days.index(value)


async def _videos(connection: AsyncConnection, slots: _Slots) -> list[VideoCount]:
    slot = slots.of(tasks.c.day, tasks.c.created_at).label("slot")
    query = (
        sa.select(slot, tasks.c.status, tasks.c.reason, sa.func.count().label("videos"))
        .where(_is_in(slots.period, tasks.c.day), IS_VIDEO)
        .group_by("slot", tasks.c.status, tasks.c.reason)
    )
    return [
        VideoCount(
            slots.number(row.slot),
            Status(row.status),
            Reason(row.reason) if row.reason else None,
            row.videos,
        )
        for row in await connection.execute(query)
    ]


async def _entries(connection: AsyncConnection, slots: _Slots) -> list[EntrySum]:
    asked_at = sa.func.coalesce(tasks.c.created_at, entries.c.at)
    slot = slots.of(entries.c.day, asked_at).label("slot")
    sums = [sa.func.sum(entries.c[name]) for name in ("reserved", "charged", "stars")]
    query = (
        sa.select(slot, entries.c.kind, *sums)
        .select_from(entries.outerjoin(tasks, tasks.c.id == entries.c.task_id))
        .where(_is_in(slots.period, entries.c.day))
        .group_by("slot", entries.c.kind)
    )
    return [
        EntrySum(slots.number(number), EntryKind(kind), *map(int, amounts))
        for number, kind, *amounts in await connection.execute(query)
    ]


async def _waits(connection: AsyncConnection, period: Period) -> list[tuple[str, float]]:
    query = (
        sa.select(tasks.c.model_id, tasks.c.delivered_at - tasks.c.created_at)
        .where(_is_in(period, tasks.c.day), tasks.c.delivered_at.is_not(None), IS_VIDEO)
        .order_by(tasks.c.day.desc(), tasks.c.id.desc())
        .limit(_MOST_WAITS)
    )
    return [(model_id, seconds) for model_id, seconds in await connection.execute(query)]


async def _spenders(
    connection: AsyncConnection,
    period: Period,
    who: sa.Column[int],
    *conditions: sa.ColumnElement[bool],
) -> list[Spender]:
    amount = sa.func.sum(entries.c.reserved + entries.c.charged)
    videos = sa.func.sum(entries.c.videos)
    query = (
        sa.select(who, amount, videos)
        .where(_is_in(period, entries.c.day), entries.c.task_id.is_not(None), *conditions)
        .group_by(who)
        .having(sa.or_(amount > 0, videos > 0))
        .order_by(amount.desc(), videos.desc(), who)
        .limit(_SPENDERS)
    )
    return [Spender(*map(int, row)) for row in await connection.execute(query)]


def _is_in(period: Period, day: sa.Column[str]) -> sa.ColumnElement[bool]:
    return day.between(period.first.isoformat(), period.last.isoformat())
