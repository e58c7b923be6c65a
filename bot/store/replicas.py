"""The processes that share a database: which of them leads, and which are alive."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.engines import APPLICATION
from bot.store.schema import leaderships, replicas
from bot.store.wakeups import LEADER_GONE, announce

_ONLY = "jobs"
"""The name of the only leadership: whoever has it polls, and runs the jobs."""

FROZEN = 10.0
"""Seconds after which nobody sends the rest of a statement any more."""

_ACTIVITY = sa.table(
    "pg_stat_activity",
    *(sa.column(name) for name in ("pid", "datname", "usename", "application_name")),
    *(sa.column(name) for name in ("state", "wait_event", "state_change")),
)
_END_FROZEN = sa.select(sa.func.pg_terminate_backend(_ACTIVITY.c.pid)).where(
    _ACTIVITY.c.datname == sa.func.current_database(),
    _ACTIVITY.c.usename == sa.func.current_user(),
    _ACTIVITY.c.application_name == APPLICATION,
    _ACTIVITY.c.state == "active",
    _ACTIVITY.c.wait_event == "ClientRead",
    sa.func.extract("epoch", sa.func.clock_timestamp() - _ACTIVITY.c.state_change)
    > sa.bindparam("seconds"),
)


@dataclass(frozen=True)
class Leader:
    """The process that leads, if it is alive."""

    owner: str
    until: float
    """when its lease ends, in seconds since the epoch"""
    is_caught_up: bool
    """whether no more updates wait at Telegram, as far as it knows"""


class Replicas:
    """The tables of leaders and of processes. Each method raises StoreUnavailable."""

    def __init__(self, database: Database, owner: str) -> None:
        """Take ``owner``, the name of this process."""
        self._db = database
        self._owner = owner

    async def lead(self, now: float, until: float) -> bool:
        """Lead until a moment, if nobody else does; return whether this process leads."""
        is_ours = leaderships.c.owner == self._owner
        is_free = sa.or_(is_ours, leaderships.c.until <= now)
        take = (
            leaderships.update()
            .where(leaderships.c.name == _ONLY, is_free)
            .values(
                owner=self._owner, until=until, caught_up=sa.and_(is_ours, leaderships.c.caught_up)
            )
        )
        first = self._db.insert_missing(leaderships).values(
            name=_ONLY, owner=self._owner, until=until, caught_up=False
        )
        async with self._db.write() as connection:
            if (await connection.execute(take)).rowcount:
                return True
            return bool((await connection.execute(first)).rowcount)

    async def resign(self) -> None:
        """Let somebody else lead at once, and be counted no more."""
        leads = sa.and_(leaderships.c.name == _ONLY, leaderships.c.owner == self._owner)
        async with self._db.write() as connection:
            await connection.execute(leaderships.update().where(leads).values(until=0.0))
            await connection.execute(replicas.delete().where(replicas.c.owner == self._owner))
            await announce(connection, LEADER_GONE)

    async def leader(self) -> Leader | None:
        """Return who has led last."""
        async with self._db.read() as connection:
            row = (await connection.execute(sa.select(leaderships))).one_or_none()
        return Leader(row.owner, row.until, row.caught_up) if row else None

    async def catch_up(self, *, caught_up: bool) -> None:
        """Store whether updates wait at Telegram, where this process leads."""
        change = leaderships.update().where(leaderships.c.owner == self._owner)
        async with self._db.write() as connection:
            await connection.execute(change.values(caught_up=caught_up))

    async def end_frozen(self, seconds: float = FROZEN) -> int:
        """End what processes have begun that froze in the middle of a statement; return how many.

        PostgreSQL ends a transaction that stands still by itself, but not one whose client has had
        a statement prepared and does not go on: that counts as active, and keeps its locks for ever
        (the manual, "statement_timeout", "idle_in_transaction_session_timeout").
        """
        if self._db.is_sqlite:
            return 0
        async with self._db.read() as connection:
            return len((await connection.scalars(_END_FROZEN, {"seconds": seconds})).all())

    async def be_counted(self, now: float, until: float) -> int:
        """Count as alive until a moment; return how many are."""
        alive = sa.select(sa.func.count()).select_from(replicas).where(replicas.c.until > now)
        put = self._db.put(replicas, {"owner": self._owner}, {"until": until})
        async with self._db.write() as connection:
            await connection.execute(put)
            return await connection.scalar(alive) or 1

    async def bury(self, now: float) -> Sequence[str]:
        """Count those no more who have not been heard of; return their names."""
        dead = replicas.delete().where(replicas.c.until <= now).returning(replicas.c.owner)
        async with self._db.write() as connection:
            return (await connection.scalars(dead)).all()
