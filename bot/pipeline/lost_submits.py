"""Paid calls whose answer was lost: one reader looks for all of them in the provider's log."""

import logging
from collections.abc import Iterable, Sequence

from bot.errors import OperatorNeeded, ProviderError
from bot.pipeline.ports import Clock, Courier
from bot.provider.base import LoggedRequest, Provider
from bot.store.tasks import TaskQueries, TaskTransitions
from bot.tasks.schedule import backoff
from bot.tasks.task import Status, Task

log = logging.getLogger(__name__)

_BEFORE = 120.0
"""Seconds by which the provider's clock may be behind ours."""

_AFTER = 300.0
"""Seconds after the call within which the provider's log dates it: the call's own time-out of a
minute, and a clock that is ahead of ours."""

_URGENT_PAUSE = 10.0
"""Seconds between two looks while somebody waits."""

_PATIENT_PAUSE = 300.0
"""Seconds between two looks for what was lost longer ago than that."""

_WAITING = 30 * 60.0
"""Seconds after a lost call for which somebody waits."""

_MOST = 500
"""Lost calls that are looked for at a time."""

_MOST_FAILURES = 3
"""Parts of the log that could not be read, after which the others are left for later."""

_LONGEST_WINDOW = 3600.0
"""Seconds of the log that are read as one, so that a busy account's can be read to its end."""


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
        self._due_at = 0.0
        self._failures = 0
        self._read_at: dict[int, float] = {}

    def read_since(self, task: Task, moment: float) -> bool:
        """Return whether the log has been read for a task, whole, at or after a moment."""
        return self._read_at.get(task.id, 0.0) >= moment

    def hurry(self) -> None:
        """Look soon: a call got lost just now."""
        self._due_at = min(self._due_at, self._clock() + _URGENT_PAUSE)

    async def search(self) -> None:
        """Look for all that is lost, as often as it is of use; a job calls this every second."""
        now = self._clock()
        if now < self._due_at <= now + _PATIENT_PAUSE:  # else the clock was set back
            return
        lost = await self._queries.lost(now, _MOST)
        self._read_at = {t.id: self._read_at[t.id] for t in lost if t.id in self._read_at}
        failures = 0
        for tasks in reversed(_by_window(lost)):
            failures += not await self._search_window(tasks)
            if failures == _MOST_FAILURES:
                break
        self._failures = self._failures + 1 if failures else 0
        self._due_at = self._clock() + self._pause(lost, now)

    def _pause(self, lost: Sequence[Task], now: float) -> float:
        """Return the seconds until the next look, which grow while the log cannot be read."""
        if any(now - _called_at(task) < _WAITING for task in lost):
            return backoff(self._failures, _URGENT_PAUSE, _PATIENT_PAUSE)
        return _PATIENT_PAUSE if lost else 0.0

    async def _search_window(self, tasks: Sequence[Task]) -> bool:
        """Look for calls of about the same time; return whether the log could be read."""
        start, end = _called_at(tasks[0]) - _BEFORE, _called_at(tasks[-1]) + _AFTER
        asked_at = self._clock()
        try:
            rows = await self._provider.requests(start, end)
        except ProviderError as error:
            log.warning("the provider's log cannot be read: %r", error)
            if isinstance(error, OperatorNeeded):
                await self._courier.alert(error)
            return False
        by_name = {row.client_request_id: row for row in sorted(rows, key=_is_success)}
        for task in tasks:
            await self._compare(task, by_name.get(task.client_request_id or ""), asked_at)
        return True

    async def _compare(self, task: Task, row: LoggedRequest | None, asked_at: float) -> None:
        now = self._clock()
        if row is None:
            self._read_at[task.id] = asked_at
        elif row.succeeded:
            log.info("task %s: the lost call is found in the provider's log", task.id)
            await self._tasks.found(task, row.generation_id, now)
        elif task.status is Status.CANCELLED:
            await self._tasks.never_bought(task, now)
        else:
            await self._tasks.proved_failed(task, now)


def _is_success(row: LoggedRequest) -> bool:
    return row.succeeded


def _called_at(task: Task) -> float:
    return task.submitted_at or 0.0


def _by_window(lost: Iterable[Task]) -> list[list[Task]]:
    """Return the tasks, oldest first, together where their parts of the log overlap."""
    windows: list[list[Task]] = []
    for task in sorted(lost, key=_called_at):
        moment = _called_at(task)
        if (
            windows
            and moment - _called_at(windows[-1][-1]) <= _BEFORE + _AFTER
            and moment - _called_at(windows[-1][0]) <= _LONGEST_WINDOW
        ):
            windows[-1].append(task)
        else:
            windows.append([task])
    return windows
