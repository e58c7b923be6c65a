"""What people wrote and got: tasks hold it until it is old, or its requester wants it forgotten.

The rows stay, with their ids, times and costs: limits and totals are counted from them.
"""

from typing import Any

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.prompts import forget_words
from bot.store.schema import tasks
from bot.store.tasks.lost import may_be_found
from bot.tasks.task import Status

_SENDING = 3600.0
"""Seconds after which nothing is on its way any more, of a video cancelled while it was sent."""

_BEING_READ = 3600.0
"""Seconds after the search for a lost paid call in which what was read last may yet be stored."""

_EMPTY: dict[str, Any] = {
    "forgotten": True,
    "video_url": None,
    "words": None,
    "file_id": None,
    "file_unique_id": None,
    "file_kind": None,
    "document_id": None,
    "document_unique_id": None,
    "detail": "",
}

_LEFT_OUT = ("negative_prompt", "seed", "video")
"""What is left out of a request; its prompt and its pictures are emptied."""


class TaskContents:
    """Empties tasks that have ended, a bounded number at a time.

    What is still looked for or may still be on its way to the chat counts as not ended.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    async def mark(self, user_id: int, most: int) -> int:
        """Mark up to ``most`` tasks of somebody to be forgotten when they have ended."""
        known = (
            sa.select(tasks.c.id)
            .where(
                tasks.c.user_id == user_id,
                tasks.c.to_forget.is_(False),
                tasks.c.forgotten.is_(False),
            )
            .limit(most)
        )
        async with self._db.write() as connection:
            mark = tasks.update().where(tasks.c.id.in_(known.scalar_subquery()))
            return (await connection.execute(mark.values(to_forget=True))).rowcount

    async def has_any(self, user_id: int) -> bool:
        """Return whether somebody has asked for anything that is not forgotten."""
        query = sa.select(tasks.c.id).where(
            tasks.c.user_id == user_id, tasks.c.forgotten.is_(False)
        )
        async with self._db.read() as connection:
            return await connection.scalar(query.limit(1)) is not None

    async def marked(self, user_id: int) -> int:
        """Return how many tasks of somebody are to be forgotten when they have ended."""
        query = sa.select(sa.func.count()).where(*_is_marked(), tasks.c.user_id == user_id)
        async with self._db.read() as connection:
            return await connection.scalar(query) or 0

    async def forget_marked(self, now: float, most: int, user_id: int | None = None) -> int:
        """Empty up to ``most`` tasks that are marked, of everybody or of one; return how many."""
        whose = () if user_id is None else (tasks.c.user_id == user_id,)
        return await self._forget(sa.and_(*_is_marked(), *whose, _is_over(now)), most)

    async def forget_old(self, ended_before: float, now: float, most: int) -> int:
        """Empty up to ``most`` tasks that ended before a moment; return how many."""
        is_old = sa.and_(tasks.c.forgotten.is_(False), tasks.c.updated_at < ended_before)
        return await self._forget(sa.and_(is_old, _is_over(now)), most)

    async def _forget(self, where: sa.ColumnElement[bool], most: int) -> int:
        chosen = sa.select(tasks.c.id, tasks.c.user_id, tasks.c.request).where(where).limit(most)
        change = (
            tasks.update()
            .where(
                tasks.c.id == sa.bindparam("task_id"),
                tasks.c.outcome_notified.is_(True),  # a lost call may have been found meanwhile
            )
            .values(request=sa.bindparam("emptied"), **_EMPTY)
        )
        async with self._db.write() as connection:
            rows = (await connection.execute(chosen)).all()
            emptied = [{"task_id": row.id, "emptied": _emptied(row.request)} for row in rows]
            if emptied:
                await connection.execute(change, emptied)
            await forget_words(connection, [(row.user_id, row.id) for row in rows])
            return len(emptied)


def _is_marked() -> tuple[sa.ColumnElement[bool], ...]:
    return tasks.c.to_forget.is_(True), tasks.c.forgotten.is_(False)


def _is_over(now: float) -> sa.ColumnElement[bool]:
    """Return the condition that the chat knows how a task ended and no fact can change that."""
    is_on_its_way = sa.and_(
        tasks.c.status == Status.CANCELLED,
        tasks.c.ready_at.is_not(None),
        tasks.c.updated_at > now - _SENDING,
    )
    return sa.and_(
        tasks.c.outcome_notified.is_(True), ~may_be_found(now, _BEING_READ), ~is_on_its_way
    )


def _emptied(request: dict[str, Any]) -> dict[str, Any]:
    """Return what says which model made how long a video, and nothing of what somebody wanted."""
    kept = {name: value for name, value in request.items() if name not in _LEFT_OUT}
    return {**kept, "prompt": "", "images": []}
