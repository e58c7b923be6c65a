"""The first stage: a stored request becomes a generation, bought at most once."""

import logging
import secrets

from bot.errors import (
    ChatError,
    FloodWait,
    GenerationUnknown,
    NotAccepted,
    NotAPicture,
    OperatorNeeded,
    PictureGone,
    PictureTooLarge,
    ProviderError,
    RateLimited,
    Refused,
    RequestRefused,
)
from bot.pipeline.brake import Brake
from bot.pipeline.pace import Paces
from bot.pipeline.ports import Clock, Courier
from bot.provider.base import Media, Provider
from bot.store.tasks import TaskStore
from bot.tasks.schedule import GIVE_UP, LOG_SEARCH, backoff, first_look
from bot.tasks.task import Reason, Status, Task, client_request_id

log = logging.getLogger(__name__)

_SKEW = 120.0
"""Seconds by which the provider's clock may differ from ours."""

_PICTURE_REASONS: dict[type[RequestRefused], Reason] = {
    NotAPicture: Reason.NOT_A_PICTURE,
    PictureTooLarge: Reason.PICTURE_TOO_LARGE,
    PictureGone: Reason.PICTURE_GONE,
}


class Submit:
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
        """Send a queued task; look a task up whose submit was never answered."""
        if task.status is Status.SUBMITTING:
            await self._look_up(task)
        elif self._now - task.created_at > GIVE_UP:
            await self._store.failed(task, Reason.BUSY, self._now)
        elif wait := self._brake.take():
            await self._store.look_later(task, self._now, self._now + wait)
        else:
            await self._send(task)

    @property
    def _now(self) -> float:
        return self._clock()

    async def _send(self, task: Task) -> None:
        try:
            self._brake.check()
            media = await self._media(task)
        except OperatorNeeded as problem:
            await self._refused_by_operator(task, problem)
        except RequestRefused as error:
            await self._store.failed(task, _PICTURE_REASONS[type(error)], self._now)
        except GenerationUnknown:
            await self._store.failed(task, Reason.SOURCE_GONE, self._now)
        except FloodWait as error:
            await self._store.look_later(task, self._now, self._now + error.retry_after)
        except (ChatError, ProviderError) as error:
            await self._later(task, error)
        else:
            await self._buy(task, media)

    async def _media(self, task: Task) -> Media:
        if task.request.video is None:
            return await self._courier.media(task)
        source = await self._provider.fetch(task.request.video)
        if source.video_url is None:
            raise GenerationUnknown
        return Media(video=source.video_url)

    async def _buy(self, task: Task, media: Media) -> None:
        """Write down the intent, then make the call that costs money."""
        name = client_request_id(task.id, secrets.token_hex(8))
        submitting = await self._store.submitting(task, name, self._now)
        if submitting is None:
            return
        try:
            generation_id = await self._provider.create(submitting.request, media, name)
        except ProviderError as error:
            await self._not_bought(submitting, error)
        else:
            self._brake.passed()
            await self._bought(submitting, generation_id)

    async def _bought(self, task: Task, generation_id: str) -> None:
        pace = await self._paces.of(task.request.model_id)
        look_at = (task.submitted_at or self._now) + first_look(pace)
        changed = await self._store.generating(task, generation_id, self._now, look_at)
        if changed:
            await self._courier.progress(changed, pace.typical)
        else:
            log.warning("task %s was called off while it was being bought", task.id)

    async def _not_bought(self, task: Task, error: ProviderError) -> None:
        match error:
            case RateLimited():
                self._brake.limited(error)
                await self._again(task, self._brake.wait)
            case NotAccepted():
                log.info("task %s was not accepted: %r", task.id, error)
                await self._again(task, backoff(task.attempts))
            case OperatorNeeded():
                await self._refused_by_operator(task, error)
            case Refused():
                await self._store.failed(task, Reason.REFUSED, self._now, error.message)
            case _:
                log.warning("submit of task %s has no answer yet: %r", task.id, error)
                await self._store.try_later(task, self._now, self._now + backoff(0))
                return
        await self._store.never_bought(task, self._now)

    async def _again(self, task: Task, pause: float) -> None:
        await self._store.queued_again(task, self._now, self._now + pause)

    async def _refused_by_operator(self, task: Task, problem: OperatorNeeded) -> None:
        self._brake.closed_by(problem)
        log.error("the provider needs its operator: %s", problem.problem)
        await self._store.failed(task, Reason(f"operator-{problem.problem}"), self._now)
        await self._courier.alert(problem)

    async def _later(self, task: Task, error: Exception) -> None:
        log.info("task %s waits: %r", task.id, error)
        await self._store.try_later(task, self._now, self._now + backoff(task.attempts))

    async def _look_up(self, task: Task) -> None:
        """Ask the provider's log for a submit whose outcome nobody knows."""
        asked = task.submitted_at or task.updated_at
        name = task.client_request_id or ""
        try:
            found = await self._provider.find(name, asked - _SKEW, self._now + _SKEW)
        except ProviderError as error:
            await self._not_looked_up(task, error, self._now - asked)
            return
        if found and found.succeeded:
            await self._bought(task, found.generation_id)
        elif found or self._now - asked > LOG_SEARCH:
            await self._store.uncertain(task, self._now)
        else:
            next_at = self._now + backoff(task.attempts, longest=15.0)
            await self._store.try_later(task, self._now, next_at)

    async def _not_looked_up(self, task: Task, error: ProviderError, waited: float) -> None:
        if waited > GIVE_UP:
            await self._store.uncertain(task, self._now)
        else:
            if isinstance(error, OperatorNeeded):
                await self._courier.alert(error)
            await self._later(task, error)
