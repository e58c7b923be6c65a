"""New tasks: checked against the limits and stored in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import (
    AllowanceExceeded,
    CreditUsedUp,
    LimitReached,
    NothingToCancel,
    QuestionClosed,
    StarsOwed,
)
from bot.money.credits import Credits
from bot.store.balances import stars_of
from bot.store.budgets import with_budgets
from bot.store.database import Database
from bot.store.ledger import Ledger
from bot.store.moves import lock_account, moved_to
from bot.store.schema import tasks
from bot.store.tasks.numbers import check_number
from bot.store.tasks.rows import REQUESTER, first_task, newest, newest_task, plain, task_of
from bot.store.tasks.status_log import log_status
from bot.store.waiting import close_draft, end_waiting
from bot.store.wakeups import WORK, announce
from bot.store.withdrawn import check_source
from bot.tasks.kinds import Kind
from bot.tasks.limits import Limits
from bot.tasks.settlement import reservation
from bot.tasks.source_keys import press_key, rebuy_key
from bot.tasks.task import PENDING, Origin, Requester, Status, Task
from bot.veo.request import GenerationRequest

PLACING = 60.0
"""Seconds that a guest's request waits to be told where its video goes, before it ends for free."""

# Built once: that takes longer than executing them.
_INSERT = tasks.insert().returning(tasks)
_IS_FIRST = tasks.c.sequence == 0
_BY_SOURCE = newest(sa.and_(tasks.c.source_key == sa.bindparam("key"), _IS_FIRST))


@dataclass(frozen=True)
class NewTask:
    """What somebody asks for, and what asks for it."""

    requester: Requester
    request: GenerationRequest
    source_key: str
    """see bot.tasks.source_keys"""
    origin: Origin = Origin.COMMAND
    quote: Credits = field(kw_only=True)
    """what each take is expected to cost, which is reserved"""
    draft_id: int | None = None
    """the draft whose question it answers, which is closed with it, and what asks about the same"""
    stars: int | None = None
    """what each take costs whoever has no free share left, where Stars are taken"""
    source_task_id: int | None = None
    """the task whose prompt, pictures or video it is made from, which may be somebody else's"""
    more_takes: tuple[GenerationRequest, ...] = ()
    """what else is asked for with it: all of that is stored, or nothing"""
    inline_message_id: str | None = None
    """the message that the video goes to, where that is none of a chat's"""
    kind: Kind = Kind.VIDEO
    helps: int | None = None
    """the draft that a still or a better prompt is for, which stays open"""
    pressed_at: float | None = None
    """when the press that asks for it was stored, if that is one"""

    @property
    def requests(self) -> tuple[GenerationRequest, ...]:
        """All takes."""
        return (self.request, *self.more_takes)

    @property
    def total(self) -> Credits:
        """What all takes together are expected to cost."""
        return self.quote * len(self.requests)

    @property
    def due_in(self) -> float:
        """Seconds until it is taken up: at once, unless it is not known yet where it goes."""
        is_guests = self.origin is Origin.GUEST and self.inline_message_id is None
        return PLACING if is_guests else 0.0


