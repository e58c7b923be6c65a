"""What tasks have really cost: settled and corrected by the provider's charges.

Each task is settled in one transaction of its own, which may be repeated, and made by two processes
at once: the task's row is locked, and entries of the ledger have unique keys.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.money.credits import Credits
from bot.money.ledger import EntryKind
from bot.money.periods import Since
from bot.store.database import Database
from bot.store.ledger import Ledger
from bot.store.schema import charges, entries, tasks
from bot.store.tasks.rows import task_of
from bot.store.tasks.videos import IS_VIDEO
from bot.tasks.settlement import charge, correction, given_back, release, settle_key
from bot.tasks.task import ENDED, WITHOUT_VIDEO, Task

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Matched:
    """What has become known of a task's cost."""

    task: Task
    booked: Credits | None
    """what was booked as its cost before; None: nothing was yet"""

    @property
    def is_corrected(self) -> bool:
        """Whether something else was booked before."""
        return self.booked is not None and self.booked != self.task.cost


class Settlements:
    """Brings the ledger into line with what the provider has charged."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._ledger = Ledger(database)

    async def unmatched(self, since: Since, most: int) -> Sequence[int]:
        """Return tasks since a moment that have charges which are no task's yet.

        A lost call that was found after its charge was read has some too, and so has what was
        asked for before there was a ledger: it counts for no day.
        """
        is_in = sa.or_(
            tasks.c.day >= since.day,
            sa.and_(tasks.c.day.is_(None), tasks.c.created_at >= since.at),
        )
        is_unmatched = sa.exists().where(
            charges.c.reference == tasks.c.generation_id, charges.c.task_id.is_(None)
        )
        query = (
            sa.select(tasks.c.id)
            .where(is_in, tasks.c.generation_id.is_not(None), is_unmatched)
            .limit(most)
        )
        async with self._db.read() as connection:
            return (await connection.scalars(query)).all()

    async def match(self, task_id: int, now: float) -> Matched | None:
        """Adopt the charges of a task's generation, and book what they add up to.

        Returns None where there is nothing new.
        """
        async with self._db.write() as connection:
            task = await _locked(connection, task_id)
            newest = await _adopt(connection, task) if task else None
            if task is None or newest is None:
                return None
            task = replace(task, cost=await _cost_of(connection, task_id))
            change = tasks.update().where(tasks.c.id == task_id).values(cost=task.cost)
            await connection.execute(change)
            booked = await _booked(connection, task_id)
            await self._book(connection, task, booked, newest, now)
            return Matched(task, booked)

    async def _book(
        self,
        connection: AsyncConnection,
        task: Task,
        booked: Credits | None,
        newest: int,
        now: float,
    ) -> None:
        cost = task.cost or 0
        if task.day is None:  # asked for before there was a ledger
            return
        if booked is None and cost:  # what costs nothing is given back once it has ended
            await self._ledger.book(connection, replace(charge(task, cost), at=now))
        elif booked is not None and booked != cost:
            await self._ledger.book(connection, correction(task, cost - booked, newest, now))

    async def oldest_open(self) -> float | None:
        """Return when the oldest request came of which nobody knows yet what it cost."""
        query = sa.select(sa.func.min(tasks.c.created_at)).where(
            tasks.c.day.is_not(None), ~_is_settled()
        )
        async with self._db.read() as connection:
            oldest: float | None = await connection.scalar(query)
            return oldest

    async def open(self, since_day: str, ended_before: float, most: int) -> Sequence[Task]:
        """Return ended videos that the provider has accepted, and of which nobody knows the cost.

        The last that ended come first, for the provider is the more likely to know them.
        """
        query = (
            _unsettled(since_day)
            .where(tasks.c.generation_id.is_not(None), tasks.c.updated_at <= ended_before, IS_VIDEO)
            .order_by(tasks.c.updated_at.desc())
            .limit(most)
        )
        async with self._db.read() as connection:
            return [task_of(row) for row in await connection.execute(query)]

    async def uncharged(self, ended_before: float, most: int) -> Sequence[Task]:
        """Return tasks without a video that are paid in Stars, and were charged nothing in all."""
        are_paid = sa.and_(tasks.c.stars.is_not(None), tasks.c.updated_at < ended_before)
        return await self._free(are_paid, most)

    async def taken_back(self, since_day: str, most: int) -> Sequence[Task]:
        """Return tasks without a video that count for a day, and whose charges come to nothing."""
        has_charges = sa.exists().where(charges.c.task_id == tasks.c.id)
        counts = sa.and_(tasks.c.stars.is_(None), tasks.c.day >= since_day)
        return await self._free(sa.and_(counts, has_charges), most)

    async def _free(self, where: sa.ColumnElement[bool], most: int) -> Sequence[Task]:
        is_free = sa.and_(tasks.c.status.in_(WITHOUT_VIDEO), _is_for_nothing())
        query = sa.select(tasks).where(where, is_free).limit(most)
        async with self._db.read() as connection:
            return [task_of(row) for row in await connection.execute(query)]

    async def release(self, task: Task, now: float) -> bool:
        """Book that a task without a video has cost nothing; return whether that is new.

        What has been charged for it by now keeps it from that; what comes later corrects it.
        """
        async with self._db.write() as connection:
            known = await _locked(connection, task.id)
            if known is None or known.generation_id != task.generation_id:
                return False
            if known.status not in WITHOUT_VIDEO or not await _is_free(connection, task.id):
                return False
            is_settled = not await self._ledger.book(connection, replace(release(known), at=now))
            return not is_settled or await self._ledger.book(connection, given_back(known, now))


async def _locked(connection: AsyncConnection, task_id: int) -> Task | None:
    """Return a task that nobody else changes until the transaction ends."""
    query = sa.select(tasks).where(tasks.c.id == task_id).with_for_update()
    row = (await connection.execute(query)).first()
    return task_of(row) if row else None


async def _adopt(connection: AsyncConnection, task: Task) -> int | None:
    """Make the charges of a task's generation the task's; return the newest of them, if any."""
    adopted = (
        charges.update()
        .where(charges.c.reference == task.generation_id, charges.c.task_id.is_(None))
        .values(task_id=task.id)
        .returning(charges.c.id)
    )
    return max((await connection.scalars(adopted)).all(), default=None)


async def _cost_of(connection: AsyncConnection, task_id: int) -> Credits:
    """Return what a task's charges add up to, and nothing where more was given back.

    What is given back for one video, or is read before its charge, makes room for no other.
    """
    query = sa.select(sa.func.sum(charges.c.credits)).where(charges.c.task_id == task_id)
    amount = int(await connection.scalar(query) or 0)
    if amount < 0:
        log.warning("task %s was charged %s credits: booked as none", task_id, amount)
    return max(0, amount)


async def _booked(connection: AsyncConnection, task_id: int) -> Credits | None:
    """Return what is booked as a task's cost, or None while it is not settled."""
    settled = sa.select(entries.c.id).where(entries.c.key == settle_key(task_id))
    if await connection.scalar(settled) is None:
        return None
    query = sa.select(sa.func.sum(entries.c.charged)).where(entries.c.task_id == task_id)
    return int(await connection.scalar(query) or 0)


