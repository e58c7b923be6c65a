"""Paid calls whose answer was lost: one reader looks for all of them in the provider's log."""

import logging
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from math import inf

from bot.errors import OperatorNeeded, ProviderError, RateLimited, StoreUnavailable
from bot.pipeline.log_looks import (
    MOST_FAILURES,
    PATIENT_PAUSE,
    URGENT_PAUSE,
    Look,
    failure_pause,
    most_urgent,
    next_try,
)
from bot.pipeline.log_windows import LogWindow, narrow_windows, wide_window
from bot.pipeline.ports import Clock, Courier
from bot.provider.base import LoggedRequest, Provider
from bot.store.tasks import TaskQueries, TaskTransitions
from bot.tasks.task import Reason, Status, Task

log = logging.getLogger(__name__)

_HOUR = 3600.0
"""Seconds between two looks that allow for a wrong clock, once nobody waits; also the longest pause
that the provider may ask for."""

_ALERT = 60.0
"""Seconds after a call got lost in which the store is asked for lost calls at each opportunity."""

_MOST = 500
"""Lost calls that are looked for at a time."""

_Rows = Mapping[str, LoggedRequest]


class _Seen(Enum):
    """What a look says of a call."""

    FOUND = auto()
    MISSING = auto()
    UNREAD = auto()
    """nobody knows what the log shows"""


