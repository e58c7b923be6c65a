"""Queries to the table of tasks. None of them changes anything."""

from collections.abc import Collection, Sequence

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import tasks
from bot.store.tasks.lost import may_be_found
from bot.store.tasks.rows import newest_task, task_of
from bot.store.tasks.videos import IS_VIDEO
from bot.tasks.schedule import LONGEST_LOG_SEARCH
from bot.tasks.task import ENDED, IN_PROGRESS, PENDING, Reason, Status, Task

_MESSAGES = (tasks.c.message_id, tasks.c.progress_message_id, tasks.c.result_message_id)

_TOLD_OF = PENDING | {Status.UNCERTAIN}
"""The statuses of which an inline message has more to say than that it is over."""

_LONGEST_CALL = 120.0
"""Seconds after which a paid call surely has an answer, or never will."""

# Built once: that takes longer than executing it.
_AHEAD = sa.select(sa.func.count()).where(
    tasks.c.outcome_notified.is_(False),
    tasks.c.status == Status.QUEUED,
    tasks.c.id < sa.bindparam("task"),
    IS_VIDEO,
)


class TaskQueries:
    """Finds tasks. Every method raises StoreUnavailable when the database does not answer."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def get(self, task_id: int) -> Task | None:
        """Return a task by its id."""
        async with self._db.read() as connection:
            return await newest_task(connection, tasks.c.id == task_id)

    async def at(self, chat_id: int, message_id: int) -> Task | None:
        """Return the task that a message asks for, tells the progress of, or shows the video of."""
        # A query for each column: each has its index, of which one with "or" would use none.
        ids = [
            sa.select(tasks.c.id).where(tasks.c.chat_id == chat_id, column == message_id)
            for column in _MESSAGES
        ]
        async with self._db.read() as connection:
            return await newest_task(connection, tasks.c.id.in_(sa.union_all(*ids)))

    async def by_file(self, file_unique_id: str) -> Task | None:
        """Return the task that made a video or its file, wherever that has been forwarded."""
        # A query for each column, as each has its index.
        ids = [
            sa.select(tasks.c.id).where(column == file_unique_id)
            for column in (tasks.c.file_unique_id, tasks.c.document_unique_id)
        ]
        async with self._db.read() as connection:
            return await newest_task(connection, tasks.c.id.in_(sa.union_all(*ids)))

    async def by_source(self, source_key: str) -> Task | None:
        """Return the task that a message or a press has asked for."""
        async with self._db.read() as connection:
            return await newest_task(connection, tasks.c.source_key == source_key)

    async def takes(self, task: Task) -> Sequence[Task]:
        """Return all takes of a task's request as they are now, in order."""
        query = sa.select(tasks).where(tasks.c.source_key == task.source_key)
        async with self._db.read() as connection:
            rows = await connection.execute(query.order_by(tasks.c.sequence))
            return [task_of(row) for row in rows]

    async def asker_in(self, inline_message_id: str) -> int | None:
        """Return who has asked for what an inline message shows, if anybody is known to have."""
        where = tasks.c.inline_message_id == inline_message_id
        async with self._db.read() as connection:
            task = await newest_task(connection, where)
        return task.requester.user_id if task else None

    async def is_overtaken(self, task: Task) -> bool:
        """Return whether the inline message of a task tells of another one by now.

        It shows the video of one already, or what became of a lost task that was bought again.
        """
        is_told_of = sa.and_(tasks.c.id > task.id, tasks.c.status.in_(_TOLD_OF))
        query = sa.select(tasks.c.id).where(
            tasks.c.inline_message_id == task.inline_message_id,
            tasks.c.id != task.id,
            sa.or_(tasks.c.status == Status.DELIVERED, is_told_of),
        )
        async with self._db.read() as connection:
            return await connection.scalar(query.limit(1)) is not None

    async def cancelled_by(self, key: str) -> Task | None:
        """Return the task that a message or a press has cancelled."""
        async with self._db.read() as connection:
            return await newest_task(connection, tasks.c.cancelled_by == key)

    async def in_progress(self, most: int) -> Sequence[Task]:
        """Return the oldest tasks that wait or are being made, in every chat."""
        # A query for each status: each reads its oldest in order, where one would sort them all.
        oldest = [_oldest(status, most) for status in IN_PROGRESS]
        query = (
            sa.select(tasks)
            .where(tasks.c.id.in_(sa.union_all(*oldest)))
            .order_by(tasks.c.id)
            .limit(most)
        )
        async with self._db.read() as connection:
            return [task_of(row) for row in await connection.execute(query)]

    async def in_progress_among(self, ids: Collection[int]) -> Sequence[Task]:
        """Return those of some tasks that wait or are being made."""
        query = sa.select(tasks).where(tasks.c.id.in_(ids), tasks.c.status.in_(IN_PROGRESS))
        async with self._db.read() as connection:
            return [task_of(row) for row in await connection.execute(query)]

    async def ahead_of(self, task: Task) -> int:
        """Return how many requests for videos wait before this one."""
        async with self._db.read() as connection:
            return await connection.scalar(_AHEAD, {"task": task.id}) or 0

    async def lost(self, now: float, most: int) -> Sequence[Task]:
        """Return the tasks whose paid call has no known outcome, the newest first.

        Those that a person waits for come before all others, which are looked for for a day after
        they were given up or cancelled.
        """
        is_waited_for = tasks.c.status == Status.SUBMITTING
        is_over = sa.or_(
            tasks.c.status == Status.UNCERTAIN, tasks.c.submitted_at <= now - _LONGEST_CALL
        )
        query = (
            sa.select(tasks)
            .where(
                tasks.c.generation_id.is_(None),
                tasks.c.submitted_at > now - LONGEST_LOG_SEARCH,
                sa.or_(
                    sa.and_(is_waited_for, _is_not_being_made(now)),
                    sa.and_(may_be_found(now), is_over),
                ),
            )
            .order_by(is_waited_for.desc(), tasks.c.submitted_at.desc())
            .limit(most)
        )
        async with self._db.read() as connection:
            return [task_of(row) for row in await connection.execute(query)]

    async def pending_in(self, chat_id: int, most: int = 20) -> Sequence[Task]:
        """Return the pending tasks of a chat, oldest first."""
        query = (
            sa.select(tasks)
            .where(
                tasks.c.chat_id == chat_id,
                tasks.c.status.in_(PENDING),
                tasks.c.outcome_notified.is_(False),
            )
            .order_by(tasks.c.id)
            .limit(most)
        )
        async with self._db.read() as connection:
            return [task_of(row) for row in await connection.execute(query)]

    async def last_reasons(
        self, since: float, since_day: str, most: int
    ) -> Sequence[Reason | None]:
        """Return why the videos failed that ended last, or None for each that did not.

        They ended since a moment and were asked for since a day. What somebody cancelled is left
        out.
        """
        query = (
            sa.select(tasks.c.reason)
            .where(
                tasks.c.day >= since_day,
                tasks.c.updated_at > since,
                tasks.c.status.in_(ENDED - {Status.CANCELLED}),
                IS_VIDEO,
            )
            .order_by(tasks.c.updated_at.desc())
            .limit(most)
        )
        async with self._db.read() as connection:
            reasons = (await connection.scalars(query)).all()
            return [Reason(reason) if reason else None for reason in reasons]

    async def durations(self, model_id: str, most: int = 50) -> Sequence[float]:
        """Return how many seconds the newest videos of a model took from submit to ready."""
        query = (
            sa.select(tasks.c.ready_at - tasks.c.submitted_at)
            .where(
                tasks.c.model_id == model_id,
                tasks.c.measured,
                tasks.c.ready_at.is_not(None),
                tasks.c.submitted_at.is_not(None),
            )
            .order_by(tasks.c.ready_at.desc())
            .limit(most)
        )
        async with self._db.read() as connection:
            return list((await connection.scalars(query)).all())


def _oldest(status: Status, most: int) -> sa.Select[tuple[int]]:
    oldest = (
        sa.select(tasks.c.id)
        .where(tasks.c.outcome_notified.is_(False), tasks.c.status == status)
        .order_by(tasks.c.id)
        .limit(most)
    )
    return sa.select(oldest.subquery().c.id)


def _is_not_being_made(now: float) -> sa.ColumnElement[bool]:
    """Return the condition that nobody holds a task: a call that is still made is not lost."""
    return sa.or_(tasks.c.lease_until.is_(None), tasks.c.lease_until <= now)
