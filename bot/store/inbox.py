"""The inbox: updates as they came, stored before they are confirmed to Telegram.

Within a chat they are handled in their order, one at a time; updates without a chat stand alone.
A row that could not be handled may step aside: it is tried again without holding up its chat.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.leases import LeasedRows
from bot.store.schema import inbox

Raw = dict[str, Any]
"""An update as Telegram sends it."""

_RELEASE_LEASE: dict[str, Any] = {"lease_owner": None, "lease_until": None}


@dataclass(frozen=True)
class Received:
    """An update that has just come."""

    update_id: int
    chat_id: int | None
    """the chat whose order it keeps, or None where it stands alone"""
    payload: Raw


@dataclass(frozen=True)
class InboxRow:
    """A stored update. Times are seconds since the epoch."""

    update_id: int
    chat_id: int | None
    payload: Raw
    received_at: float
    attempts: int
    """how often handling it has failed"""
    lease_owner: str | None = None

    @property
    def id(self) -> int:
        """The key, as the work queue asks for it."""
        return self.update_id


class Inbox(LeasedRows[InboxRow]):
    """The table of received updates."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, inbox, inbox.c.update_id)

    async def store(self, updates: Iterable[Received], now: float) -> None:
        """Store updates, all or none; those that are known already stay as they are."""
        rows = [
            {
                "update_id": update.update_id,
                "chat_id": update.chat_id,
                "payload": update.payload,
                "received_at": now,
                "next_at": now,
                "attempts": 0,
                "aside": False,
            }
            for update in updates
        ]
        if rows:
            async with self._db.write() as connection:
                await connection.execute(self._db.insert_missing(inbox), rows)

    async def done(self, row: InboxRow, now: float) -> None:
        """Nothing is left to do: the payload goes, the id stays so that it is known again."""
        await self._update(row, sa.true(), payload=None, done_at=now, **_RELEASE_LEASE)

    async def postpone(self, row: InboxRow, next_at: float) -> None:
        """Try again at ``next_at``; what stands behind it in its chat waits for it."""
        await self._update(row, _is_held_by(row), next_at=next_at, **_RELEASE_LEASE)

    async def step_aside(self, row: InboxRow, next_at: float, *, failed: bool = False) -> None:
        """Try again at ``next_at``, and let pass meanwhile what stands behind it."""
        values = {"next_at": next_at, "aside": True, "attempts": row.attempts + failed}
        await self._update(row, _is_held_by(row), **values, **_RELEASE_LEASE)

    async def _update(
        self, row: InboxRow, condition: sa.ColumnElement[bool], **values: Any
    ) -> None:
        is_open = sa.and_(inbox.c.update_id == row.update_id, inbox.c.done_at.is_(None))
        async with self._db.write() as connection:
            await connection.execute(inbox.update().where(is_open, condition).values(values))

    async def has_unseen(self, chat_id: int, besides: int) -> bool:
        """Return whether a chat has updates that nobody has begun to handle."""
        query = sa.select(inbox.c.update_id).where(
            inbox.c.chat_id == chat_id,
            inbox.c.done_at.is_(None),
            inbox.c.aside.is_(False),
            inbox.c.update_id != besides,
        )
        async with self._db.read() as connection:
            return (await connection.execute(query.limit(1))).first() is not None

    async def sweep(self, done_before: float, most: int) -> int:
        """Forget up to ``most`` updates that were done long ago; return how many that were."""
        old = sa.select(inbox.c.update_id).where(inbox.c.done_at < done_before).limit(most)
        async with self._db.write() as connection:
            forget = inbox.delete().where(inbox.c.update_id.in_(old.scalar_subquery()))
            return (await connection.execute(forget)).rowcount

    def _is_open(self) -> sa.ColumnElement[bool]:
        return inbox.c.done_at.is_(None)

    def _is_next(self, now: float) -> sa.ColumnElement[bool]:
        """Return the condition that a row is the one of its chat to be handled now.

        That is the first one that has not stepped aside, or, where there is nothing of that kind
        to do, the first one that has. Nobody works on another one of the chat meanwhile.
        """
        other = inbox.alias("other")
        is_earlier = other.c.update_id < inbox.c.update_id
        is_due = other.c.next_at <= now
        goes_first = sa.or_(
            other.c.lease_until > now,
            sa.and_(other.c.aside.is_(False), is_earlier),
            sa.and_(other.c.aside.is_(False), inbox.c.aside, is_due),
            sa.and_(other.c.aside, inbox.c.aside, is_earlier, is_due),
        )
        return ~sa.exists().where(
            other.c.chat_id == inbox.c.chat_id,
            other.c.done_at.is_(None),
            other.c.update_id != inbox.c.update_id,
            goes_first,
        )

    def _read(self, row: sa.Row[Any]) -> InboxRow:
        return InboxRow(
            update_id=row.update_id,
            chat_id=row.chat_id,
            payload=row.payload,
            received_at=row.received_at,
            attempts=row.attempts,
            lease_owner=row.lease_owner,
        )


def _is_held_by(row: InboxRow) -> sa.ColumnElement[bool]:
    """Return the condition that whoever claimed the row has not lost it meanwhile."""
    return inbox.c.lease_owner == row.lease_owner
