"""Rows that become due and are claimed under leases: what all work queues have in common.

A lease is ``lease_owner`` and ``lease_until``. A process that is killed loses its rows when the
lease runs out. The same claim works on SQLite, with its one writer, and on PostgreSQL, where
``FOR UPDATE SKIP LOCKED`` keeps several processes apart.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import Any, ClassVar, Generic, TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.wakeups import WORK, announce

T = TypeVar("T")

Moment = float | sa.BindParameter[float]
"""A moment, or the parameter of a statement that is built once and gets it later."""

Keys = Sequence[int] | sa.BindParameter[Sequence[int]]

NO_LEASE: Mapping[str, None] = {"lease_owner": None, "lease_until": None}
"""The columns of a row that nobody holds."""

NOW: sa.BindParameter[float] = sa.bindparam("now", type_=sa.Double)
_HELD: sa.BindParameter[Sequence[int]] = sa.bindparam("held", expanding=True)


class LeasedRows(ABC, Generic[T]):
    """A table with the columns ``next_at``, ``lease_owner`` and ``lease_until``.

    Every method raises StoreUnavailable when the database does not answer.
    """

    _undone: ClassVar[Mapping[str, Any]] = {}
    """What a stop in order sets back, besides the lease, in rows whose work it cuts short."""

    def __init__(self, database: Database, table: sa.Table, key: sa.Column[int]) -> None:
        """Take ``key``, the table's primary key."""
        self._db = database
        self._table = table
        self._key = key

    @abstractmethod
    def _is_open(self) -> sa.ColumnElement[bool]:
        """Return the condition that there is still something to do with a row."""

    def _parts(self) -> Sequence[sa.ColumnElement[bool]]:
        """Return what divides the rows into those that an index has in the order of their times."""
        return [sa.true()]

    def _is_next(self, now: Moment) -> sa.ColumnElement[bool]:
        """Return the condition that no other row has to go first."""
        return sa.true()

    async def _before_claim(self, connection: AsyncConnection) -> None:
        """Prepare the transaction of a claim."""

    @abstractmethod
    def _read(self, row: sa.Row[Any]) -> T:
        """Return what a row holds."""

    async def claim(
        self, owner: str, now: float, lease: float, most: int, held: Collection[int]
    ) -> Sequence[T]:
        """Claim up to ``most`` rows that are due and that nobody holds, longest due first.

        They are the owner's for ``lease`` seconds. Those in ``held`` it still works on.
        """
        wanted = {"now": now, "held": list(held), "lease_owner": owner, "lease_until": now + lease}
        async with self._db.write() as connection:
            await self._before_claim(connection)
            return await self._take(connection, wanted, most)

    async def _take(
        self, connection: AsyncConnection, wanted: Mapping[str, Any], most: int
    ) -> Sequence[T]:
        """Claim them in a transaction: all that it takes are the owner's, or none."""
        return await self._taken(connection, self._claim, wanted, most)

    async def _taken(
        self, connection: AsyncConnection, claim: sa.Update, wanted: Mapping[str, Any], most: int
    ) -> Sequence[T]:
        rows = await connection.execute(claim, {**wanted, "most": most})
        return [self._read(row) for row in rows]

    @cached_property
    def _claim(self) -> sa.Update:
        """The statement of a claim, built once: building it takes longer than executing it."""
        return self._claim_in_order(self._table.c.next_at, self._key)

    def _claim_in_order(
        self, *order: sa.ColumnElement[Any], among: sa.ColumnElement[bool] | None = None
    ) -> sa.Update:
        # Chosen once, before anything is changed: else PostgreSQL may choose anew for each row.
        due = (
            sa.select(self._key)
            .where(self._is_due(NOW, _HELD), sa.true() if among is None else among)
            .order_by(*order)
            .limit(sa.bindparam("most", type_=sa.Integer))
            .with_for_update(skip_locked=True)
            .cte("due")
        )
        claimed = self._key.in_(sa.select(due.c[self._key.name]))
        return self._table.update().where(claimed).returning(self._table)

    def _is_due(self, now: Moment, held: Keys) -> sa.ColumnElement[bool]:
        table = self._table.c
        return sa.and_(
            self._is_open(),
            table.next_at <= now,
            sa.or_(table.lease_until.is_(None), table.lease_until <= now),
            self._key.not_in(held),
            self._is_next(now),
        )

    def any_due(self, now: Moment, held: Keys) -> sa.ColumnElement[bool]:
        """Return, as a column of a query, whether a claim would find anything."""
        # In order, and part by part: else PostgreSQL may read all that are pending, as its plan for
        # a prepared statement takes any of them for due.
        due = sa.select(self._key).where(self._is_due(now, held)).order_by(self._table.c.next_at)
        firsts = (due.where(part).limit(1).scalar_subquery() for part in self._parts())
        return sa.or_(*(first.is_not(None) for first in firsts))

    def next_due(self, after: Moment, until: Moment) -> sa.ColumnElement[float | None]:
        """Return, likewise, when the next row is due that nobody holds, if before ``until``."""
        table = self._table.c
        query = sa.select(sa.func.min(table.next_at)).where(
            self._is_open(),
            table.next_at > after,
            table.next_at <= until,
            table.lease_until.is_(None),
        )
        return query.scalar_subquery()

    async def renew(self, owner: str, keys: Collection[int], until: float) -> None:
        """Renew the leases of rows that are being worked on."""
        renewal = (
            self._table.update()
            .where(self._key.in_(list(keys)), self._table.c.lease_owner == owner)
            .values(lease_until=until)
        )
        async with self._db.write() as connection:
            await connection.execute(renewal)

    async def release(self, owner: str | None = None, *, in_order: bool = True) -> int:
        """Release the leases of an owner, or all of them; return how many.

        An owner stops ``in_order``, or is dead.
        """
        table = self._table.c
        # The end of a lease has an index, its owner has none.
        is_held = table.lease_until > 0
        if owner is not None:
            is_held = sa.and_(is_held, table.lease_owner == owner)
        undone = self._undone if owner and in_order else {}
        release = self._table.update().where(is_held)
        release = release.values(**NO_LEASE, **undone)
        async with self._db.write() as connection:
            released = (await connection.execute(release)).rowcount
            await announce(connection, WORK)
            return released

    async def hand_back(self, owner: str, keys: Collection[int], next_at: float) -> None:
        """End the leases of rows whose work met an outage: they are due again at ``next_at``."""
        back = (
            self._table.update()
            .where(self._key.in_(list(keys)), self._table.c.lease_owner == owner)
            .values(**NO_LEASE, next_at=next_at)
        )
        async with self._db.write() as connection:
            await connection.execute(back)