class LostSubmits:
    """Finds lost paid calls by the names that we gave them."""

    def __init__(
        self,
        queries: TaskQueries,
        tasks: TaskTransitions,
        provider: Provider,
        courier: Courier,
        clock: Clock,
    ) -> None:
        self._queries = queries
        self._tasks = tasks
        self._provider = provider
        self._courier = courier
        self._clock = clock
        self._looks: dict[int, Look] = {}
        self._failures = 0
        self._failed_at = -inf
        self._due_at = 0.0
        self._hurried_at = inf
        self._limited_until = 0.0
        self._widely_at = clock()
        self._idle_until = self._alert_until = 0.0
        self._has_found = False

    def verdict(self, task: Task, since: float) -> Reason | None:
        """Return why a call may be given up for which was looked after ``since``; None: not yet.

        A log that was not read at all for some time cannot be read about this call either: one part
        is read at a time, so that with many calls its own turn comes late.
        """
        look = self._looks.get(task.id, Look())
        look.decided_since = since
        if look.failures and self._limited_until - self._clock() > PATIENT_PAUSE:
            return Reason.UNREAD_LOG  # nobody may read it for longer than a person should wait
        is_down = self._failures >= MOST_FAILURES and self._failed_at >= since
        return look.verdict(since) or (Reason.UNREAD_LOG if is_down else None)

    def hurry(self) -> None:
        """Look soon: a call got lost just now; as soon as nobody holds it, where no other is."""
        self._idle_until, self._alert_until = 0.0, self._clock() + _ALERT
        self._hurried_at = min(self._hurried_at, self._clock() + URGENT_PAUSE)

    async def search(self) -> bool:
        """Read one part of the log, if that is of use now; a job calls this every second.

        One at a time: what gets lost meanwhile comes next, whatever else there is to look for.
        Returns whether anything was found, which is due now.
        """
        now = self._clock()
        if self._is_resting(now):
            return False
        self._has_found = False
        await self._search(now)
        return self._has_found

    async def _search(self, now: float) -> None:
        self._due_at, self._hurried_at = now, inf
        lost = await self._queries.lost(now, _MOST)
        self._remember(lost, now)
        window = most_urgent(narrow_windows(lost), self._looks, now)
        if window is None or await self._look_narrowly(window):
            await self._look_widely(lost)
            self._due_at = self._next(lost)
        else:
            self._due_at = self._clock() + failure_pause(self._failures)

    def _is_resting(self, now: float) -> bool:
        """Return whether it is too soon; a moment too far ahead shows a clock that was set back."""
        due_at = max(min(self._due_at, self._hurried_at), self._idle_until)
        return now < due_at <= now + PATIENT_PAUSE or now < self._limited_until <= now + _HOUR

    def _remember(self, lost: Sequence[Task], now: float) -> None:
        """Forget the looks for calls that are no longer lost; a task that is held may be again."""
        recent = {key: look for key, look in self._looks.items() if now - look.tried_at < _HOUR}
        known = {task.id: self._looks.get(task.id) or Look() for task in lost}
        self._looks = recent | known

    def _next(self, lost: Sequence[Task]) -> float:
        """Return when to ask the store again: it may know of lost calls that nobody told us."""
        now = self._clock()
        tries = [next_try(task, self._looks[task.id], now) for task in lost]
        is_idle = not tries and now > self._alert_until
        self._idle_until = now + URGENT_PAUSE if is_idle else 0.0
        return min([*tries, now + URGENT_PAUSE]) if tries else 0.0

    async def _look_narrowly(self, window: LogWindow) -> bool:
        """Look for calls at about their own time; return whether the log could be read."""
        asked_at = self._clock()
        rows = await self._rows(window)
        self._count(is_read=rows is not None)
        for task in window.tasks:
            look = self._looks[task.id]
            look.tried_at = self._clock()
            match await self._learn(task, rows):
                case _Seen.UNREAD:
                    look.failures += 1
                case _Seen.MISSING:
                    look.failures, look.read_at = 0, asked_at
        return rows is not None

    def _count(self, *, is_read: bool) -> None:
        """Count failures in a row, whichever part of the log was to be read."""
        if is_read:
            self._failures = 0
        else:
            self._failures += 1
            self._failed_at = self._clock()

    async def _look_widely(self, lost: Sequence[Task]) -> None:
        """Look for calls that a wrong clock has misdated: before a person is asked, then hourly."""
        now = self._clock()
        wanted = [task for task in lost if self._looks[task.id].is_wide_wanted(task, now)]
        pause = URGENT_PAUSE if wanted else _HOUR
        if not lost or 0 <= now - self._widely_at < pause:
            return
        window = wide_window(wanted or lost, now)
        rows = await self._rows(window)
        self._widely_at = self._clock()
        for task in window.tasks:
            look = self._looks[task.id]
            match await self._learn(task, rows):
                case _Seen.UNREAD:
                    look.wide_failures += 1
                case _Seen.MISSING:
                    look.wide_failures, look.widely_read_at = 0, now

    async def _rows(self, window: LogWindow) -> _Rows | None:
        """Read a part of the log, by names; return None where it cannot be read to its end."""
        try:
            rows = await self._provider.requests(window.start, window.end)
        except ProviderError as error:
            await self._note(error)
            return None
        except Exception:  # whatever the answer was, it must keep nobody waiting for ever
            log.exception("the provider's log is not understood")
            return None
        return {row.client_request_id: row for row in sorted(rows, key=_is_success)}

    async def _note(self, error: ProviderError) -> None:
        log.warning("the provider's log cannot be read: %r", error)
        if isinstance(error, RateLimited):
            self._limited_until = self._clock() + (error.retry_after or 0.0)
        if isinstance(error, OperatorNeeded):
            await self._courier.alert(error)

    async def _learn(self, task: Task, rows: _Rows | None) -> _Seen:
        """Store what the log shows of a call, and return whether it shows it.

        Raises:
            StoreUnavailable: what it shows is not stored.
        """
        if rows is None:
            return _Seen.UNREAD
        row = rows.get(task.client_request_id or "")
        if row is None:
            return _Seen.MISSING
        try:
            await self._found(task, row)
        except StoreUnavailable:
            raise
        except Exception:  # a row that nobody can store must hold up no other
            log.exception("task %s: what the log shows cannot be stored", task.id)
            return _Seen.UNREAD
        self._has_found = True
        return _Seen.FOUND

    async def _found(self, task: Task, row: LoggedRequest) -> None:
        now = self._clock()
        if row.succeeded and not task.kind.is_video:
            await self._spent(task, row, now)
        elif row.succeeded:
            log.info("task %s: the lost call is found in the provider's log", task.id)
            await self._tasks.found(task, row.generation_id, now)
        elif task.status is Status.CANCELLED:
            await self._tasks.never_bought(task, now, row.generation_id)
        else:
            await self._tasks.proved_failed(task, now, row.generation_id)

    async def _spent(self, task: Task, row: LoggedRequest, now: float) -> None:
        """Store that a call went through whose answer was the result: nobody has that any more."""
        log.info("task %s: the lost call was paid for, and its result is lost", task.id)
        if task.status is Status.CANCELLED:
            await self._tasks.bought_after_all(task, row.generation_id, now)
        else:
            reason = Reason.RESULT_LOST
            await self._tasks.spent(task, reason, row.generation_id, row.cost, now)


def _is_success(row: LoggedRequest) -> bool:
    return row.succeeded
