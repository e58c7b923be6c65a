"""Paid calls whose answer was lost: one reader looks for all of them in the provider's log."""

import logging
from collections.abc import Iterable, Sequence

from bot.errors import OperatorNeeded, ProviderError
from bot.pipeline.ports import Clock, Courier
from bot.provider.base import LoggedRequest, Provider
from bot.store.tasks import TaskQueries, TaskTransitions
from bot.tasks.schedule import GIVE_UP
from bot.tasks.task import Task

log = logging.getLogger(__name__)

_BEFORE = 120.0
"""Seconds by which the provider's clock may be behind ours."""

_AFTER = 300.0
"""Seconds after the call within which the provider's log dates it: the call's own time-out of a
minute, and a clock that is ahead of ours."""

_OFTEN, _SELDOM = 10.0, 300.0
"""Seconds between two looks, while somebody waits and when a person has been asked to decide."""

_WAITING = 30 * 60.0

_MOST = 500

Window = tuple[float, float]


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
        self._read_at: dict[int, float] = {}

    def read_since(self, task: Task, moment: float) -> bool:
        """Return whether the log has been read for a task, whole, at or after a moment."""
        return self._read_at.get(task.id, 0.0) >= moment

    async def search(self) -> None:
        """Look for all that is lost, as often as it is of use; a job calls this every second."""
        now = self._clock()
        if now < self._due_at:
            return
        lost = await self._queries.lost(now - GIVE_UP, _MOST)
        is_urgent = any(now - (task.submitted_at or now) < _WAITING for task in lost)
        self._due_at = now + (_OFTEN if is_urgent else _SELDOM if lost else 1.0)
        self._read_at = {t.id: self._read_at[t.id] for t in lost if t.id in self._read_at}
        for window in _windows(lost):
            await self._search_window(window, lost)

    async def _search_window(self, window: Window, lost: Sequence[Task]) -> None:
        within = [task for task in lost if window[0] <= (task.submitted_at or 0.0) <= window[1]]
        try:
            rows = await self._provider.requests(*window)
        except ProviderError as error:
            log.warning("the provider's log cannot be read: %r", error)
            if isinstance(error, OperatorNeeded):
                await self._courier.alert(error)
            return
        by_name = {row.client_request_id: row for row in rows}
        for task in within:
            await self._compare(task, by_name.get(task.client_request_id or ""))

    async def _compare(self, task: Task, row: LoggedRequest | None) -> None:
        now = self._clock()
        if row is None:
            self._read_at[task.id] = now
        elif row.succeeded:
            log.info("task %s: the lost call is found in the provider's log", task.id)
            await self._tasks.found(task, row.generation_id, now)
        else:
            await self._tasks.proved_failed(task, now)


def _windows(lost: Iterable[Task]) -> list[Window]:
    """Return the times that have to be read, joined where they overlap."""
    windows: list[Window] = []
    for moment in sorted(task.submitted_at or 0.0 for task in lost):
        start, end = moment - _BEFORE, moment + _AFTER
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows
