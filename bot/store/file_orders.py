"""Files that people have asked for: what is to be sent, and was sent a while ago."""

from dataclasses import asdict, dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.leases import NO_LEASE, LeasedRows
from bot.store.schema import file_orders, tasks
from bot.store.wakeups import WORK, announce
from bot.tasks.task import Requester

_AGAIN = 60.0
"""Seconds after a file was sent in which it is not sent once more to the same chat."""


@dataclass(frozen=True)
class FileOrder:
    """Somebody wants the original of a video, in the chat where they ask. Times are in seconds."""

    id: int
    task_id: int
    requester: Requester
    created_at: float
    attempts: int
    """failures in a row"""
    lease_owner: str | None = None


@dataclass(frozen=True)
class SentFile:
    """What Telegram says of a file, by which it can be sent again and recognized."""

    file_id: str
    unique_id: str


class FileOrders(LeasedRows[FileOrder]):
    """The table of what people want as a file.

    Every method raises StoreUnavailable when the database does not answer.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database, file_orders, file_orders.c.id)

    async def add(self, source_key: str, task_id: int, requester: Requester, now: float) -> bool:
        """Store that a press asks for a file; return False where that is under way, or just done.

        The same press asks once.
        """
        chat_id = requester.chat_id
        row = {
            "source_key": source_key,
            "task_id": task_id,
            "chat_id": chat_id,
            "requester": asdict(requester),
            "created_at": now,
            "next_at": now,
            "attempts": 0,
        }
        async with self._db.write() as connection:
            await self._db.lock(connection, chat_id)
            if await _is_known(connection, source_key):
                return True
            if await _is_under_way(connection, task_id, chat_id, now):
                return False
            await connection.execute(file_orders.insert().values(row))
            await announce(connection, WORK)
            return True

    async def done(self, order: FileOrder, now: float) -> None:
        """Store that nothing is left to do."""
        await self._update(order, done_at=now)

    async def sent(self, order: FileOrder, file: SentFile, now: float) -> None:
        """Store, likewise, what was sent, so that it need not be fetched again.

        It is a fact, whoever learns it.
        """
        known = tasks.update().where(tasks.c.id == order.task_id, tasks.c.forgotten.is_(False))
        values = {"document_id": file.file_id, "document_unique_id": file.unique_id}
        async with self._db.write() as connection:
            await connection.execute(known.values(values))
            ended = file_orders.update().where(file_orders.c.id == order.id)
            await connection.execute(ended.values(done_at=now, **NO_LEASE))

    async def later(self, order: FileOrder, next_at: float, *, failed: bool = True) -> None:
        """Try again at ``next_at``; count a failure, unless nothing was tried."""
        await self._update(order, next_at=next_at, attempts=order.attempts + failed)

    async def move(self, order: FileOrder, chat_id: int, now: float) -> None:
        """Send it to the new id of a group; what it was to answer stands in the old one."""
        requester = replace(order.requester, chat_id=chat_id, message_id=0)
        await self._update(order, chat_id=chat_id, requester=asdict(requester), next_at=now)

    async def sweep(self, done_before: float, most: int) -> int:
        """Forget up to ``most`` that were done long ago; return how many that were."""
        return await self._db.delete_some(file_orders, file_orders.c.done_at < done_before, most)

    async def _update(self, order: FileOrder, **values: Any) -> None:
        change = file_orders.update().where(
            file_orders.c.id == order.id,
            file_orders.c.done_at.is_(None),
            file_orders.c.lease_owner.is_not_distinct_from(order.lease_owner),
        )
        async with self._db.write() as connection:
            await connection.execute(change.values(**values, **NO_LEASE))

    def _is_open(self) -> sa.ColumnElement[bool]:
        return file_orders.c.done_at.is_(None)

    def _read(self, row: sa.Row[Any]) -> FileOrder:
        return FileOrder(
            row.id,
            row.task_id,
            Requester(**row.requester),
            row.created_at,
            row.attempts,
            row.lease_owner,
        )


async def _is_known(connection: AsyncConnection, source_key: str) -> bool:
    known = sa.select(file_orders.c.id).where(file_orders.c.source_key == source_key)
    return await connection.scalar(known) is not None


async def _is_under_way(
    connection: AsyncConnection, task_id: int, chat_id: int, now: float
) -> bool:
    """Return whether a file is to be sent to a chat, or was sent there moments ago."""
    # What seems to have been sent in the future was sent while the clock was ahead.
    was_sent = file_orders.c.done_at.between(now - _AGAIN, now + _AGAIN)
    is_fresh = sa.or_(file_orders.c.done_at.is_(None), was_sent)
    same = sa.select(file_orders.c.id).where(
        file_orders.c.task_id == task_id, file_orders.c.chat_id == chat_id, is_fresh
    )
    return await connection.scalar(same.limit(1)) is not None