class NewTasks:
    """Stores requests as tasks."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._ledger = Ledger(database)

    async def add(self, new: NewTask, limits: Limits, now: float) -> tuple[Task, bool]:
        """Store what somebody asks for, if the limits allow all of it.

        Returns the task, of several takes the first, and whether it is new: the same source asks
        only once, and a second press of the same button by the same person is the same request
        where it came while the first was in progress. Several takes are stored together or not at
        all. Beyond the free share they are paid with the person's Stars, if there are enough.

        Raises:
            LimitReached: nothing was stored; it names the Stars that would pay for it, if any.
            StarsOwed: likewise: a refund has taken back Stars that were spent already.
            VideoForgotten: likewise: what it is made from is forgotten, or is to be.
            NothingToCancel: likewise: what would be bought again is no longer lost.
            QuestionClosed: likewise: the question that it answers is closed, or gone.
            StoreUnavailable: likewise.
        """
        try:
            return await self._add(replace(new, stars=None), limits, now)
        except LimitReached as error:
            if new.stars is None or not error.is_of_a_day:
                raise
            try:
                return await self._add(new, limits, now)
            except CreditUsedUp as short:
                error.stars, error.balance = short.stars, short.balance
                raise error from None

    async def _add(self, new: NewTask, limits: Limits, now: float) -> tuple[Task, bool]:
        """Store it; ``new.stars`` is what the person pays, None while it counts for the limits."""
        async with self._db.write() as connection:
            stored, is_new = await self._stored(connection, new, limits, now)
        for task in stored if is_new else ():
            log_status(task)
            self._db.watcher.status_changed(task)
        return stored[0], is_new

    async def _stored(
        self, connection: AsyncConnection, new: NewTask, limits: Limits, now: float
    ) -> tuple[Sequence[Task], bool]:
        """Store all takes, or find the first where they are stored already."""
        await lock_account(self._db, connection, new.requester.chat_id, new.requester.user_id)
        new = replace(new, requester=await _after_moves(connection, new.requester))
        await _end_waiting(connection, new.requester)
        if known := await _known(connection, new, now):
            return [known], False
        await check_source(connection, new.source_task_id)
        await _check_still_asked(connection, new)
        if not limits.may_owe:
            await _check_debt(connection, new.requester.user_id)
        number = len(new.requests)
        await check_number(connection, new.requester.user_id, new.kind, number, limits, now)
        stored = await _insert(connection, new, limits.calendar.day(now), now)
        for task in stored:
            await self._reserve_take(connection, task, limits)
        await announce(connection, WORK)
        return stored, True

    async def _reserve_take(self, connection: AsyncConnection, task: Task, limits: Limits) -> None:
        """Reserve one of the takes; what is said where it does not fit is said of all of them."""
        try:
            await self._reserve(connection, task, limits)
        except LimitReached as error:
            error.takes = task.takes if task.sequence else 1
            raise
        except CreditUsedUp as short:
            paid = short.stars * task.sequence
            raise CreditUsedUp(short.stars * task.takes, short.balance + paid) from None

    async def _reserve(self, connection: AsyncConnection, task: Task, limits: Limits) -> None:
        who = task.requester
        allowances = await with_budgets(connection, limits.allowances(who.user_id, who.chat_id))
        if not task.kind.is_video:  # of a day's share, it uses money alone
            allowances = [replace(each, videos=0) for each in allowances]
        try:
            await self._ledger.book(connection, reservation(task), allowances)
        except AllowanceExceeded as error:
            midnight = limits.calendar.midnight_after(task.created_at)
            raise _limit_reached(error, midnight) from None


def _limit_reached(error: AllowanceExceeded, midnight: datetime) -> LimitReached:
    """Return the limit that somebody has reached, which the next day lifts if any does."""
    scope = f"{error.scope}-{'budget' if error.is_budget else 'daily'}"
    resumes_at = None if error.price else midnight
    return LimitReached(scope, error.limit, resumes_at, error.price, left=error.left)


async def _check_debt(connection: AsyncConnection, user_id: int) -> None:
    """Check that somebody owes no Stars.

    Raises:
        StarsOwed: they do.
    """
    # A refund that comes at the same time waits, and takes its Stars after this request.
    if (balance := await stars_of(connection, user_id, hold=True)) < 0:
        raise StarsOwed(-balance)


async def _end_waiting(connection: AsyncConnection, who: Requester) -> None:
    """Whoever has asked for a video no longer owes us the words for an earlier one."""
    await end_waiting(connection, who.chat_id, who.user_id, last=who.message_id)


async def _check_still_asked(connection: AsyncConnection, new: NewTask) -> None:
    """Check what may have changed since whoever asks was read, as it is in this transaction.

    Raises:
        NothingToCancel: the task that would be bought again is no longer lost.
        QuestionClosed: the question that is answered has been closed.
    """
    source = new.source_task_id
    is_rebuy = source is not None and new.source_key == rebuy_key(source)
    if is_rebuy and not await _is_lost(connection, source):
        raise NothingToCancel
    if new.draft_id is not None and not await close_draft(connection, new.draft_id):
        raise QuestionClosed


async def _is_lost(connection: AsyncConnection, task_id: int | None) -> bool:
    """Return whether a task is lost; it stays so until the transaction ends."""
    status = sa.select(tasks.c.status).where(tasks.c.id == task_id)
    return await connection.scalar(status.with_for_update(read=True)) == Status.UNCERTAIN


async def _known(connection: AsyncConnection, new: NewTask, now: float) -> Task | None:
    """Return the task that is what is asked for, if there is one.

    Every press has a key of its own, so that a second tap is told by where and who it is. Questions
    and lost tasks have one key for all their presses: two of them are two purchases.
    """
    if new.origin in {Origin.COMMAND, Origin.GUEST, Origin.INLINE}:
        return await first_task(connection, _BY_SOURCE, {"key": new.source_key})
    is_known = sa.and_(tasks.c.source_key == new.source_key, _IS_FIRST)
    return await newest_task(connection, sa.or_(is_known, _is_double_tap(new, now)))


def _is_double_tap(new: NewTask, now: float) -> sa.ColumnElement[bool]:
    """Return whether a task was not ready yet when the same button was pressed once more."""
    is_unseen: sa.ColumnElement[bool] = tasks.c.status.in_(PENDING)
    if new.pressed_at is not None:  # whatever is ready later than now was so by a wrong clock
        is_since = sa.and_(tasks.c.ready_at > new.pressed_at, tasks.c.ready_at <= now)
        is_unseen = sa.or_(is_unseen, is_since)
    is_double_tap = sa.and_(
        tasks.c.chat_id == new.requester.chat_id,
        tasks.c.message_id == new.requester.message_id,
        tasks.c.user_id == new.requester.user_id,
        tasks.c.origin == new.origin,
        tasks.c.kind == new.kind,
        tasks.c.source_key.startswith(press_key("")),
        is_unseen,
    )
    if new.origin is Origin.DRAFT:
        # A question is a source of its own; before there were days, each press under it was one.
        return sa.and_(is_double_tap, tasks.c.day.is_(None))
    return is_double_tap


async def _after_moves(connection: AsyncConnection, requester: Requester) -> Requester:
    """Return the requester with the new id of their group, where it has moved."""
    new_id = await moved_to(connection, requester.chat_id)
    if new_id is None:
        return requester
    return replace(requester, chat_id=new_id, message_id=-requester.message_id)


async def _insert(
    connection: AsyncConnection, new: NewTask, day: str, now: float
) -> Sequence[Task]:
    common = {
        **{name: getattr(new.requester, name) for name in REQUESTER},
        "source_key": new.source_key,
        "takes": len(new.requests),
        "origin": new.origin,
        "inline_message_id": new.inline_message_id,
        "kind": new.kind,
        "draft_id": new.helps,
        "quote": new.quote,
        "day": day,
        "stars": new.stars,
        "status": Status.QUEUED,
        "created_at": now,
        "updated_at": now,
        "next_at": now + new.due_in,
        "attempts": 0,
        "looks": 0,
        "late": False,
        "outcome_notified": False,
        "detail": "",
    }
    takes = [{**common, **_take(*each)} for each in enumerate(new.requests)]
    return [task_of((await connection.execute(_INSERT, take)).one()) for take in takes]


def _take(sequence: int, request: GenerationRequest) -> dict[str, Any]:
    """Return what one take has of its own."""
    return {
        "sequence": sequence,
        "model_id": request.model_id,
        "request": plain(request),
        "pictures": bool(request.images),
    }