def _unsettled(since_day: str) -> sa.Select[Any]:
    """Return the query for ended tasks of which neither ledger knows what they cost."""
    is_charged = sa.exists().where(charges.c.reference == tasks.c.generation_id)
    return sa.select(tasks).where(
        tasks.c.day >= since_day, tasks.c.status.in_(ENDED), ~_is_settled(), ~is_charged
    )


async def _is_free(connection: AsyncConnection, task_id: int) -> bool:
    query = sa.select(tasks.c.id).where(tasks.c.id == task_id, _is_for_nothing())
    return await connection.scalar(query) is not None


def _is_for_nothing() -> sa.ColumnElement[bool]:
    """Return whether a task is charged nothing, by either ledger, and still counts or has Stars."""
    amount = sa.select(sa.func.coalesce(sa.func.sum(charges.c.credits), 0)).where(
        charges.c.reference == tasks.c.generation_id
    )
    return sa.and_(
        _booked_sum(entries.c.videos) > 0,
        _booked_sum(entries.c.charged) == 0,
        amount.scalar_subquery() <= 0,
    )


def _booked_sum(column: sa.Column[int]) -> sa.ScalarSelect[Any]:
    query = sa.select(sa.func.sum(column)).where(entries.c.task_id == tasks.c.id)
    return query.scalar_subquery()


def _is_settled() -> sa.ColumnElement[bool]:
    return sa.exists().where(
        entries.c.task_id == tasks.c.id,
        entries.c.kind.in_([EntryKind.CHARGE, EntryKind.RELEASE, EntryKind.CREDIT]),
    )
