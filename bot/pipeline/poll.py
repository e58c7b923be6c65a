"""The second stage: look after a generation until its video is there."""

import logging

from bot.errors import GenerationUnknown, OperatorNeeded, ProviderError, RateLimited
from bot.pipeline.brake import Brake
from bot.pipeline.pace import Paces
from bot.pipeline.ports import Clock, Courier
from bot.provider.base import Generation, Provider, State
from bot.store.tasks import TaskStore
from bot.tasks.schedule import GIVE_UP, Pace, backoff, deadline, next_look
from bot.tasks.task import Reason, Task

log = logging.getLogger(__name__)

_SURE = 5
"""Failures in a row before looking may be given up."""


class Poll:
    """Runs the stage for one task at a time."""

    def __init__(
        self,
        store: TaskStore,
        provider: Provider,
        courier: Courier,
        paces: Paces,
        brake: Brake,
        clock: Clock,
    ) -> None:
        self._store = store
        self._provider = provider
        self._courier = courier
        self._paces = paces
        self._brake = brake
        self._clock = clock

    async def __call__(self, task: Task) -> None:
        """Look once. No failure to look ever fails a task that is paid for."""
        pace = await self._paces.of(task.request.model_id)
        if wait := self._brake.take():
            await self._look_again(task, pace, wait, attempts=task.attempts)
            return
        try:
            generation = await self._provider.fetch(task.generation_id or "")
        except ProviderError as error:
            await self._not_seen(task, error, pace)
        else:
            self._brake.passed()
            await self._seen(task, generation, pace)

    def _waited(self, task: Task) -> float:
        return self._clock() - (task.submitted_at or task.created_at)

    async def _seen(self, task: Task, generation: Generation, pace: Pace) -> None:
        now, waited = self._clock(), self._waited(task)
        if generation.video_url:
            await self._store.ready(task, generation.video_url, generation.cost_usd, now)
        elif generation.state is not State.RUNNING:
            await self._store.failed(task, _reason(generation), now, generation.message)
        elif waited > GIVE_UP:
            await self._store.failed(task, Reason.TIMED_OUT, now)
        else:
            await self._look_again(task, pace, next_look(pace, waited), looks=task.looks + 1)

    async def _not_seen(self, task: Task, error: ProviderError, pace: Pace) -> None:
        log.info("task %s could not be looked at: %r", task.id, error)
        if isinstance(error, RateLimited):
            self._brake.limited(error)
        else:
            self._brake.passed()
        if isinstance(error, OperatorNeeded):
            await self._courier.alert(error)
        if reason := self._ended(task, error, pace):
            await self._store.failed(task, reason, self._clock())
        else:
            pause = max(self._brake.wait, backoff(task.attempts, first=1.0))
            await self._look_again(task, pace, pause, attempts=task.attempts + 1)

    def _ended(self, task: Task, error: ProviderError, pace: Pace) -> Reason | None:
        """Say why looking is over, if it is: one silence after a day's sleep proves nothing."""
        waited, is_sure = self._waited(task), task.attempts >= _SURE
        if is_sure and isinstance(error, GenerationUnknown) and waited > deadline(pace):
            return Reason.LOST
        return Reason.TIMED_OUT if is_sure and waited > GIVE_UP else None

    async def _look_again(self, task: Task, pace: Pace, pause: float, **seen: int) -> None:
        """Come back later; after the deadline the person hears that it takes longer."""
        now, late = self._clock(), self._waited(task) > deadline(pace)
        news = {"attempts": 0, **seen, "late": late}
        changed = await self._store.look_later(task, now, now + pause, **news)
        if changed:
            await self._courier.progress(changed, pace.typical)


def _reason(generation: Generation) -> Reason:
    if generation.state is State.COMPLETED:
        return Reason.NO_VIDEO
    return Reason.SAFETY if generation.is_safety else Reason.PROVIDER_FAILED
