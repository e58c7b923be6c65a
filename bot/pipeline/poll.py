"""The second stage: look after a generation until its video is there."""

import logging

from bot.errors import GenerationUnknown, OperatorNeeded, ProviderError, RateLimited
from bot.pipeline.stage import ProviderStage
from bot.provider.base import Generation, State
from bot.tasks.schedule import GIVE_UP, Pace, backoff, deadline, next_look
from bot.tasks.task import Reason, Task

log = logging.getLogger(__name__)

_SURE = 5
"""Failures in a row before looking may be given up."""


class Poll(ProviderStage):
    """Runs the stage for one task at a time."""

    async def __call__(self, task: Task) -> None:
        """Look once. No failure to look ever fails a task that is paid for."""
        pace = await self.paces.of(task.request.model_id)
        if wait := self.brake.take():
            await self._look_again(task, pace, wait, attempts=task.attempts)
            return
        try:
            generation = await self.provider.fetch(task.generation_id or "")
        except ProviderError as error:
            await self._not_seen(task, error, pace)
        else:
            self.brake.passed()
            await self._seen(task, generation, pace)

    def _waited(self, task: Task) -> float:
        return self.now - (task.submitted_at or task.created_at)

    async def _seen(self, task: Task, generation: Generation, pace: Pace) -> None:
        now, waited = self.now, self._waited(task)
        if generation.video_url:
            await self.store.ready(task, generation.video_url, generation.cost_usd, now)
        elif generation.state is not State.RUNNING:
            await self.store.failed(task, _reason(generation), now, generation.message)
        elif waited > GIVE_UP:
            await self.store.failed(task, Reason.TIMED_OUT, now)
        else:
            await self._look_again(task, pace, next_look(pace, waited), looks=task.looks + 1)

    async def _not_seen(self, task: Task, error: ProviderError, pace: Pace) -> None:
        log.info("task %s could not be looked at: %r", task.id, error)
        if isinstance(error, RateLimited):
            self.brake.limited(error)
        else:
            self.brake.passed()
        if isinstance(error, OperatorNeeded):
            await self.courier.alert(error)
        if reason := self._ended(task, error, pace):
            await self.store.failed(task, reason, self.now)
        else:
            pause = max(self.brake.wait, backoff(task.attempts, first=1.0))
            await self._look_again(task, pace, pause, attempts=task.attempts + 1)

    def _ended(self, task: Task, error: ProviderError, pace: Pace) -> Reason | None:
        """Say why looking is over, if it is: one silence after a day's sleep proves nothing."""
        waited, is_sure = self._waited(task), task.attempts >= _SURE
        if is_sure and isinstance(error, GenerationUnknown) and waited > deadline(pace):
            return Reason.LOST
        return Reason.TIMED_OUT if is_sure and waited > GIVE_UP else None

    async def _look_again(self, task: Task, pace: Pace, pause: float, **seen: int) -> None:
        """Come back later; after the deadline the person hears that it takes longer."""
        now, late = self.now, self._waited(task) > deadline(pace)
        news = {"attempts": 0, **seen, "late": late}
        changed = await self.store.look_later(task, now, now + pause, **news)
        if changed:
            await self.courier.progress(changed, pace.typical)


def _reason(generation: Generation) -> Reason:
    if generation.state is State.COMPLETED:
        return Reason.NO_VIDEO
    return Reason.SAFETY if generation.is_safety else Reason.PROVIDER_FAILED
