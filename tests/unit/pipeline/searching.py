"""The reader of the provider's log over a real store, and a log over the wire."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx

from bot.errors import OperatorNeeded
from bot.pipeline.lost_submits import LostSubmits
from bot.tasks.task import Status, Task
from tests.clock import MovableClock
from tests.store.scene import Scene, sure
from tests.unit.provider.aimlapi.wire import page, says

HOUR = 3600.0


@dataclass
class Alerts:
    """A courier of which only the alerts are needed."""

    problems: list[OperatorNeeded] = field(default_factory=list)

    async def alert(self, problem: OperatorNeeded) -> None:
        self.problems.append(problem)


@dataclass
class Log:
    """The provider's log over the wire: rows with their moments, in pages."""

    rows: list[tuple[float, Mapping[str, Any]]] = field(default_factory=list)
    page_size: int = 100
    """rows of a page, of which the reader wants 100"""
    answer: httpx.Response | None = None
    """given instead of the rows"""
    is_too_long: Callable[[float, float], bool] = lambda _start, _end: False
    """which parts cannot be read to their end"""
    on_read: Callable[[], None] = lambda: None
    """called for each page that is read"""
    windows: list[tuple[float, float]] = field(default_factory=list)
    """those that were asked for, page by page"""

    def __call__(self, request: httpx.Request) -> httpx.Response:
        start, end = (_moment(request.url.params[name]) for name in ("start", "end"))
        self.windows.append((start, end))
        self.on_read()
        if self.answer or self.is_too_long(start, end):
            return self.answer or page()
        offset = int(request.url.params["offset"]) // 100 * self.page_size
        fitting = [row for moment, row in self.rows if start <= moment <= end]
        has_more = len(fitting) > offset + self.page_size
        rows = fitting[offset : offset + self.page_size]
        return says({"data": rows, "pagination": {"has_more": has_more}})


@dataclass
class Search:
    """A reader over a real store, and what it reads."""

    scene: Scene
    clock: MovableClock
    log: Log
    alerts: Alerts
    reader: LostSubmits

    async def lost(self, status: Status = Status.SUBMITTING, ago: float = 60.0) -> Task:
        """Return a task whose paid call was lost some seconds ago."""
        task = await self.scene.held(await self.scene.queued())
        moment = self.clock() - ago
        task = sure(await self.scene.changes.submitting(task, f"ours-{task.id}", moment))
        if status is Status.UNCERTAIN:
            return sure(await self.scene.changes.uncertain(task, moment))
        return sure(await self.scene.changes.retry_later(task, moment, moment))

    def shows(self, task: Task, status: object = "succeeded", **more: Any) -> None:
        """Let the log have a row about a task's paid call."""
        named = {"client_request_id": task.client_request_id, "inference_id": f"gen-{task.id}"}
        moment = task.submitted_at or 0.0
        self.log.rows.append((moment, {**named, "status": status, **more}))

    async def after(self, seconds: float) -> None:
        """Let some time pass, and let the reader look if it wants to."""
        self.clock.advance(seconds)
        await self.reader.search()

    async def for_seconds(self, seconds: int) -> None:
        """Let time pass second by second, as the reader's job sees it."""
        for _ in range(seconds):
            await self.after(1)

    def looks_for(self, task: Task) -> int:
        """Return how often the part of the log about a call's own time was asked for."""
        moment = task.submitted_at or 0.0
        return sum(start <= moment <= end < start + HOUR for start, end in self.log.windows)


def _moment(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()
