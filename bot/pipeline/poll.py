"""The second stage: poll a generation until its video is finished."""

import logging
from dataclasses import replace

from bot.errors import GenerationUnknown, OperatorNeeded, ProviderError, RateLimited
from bot.pipeline.stage import ProviderStage
from bot.provider.base import Generation, State
from bot.tasks.schedule import (
    GIVE_UP,
    MIN_CONSECUTIVE_FAILURES,
    Timing,
    backoff,
    deadline,
    first_look,
    next_look,
)
from bot.tasks.task import Reason, Task

log = logging.getLogger(__name__)

_MIN_SILENCES = 30
"""Looks in a row without an answer before looking is given up: nearly half an hour, in which a
machine that was asleep finds its network."""

_FIRST_GAP = 0.8
"""Of the typical time, after which the first look is late."""

_SMALL_GAP, _GAP_SHARE = 5.0, 0.15
"""Seconds, or the share of the time waited, within which two looks follow closely."""


class Poll(ProviderStage):
    """Polls for one task at a time."""

    async def __call__(self, task: Task) -> None:
        """Poll once, or wait for the first look. A failed poll fails no task that is paid for."""
        timing = await self.times.of(task.request)
        wait = self._early(task, timing) or self.gate.enter()
        if wait > 0:
            await self.tasks.reschedule(task, self.now, self.now + wait)
            return
        try:
            generation = await self.provider.fetch(task.generation_id or "")
        except ProviderError as error:
            await self._not_seen(task, error, timing)
        else:
            self.gate.record_success()
            await self._seen(task, generation, timing)

    def _early(self, task: Task, timing: Timing) -> float:
        """Return the seconds until the first look: before that, hardly any video is finished."""
        if task.looks or task.attempts:
            return 0.0
        first = first_look(timing)
        return min(first, max(0.0, first - self._waited(task)))

    def _waited(self, task: Task) -> float:
        return self.now - (task.submitted_at or task.created_at)

    async def _seen(self, task: Task, generation: Generation, timing: Timing) -> None:
        now, waited = self.now, self._waited(task)
        if generation.video_url:
            is_measured = self._is_measured(task, timing)
            await self.tasks.ready(
                task, generation.video_url, generation.cost, now, measured=is_measured
            )
        elif generation.state is not State.RUNNING:
            await self.tasks.failed(task, _reason(generation), now, generation.message)
        elif waited > GIVE_UP:
            await self._give_up(task)
        else:
            seen = await self._told_when_late(task, timing)
            await self.tasks.still_generating(seen, now, now + next_look(timing, waited))

    def _is_measured(self, task: Task, timing: Timing) -> bool:
        """Return whether the look before was so short ago that the duration is known."""
        if task.looked_at is None:
            return False
        gap = self.now - task.looked_at
        if not task.looks:
            return gap <= _FIRST_GAP * timing.typical
        return gap <= max(_SMALL_GAP, _GAP_SHARE * self._waited(task))

    async def _give_up(self, task: Task) -> None:
        """End a task after a day; a clock that has jumped shows in one look, not in several."""
        looked = self._since_its_day(task)
        if looked.attempts >= MIN_CONSECUTIVE_FAILURES:
            await self.tasks.failed(task, Reason.TIMED_OUT, self.now)
        else:
            await self.tasks.retry_later(looked, self.now, self.now + backoff(looked.attempts))

    def _since_its_day(self, task: Task) -> Task:
        """Return the task with those failures alone that came after its day."""
        last = task.updated_at - (task.submitted_at or task.created_at)
        return task if last > GIVE_UP else replace(task, attempts=0)

    async def _not_seen(self, task: Task, error: ProviderError, timing: Timing) -> None:
        log.info("task %s could not be looked at: %r", task.id, error)
        if isinstance(error, RateLimited):
            self.gate.record_limited(error)
        else:
            self.gate.record_success()
        if isinstance(error, OperatorNeeded):
            await self.courier.alert(error)
        if self._waited(task) > GIVE_UP:
            task = self._since_its_day(task)
        if reason := self._ended(task, error, timing):
            await self.tasks.failed(task, reason, self.now)
        else:
            pause = max(self.gate.wait, backoff(task.attempts, first=1.0))
            seen = await self._told_when_late(task, timing)
            await self.tasks.retry_later(seen, self.now, self.now + pause)

    def _ended(self, task: Task, error: ProviderError, timing: Timing) -> Reason | None:
        """Return why polling ends, if it does; one failure after a suspension proves nothing."""
        waited = self._waited(task)
        if isinstance(error, GenerationUnknown) and waited > deadline(timing):
            return Reason.LOST if task.attempts >= MIN_CONSECUTIVE_FAILURES else None
        is_silent = task.attempts >= _MIN_SILENCES
        return Reason.TIMED_OUT if is_silent and waited > GIVE_UP else None

    async def _told_when_late(self, task: Task, timing: Timing) -> Task:
        """Mark a task that takes longer than it should, so that the person is told."""
        if task.late or self._waited(task) <= deadline(timing):
            return task
        return await self.tasks.late(task, self.now) or task


def _reason(generation: Generation) -> Reason:
    if generation.state is State.COMPLETED:
        return Reason.NO_VIDEO
    return Reason.SAFETY if generation.is_safety else Reason.PROVIDER_FAILED
