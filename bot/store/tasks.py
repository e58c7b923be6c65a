"""Tasks in the database. Each change has a name and says which status it leaves."""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.rows import ASKER, plain, task_of
from bot.store.schema import moves, tasks
from bot.store.usage import usage_of
from bot.tasks.limits import Limits, check
from bot.tasks.task import PENDING, Asker, Origin, Reason, Status, Task
from bot.veo.request import GenerationRequest

_MESSAGES = (tasks.c.message_id, tasks.c.progress_id, tasks.c.result_id)


class TaskStore:
    """The table of tasks.

    Every method raises StoreUnavailable when the database does not answer. A change returns the
    task as it is now, or None when the task was no longer as the change expected it: somebody
    else was faster, and the caller lets it be.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    async def add(
        self, asker: Asker, request: GenerationRequest, limits: Limits, now: float
    ) -> tuple[Task, bool]:
        """Write down what a message asks for and reserve its place in the limits, or neither.

        Returns the task and whether it is new: the same message asks only once.

        Raises:
            LimitReached: nothing was written down.
        """
        async with self._writing_for(asker) as connection:
            asker = await _at_home(connection, asker)
            known = await _one(connection, _asked_by(asker.chat_id, asker.message_id))
            if known:
                return known, False
            check(await usage_of(connection, asker, limits, now), limits)
            return await _insert(connection, asker, request, now), True

    async def add_press(
        self,
        asker: Asker,
        request: GenerationRequest,
        limits: Limits,
        now: float,
        origin: Origin,
        press_id: str,
    ) -> tuple[Task, bool]:
        """Write down what a press of a button asks for; like ``add``.

        A second tap of the same person on the same button is the same request as long as the
        first is in the making.
        """
        async with self._writing_for(asker) as connection:
            known = await _one(connection, _pressed(asker, origin, press_id))
            if known:
                return known, False
            check(await usage_of(connection, asker, limits, now), limits)
            take = await _next_take(connection, asker)
            return await _insert(
                connection, asker, request, now, take=take, origin=origin, press_id=press_id
            ), True

    @asynccontextmanager
    async def _writing_for(self, asker: Asker) -> AsyncIterator[AsyncConnection]:
        async with self._db.write() as connection:
            await self._db.lock(connection, asker.chat_id, asker.user_id)
            yield connection

    async def get(self, task_id: int) -> Task | None:
        """Return a task by its id."""
        async with self._db.read() as connection:
            return await _one(connection, tasks.c.id == task_id)

    async def at(self, chat_id: int, message_id: int) -> Task | None:
        """Return the task that a message asks for, tells the progress of, or shows the video of."""
        this = [column == message_id for column in _MESSAGES]
        async with self._db.read() as connection:
            return await _one(connection, sa.and_(tasks.c.chat_id == chat_id, sa.or_(*this)))

    async def of_file(self, file_unique_id: str) -> Task | None:
        """Return the task that made a video, wherever the video has been sent on to."""
        async with self._db.read() as connection:
            return await _one(connection, tasks.c.file_unique_id == file_unique_id)

    async def in_the_making(self, most: int) -> Sequence[Task]:
        """Return the newest tasks that wait or are being made, in every chat."""
        query = (
            sa.select(tasks)
            .where(
                tasks.c.settled.is_(False),
                tasks.c.status.in_([Status.QUEUED, Status.GENERATING]),
            )
            .order_by(tasks.c.id.desc())
            .limit(most)
        )
        async with self._db.read() as connection:
            return [task_of(row) for row in await connection.execute(query)]

    async def ahead_of(self, task: Task) -> int:
        """Return how many requests wait before this one."""
        query = sa.select(sa.func.count()).where(
            tasks.c.settled.is_(False), tasks.c.status == Status.QUEUED, tasks.c.id < task.id
        )
        async with self._db.read() as connection:
            return await connection.scalar(query) or 0

    async def pending_in(self, chat_id: int, most: int = 20) -> Sequence[Task]:
        """Return what is still to come in a chat, oldest first."""
        query = (
            sa.select(tasks)
            .where(tasks.c.chat_id == chat_id, tasks.c.status.in_(PENDING))
            .order_by(tasks.c.id)
            .limit(most)
        )
        async with self._db.read() as connection:
            return [task_of(row) for row in await connection.execute(query)]

    async def durations(self, model_id: str, most: int = 50) -> Sequence[float]:
        """Return how many seconds the newest videos of a model took from submit to ready."""
        query = (
            sa.select(tasks.c.ready_at - tasks.c.submitted_at)
            .where(
                tasks.c.model_id == model_id,
                tasks.c.ready_at.is_not(None),
                tasks.c.submitted_at.is_not(None),
            )
            .order_by(tasks.c.ready_at.desc())
            .limit(most)
        )
        async with self._db.read() as connection:
            return list((await connection.scalars(query)).all())

    async def claim(
        self,
        owner: str,
        statuses: Iterable[Status],
        now: float,
        lease: float,
        most: int,
        besides: Iterable[int] = (),
    ) -> Sequence[Task]:
        """Take over up to ``most`` tasks that are due and that nobody holds, longest due first.

        They are the owner's for ``lease`` seconds. Those in ``besides`` it still has in hand.
        """
        due = (
            sa.select(tasks.c.id)
            .where(
                tasks.c.settled.is_(False),
                tasks.c.status.in_(list(statuses)),
                tasks.c.next_at <= now,
                sa.or_(tasks.c.lease_until.is_(None), tasks.c.lease_until <= now),
                tasks.c.id.not_in(list(besides)),
            )
            .order_by(tasks.c.next_at)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        claim = (
            tasks.update()
            .where(tasks.c.id.in_(due.scalar_subquery()))
            .values(lease_owner=owner, lease_until=now + lease)
            .returning(*tasks.c)
        )
        async with self._db.write() as connection:
            return [task_of(row) for row in await connection.execute(claim)]

    async def next_due(self, after: float, until: float) -> float | None:
        """Return when the next pending task is due that nobody holds, if that is before long."""
        query = sa.select(sa.func.min(tasks.c.next_at)).where(
            tasks.c.settled.is_(False),
            tasks.c.status.in_(PENDING),
            tasks.c.next_at > after,
            tasks.c.next_at <= until,
            tasks.c.lease_until.is_(None),
        )
        async with self._db.read() as connection:
            due: float | None = await connection.scalar(query)
            return due

    async def renew(self, owner: str, task_ids: Iterable[int], until: float) -> None:
        """Hold on to tasks that are being worked on."""
        renewal = (
            tasks.update()
            .where(tasks.c.id.in_(list(task_ids)), tasks.c.lease_owner == owner)
            .values(lease_until=until)
        )
        async with self._db.write() as connection:
            await connection.execute(renewal)

    async def release(self, owner: str | None = None) -> int:
        """Hand back everything that an owner, or anybody, holds; return how much that was."""
        held = tasks.c.lease_owner.is_not(None) if owner is None else tasks.c.lease_owner == owner
        release = tasks.update().where(held).values(lease_owner=None, lease_until=None)
        async with self._db.write() as connection:
            return (await connection.execute(release)).rowcount

    async def submitting(self, task: Task, client_request_id: str, now: float) -> Task | None:
        """Write down that the paid call is about to be made. The lease stays."""
        return await self._change(
            task,
            Status.QUEUED,
            now,
            status=Status.SUBMITTING,
            client_request_id=client_request_id,
            submitted_at=now,
        )

    async def generating(
        self, task: Task, generation_id: str, now: float, next_at: float
    ) -> Task | None:
        """The provider has it: a fact, as long as this paid call is the one that counts."""
        return await self._learn(
            task,
            Status.SUBMITTING,
            now,
            status=Status.GENERATING,
            generation_id=generation_id,
            next_at=next_at,
        )

    async def queued_again(self, task: Task, now: float, next_at: float) -> Task | None:
        """The provider surely did not accept it: it will be sent again."""
        return await self._change(
            task,
            task.status,
            now,
            status=Status.QUEUED,
            client_request_id=None,
            submitted_at=None,
            **_later(task, next_at),
        )

    async def never_bought(self, task: Task, now: float) -> Task | None:
        """It was called off during the paid call, which then proved to have failed.

        It has cost nothing, the quota is given back, and the chat is told so; whoever is telling
        the other thing just now loses the task.
        """
        change = (
            tasks.update()
            .where(
                tasks.c.id == task.id,
                tasks.c.status == Status.CANCELLED,
                tasks.c.client_request_id == task.client_request_id,
            )
            .values(submitted_at=None, settled=False, updated_at=now, next_at=now, **_LET_GO)
            .returning(*tasks.c)
        )
        return await self._changed(change)

    async def ready(
        self, task: Task, video_url: str, cost_usd: float | None, now: float
    ) -> Task | None:
        """The video is finished, and due to be delivered: a fact."""
        return await self._learn(
            task,
            Status.GENERATING,
            now,
            status=Status.READY,
            video_url=video_url,
            cost_usd=cost_usd,
            ready_at=now,
            next_at=now,
        )

    async def delivered(
        self,
        task: Task,
        result_id: int,
        file_id: str,
        file_unique_id: str,
        file_kind: str | None,
        now: float,
    ) -> Task | None:
        """Telegram has it in the chat: a fact."""
        return await self._learn(
            task,
            Status.READY,
            now,
            status=Status.DELIVERED,
            result_id=result_id,
            file_id=file_id,
            file_unique_id=file_unique_id,
            file_kind=file_kind,
            delivered_at=now,
            next_at=now,
        )

    async def failed(self, task: Task, reason: Reason, now: float, detail: str = "") -> Task | None:
        """Nothing will come of it."""
        return await self._end(task, Status.FAILED, reason, now, detail)

    async def uncertain(self, task: Task, now: float) -> Task | None:
        """It may have been bought, and cannot be found."""
        return await self._end(task, Status.UNCERTAIN, Reason.LOST, now)

    async def call_off(self, task_id: int, now: float) -> Task | None:
        """Somebody called it off: it ends whatever it is doing, and whoever holds it loses it."""
        change = (
            tasks.update()
            .where(tasks.c.id == task_id, tasks.c.status.in_(PENDING))
            .values(
                status=Status.CANCELLED,
                reason=Reason.CALLED_OFF,
                updated_at=now,
                next_at=now,
                **_LET_GO,
            )
            .returning(*tasks.c)
        )
        return await self._changed(change)

    async def look_later(self, task: Task, now: float, next_at: float, **seen: Any) -> Task | None:
        """Nothing new, or a failure that passes: due again at ``next_at``."""
        return await self._change(
            task,
            task.status,
            now,
            next_at=next_at,
            **{**_LET_GO, "attempts": task.attempts, **seen},
        )

    async def try_later(self, task: Task, now: float, next_at: float) -> Task | None:
        """The stage failed in a way that may pass: due again at ``next_at``."""
        return await self._change(task, task.status, now, **_later(task, next_at))

    async def settled(self, task: Task, now: float) -> Task | None:
        """The chat knows of the end: nothing is left to do."""
        return await self._change(task, task.status, now, settled=True, **_LET_GO)

    async def fresh_link(
        self, task: Task, video_url: str, now: float, next_at: float
    ) -> Task | None:
        """The provider gave another link to the same video: due again at ``next_at``."""
        later = _later(task, next_at)
        return await self._change(task, Status.READY, now, video_url=video_url, **later)

    async def progress_shown(self, task_id: int, progress_id: int | None) -> Task | None:
        """Remember which message tells about the progress, whatever the task is doing."""
        change = (
            tasks.update()
            .where(tasks.c.id == task_id)
            .values(progress_id=progress_id)
            .returning(*tasks.c)
        )
        return await self._changed(change)

    async def chat_moved(self, old_id: int, new_id: int) -> None:
        """A group became a supergroup: what is still to come goes to the new one.

        Message ids do not move along: turned negative, they name no message there, and never one
        of the new group's own. The move is remembered, for an update from the old group may be
        delivered again.
        """
        move = (
            tasks.update()
            .where(tasks.c.chat_id == old_id)
            .values(
                chat_id=new_id, message_id=-tasks.c.message_id, progress_id=None, result_id=None
            )
        )
        async with self._db.write() as connection:
            await self._db.lock(connection, old_id)
            await connection.execute(move)
            if not await _moved_to(connection, old_id):
                await connection.execute(moves.insert().values(old_id=old_id, new_id=new_id))

    async def _end(
        self, task: Task, status: Status, reason: Reason, now: float, detail: str = ""
    ) -> Task | None:
        return await self._change(
            task,
            task.status,
            now,
            status=status,
            reason=reason,
            detail=detail,
            next_at=now,
            **_LET_GO,
        )

    async def _change(self, task: Task, leaves: Status, now: float, **values: Any) -> Task | None:
        """Compare and set: the row must still have this status, and be held by the same owner."""
        is_held = tasks.c.lease_owner == task.lease_owner
        return await self._compare_and_set(task, leaves, is_held, now, values)

    async def _learn(self, task: Task, leaves: Status, now: float, **values: Any) -> Task | None:
        """Compare and set what has been learned about this very purchase.

        A fact is true whoever learns it, so it asks for no lease: what was bought, made or sent
        by somebody who has lost the lease meanwhile need not be searched for, or sent again.
        """
        is_same = tasks.c.client_request_id == task.client_request_id
        return await self._compare_and_set(task, leaves, is_same, now, {**values, **_LET_GO})

    async def _compare_and_set(
        self,
        task: Task,
        leaves: Status,
        condition: sa.ColumnElement[bool],
        now: float,
        values: dict[str, Any],
    ) -> Task | None:
        change = (
            tasks.update()
            .where(
                tasks.c.id == task.id,
                tasks.c.status == leaves,
                condition,
            )
            .values(updated_at=now, **values)
            .returning(*tasks.c)
        )
        return await self._changed(change)

    async def _changed(self, change: sa.Executable) -> Task | None:
        async with self._db.write() as connection:
            row = (await connection.execute(change)).one_or_none()
            return task_of(row) if row else None


_LET_GO: dict[str, Any] = {"lease_owner": None, "lease_until": None, "attempts": 0}


def _later(task: Task, next_at: float) -> dict[str, Any]:
    return {**_LET_GO, "next_at": next_at, "attempts": task.attempts + 1}


def _asked_by(chat_id: int, message_id: int) -> sa.ColumnElement[bool]:
    return sa.and_(tasks.c.chat_id == chat_id, tasks.c.message_id == message_id, tasks.c.take == 0)


def _pressed(asker: Asker, origin: Origin, press_id: str) -> sa.ColumnElement[bool]:
    is_double_tap = sa.and_(
        tasks.c.chat_id == asker.chat_id,
        tasks.c.message_id == asker.message_id,
        tasks.c.user_id == asker.user_id,
        tasks.c.origin == origin,
        tasks.c.status.in_(PENDING),
    )
    return sa.or_(tasks.c.press_id == press_id, is_double_tap)


async def _at_home(connection: AsyncConnection, asker: Asker) -> Asker:
    """Return the asker as it is known since its group has moved, where it has."""
    new_id = await _moved_to(connection, asker.chat_id)
    if new_id is None:
        return asker
    return replace(asker, chat_id=new_id, message_id=-asker.message_id)


async def _moved_to(connection: AsyncConnection, chat_id: int) -> int | None:
    return await connection.scalar(sa.select(moves.c.new_id).where(moves.c.old_id == chat_id))


async def _next_take(connection: AsyncConnection, asker: Asker) -> int:
    """Return a number above every take of the message; 0 belongs to the message's own request."""
    query = sa.select(sa.func.max(tasks.c.take)).where(
        tasks.c.chat_id == asker.chat_id, tasks.c.message_id == asker.message_id
    )
    return (await connection.scalar(query) or 0) + 1


async def _one(connection: AsyncConnection, where: sa.ColumnElement[bool]) -> Task | None:
    newest = sa.select(tasks).where(where).order_by(tasks.c.id.desc()).limit(1)
    row = (await connection.execute(newest)).first()
    return task_of(row) if row else None


async def _insert(
    connection: AsyncConnection,
    asker: Asker,
    request: GenerationRequest,
    now: float,
    *,
    take: int = 0,
    origin: Origin = Origin.COMMAND,
    press_id: str | None = None,
) -> Task:
    values = {
        **{name: getattr(asker, name) for name in ASKER},
        "take": take,
        "origin": origin,
        "press_id": press_id,
        "model_id": request.model_id,
        "request": plain(request),
        "status": Status.QUEUED,
        "created_at": now,
        "updated_at": now,
        "next_at": now,
        "attempts": 0,
        "looks": 0,
        "late": False,
        "settled": False,
        "detail": "",
    }
    row = (await connection.execute(tasks.insert().values(values).returning(*tasks.c))).one()
    return task_of(row)
