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
        if wait := self._brake.wait:
            await self._store.look_later(task, self._clock(), self._clock() + wait)
            return
        pace = await self._paces.of(task.request.model_id)
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
        now = self._clock()
        if generation.state is State.RUNNING:
            await self._wait_on(task, pace)
        elif generation.video_url:
            await self._store.ready(task, generation.video_url, generation.cost_usd, now)
        else:
            await self._store.failed(task, _reason(generation), now, generation.message)

    async def _wait_on(self, task: Task, pace: Pace) -> None:
        now, waited = self._clock(), self._waited(task)
        if waited > GIVE_UP:
            await self._store.failed(task, Reason.TIMED_OUT, now)
            return
        next_at = now + next_look(pace, waited)
        seen = {"looks": task.looks + 1, "late": waited > deadline(pace), "attempts": 0}
        changed = await self._store.look_later(task, now, next_at, **seen)
        if changed:
            await self._courier.progress(changed, pace.typical)

    async def _not_seen(self, task: Task, error: ProviderError, pace: Pace) -> None:
        now, waited = self._clock(), self._waited(task)
        log.info("task %s could not be looked at: %r", task.id, error)
        if isinstance(error, RateLimited):
            self._brake.limited(error)
        if isinstance(error, OperatorNeeded):
            await self._courier.alert(error)
        is_lost = isinstance(error, GenerationUnknown) and waited > deadline(pace)
        if is_lost or waited > GIVE_UP:
            await self._store.failed(task, Reason.LOST if is_lost else Reason.TIMED_OUT, now)
        else:
            await self._store.try_later(task, now, now + backoff(task.attempts, first=1.0))


def _reason(generation: Generation) -> Reason:
    if generation.is_safety:
        return Reason.SAFETY
    return Reason.NO_VIDEO if generation.state is State.COMPLETED else Reason.PROVIDER_FAILED
