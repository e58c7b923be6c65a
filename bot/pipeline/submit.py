"""The first stage: buy the generation that a task asks for, at most once."""

import logging
import secrets
from dataclasses import dataclass

from bot.errors import (
    ChatError,
    FloodWait,
    GenerationUnknown,
    InvalidRequest,
    NotAPicture,
    OperatorNeeded,
    PictureGone,
    PictureTooLarge,
    ProviderError,
    RateLimited,
    RequestRefused,
    RetryableError,
)
from bot.pipeline.circuit_breaker import CircuitBreaker
from bot.pipeline.stage import ProviderStage
from bot.provider.base import Media
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


@dataclass(frozen=True)
class Submit(ProviderStage):
    """Submits one task at a time."""

    breaker: CircuitBreaker

    async def __call__(self, task: Task) -> None:
        """Send a queued task, or look up a task whose submit was never answered."""
        if task.status is Status.SUBMITTING:
            await self._look_up(task)
        elif self.now - task.created_at > GIVE_UP:
            await self.tasks.failed(task, Reason.BUSY, self.now)
        elif wait := self.gate.enter():
            await self.tasks.reschedule(task, self.now, self.now + wait)
        else:
            await self._send(task)

    async def _send(self, task: Task) -> None:
        try:
            self.breaker.check()
            media = await self._media(task)
        except OperatorNeeded as problem:
            await self._refused_by_operator(task, problem)
        except RequestRefused as error:
            await self.tasks.failed(task, _PICTURE_REASONS[type(error)], self.now)
        except GenerationUnknown:
            await self.tasks.failed(task, Reason.SOURCE_GONE, self.now)
        except FloodWait as error:
            await self.tasks.reschedule(task, self.now, self.now + error.retry_after)
        except (ChatError, ProviderError) as error:
            await self._later(task, error)
        else:
            await self._buy(task, media)

    async def _media(self, task: Task) -> Media:
        if task.request.video is None:
            return Media(images=await self.courier.pictures(task))
        source = await self.provider.fetch(task.request.video)
        if source.video_url is None:
            raise GenerationUnknown
        return Media(video=source.video_url)

    async def _buy(self, task: Task, media: Media) -> None:
        """Store that the paid call is about to be made, then make it."""
        name = client_request_id(task.id, secrets.token_hex(8))
        submitting = await self.tasks.submitting(task, name, self.now)
        if submitting is None:
            return
        try:
            generation_id = await self.provider.create(submitting.request, media, name)
        except ProviderError as error:
            await self._not_bought(submitting, error)
        else:
            self.gate.record_success()
            self.breaker.record_success()
            await self._bought(submitting, generation_id)

    async def _bought(self, task: Task, generation_id: str) -> None:
        timing = await self.times.of(task.request)
        look_at = (task.submitted_at or self.now) + first_look(timing)
        changed = await self.tasks.generating(task, generation_id, self.now, look_at)
        if changed:
            await self.courier.progress(changed, timing.typical)
        else:
            log.warning("task %s was cancelled while it was being bought", task.id)

    async def _not_bought(self, task: Task, error: ProviderError) -> None:
        match error:
            case RateLimited():
                self.gate.record_limited(error)
                await self._again(task, self.gate.wait)
            case RetryableError():
                log.info("task %s was not accepted: %r", task.id, error)
                await self._again(task, backoff(task.attempts))
            case OperatorNeeded():
                await self._refused_by_operator(task, error)
            case InvalidRequest():
                await self.tasks.failed(task, Reason.REFUSED, self.now, error.message)
            case _:
                log.warning("submit of task %s has no answer yet: %r", task.id, error)
                await self.tasks.retry_later(task, self.now, self.now + backoff(0))
                return
        await self.tasks.never_bought(task, self.now)

    async def _again(self, task: Task, pause: float) -> None:
        await self.tasks.queued_again(task, self.now, self.now + pause)

    async def _refused_by_operator(self, task: Task, problem: OperatorNeeded) -> None:
        self.breaker.record_problem(problem)
        log.error("the provider needs its operator: %s", problem.problem)
        await self.tasks.failed(task, Reason(f"operator-{problem.problem}"), self.now)
        await self.courier.alert(problem)

    async def _later(self, task: Task, error: Exception) -> None:
        log.info("task %s waits: %r", task.id, error)
        await self.tasks.retry_later(task, self.now, self.now + backoff(task.attempts))

    async def _look_up(self, task: Task) -> None:
        """Look in the provider's log for a submit whose outcome is unknown."""
        asked = task.submitted_at or task.updated_at
        name = task.client_request_id or ""
        try:
            found = await self.provider.find(name, asked - _SKEW, self.now + _SKEW)
        except ProviderError as error:
            await self._not_looked_up(task, error, self.now - asked)
            return
        if found and found.succeeded:
            await self._bought(task, found.generation_id)
        elif found or self.now - asked > LOG_SEARCH:
            await self.tasks.uncertain(task, self.now)
        else:
            next_at = self.now + backoff(task.attempts, longest=15.0)
            await self.tasks.retry_later(task, self.now, next_at)

    async def _not_looked_up(self, task: Task, error: ProviderError, waited: float) -> None:
        if waited > GIVE_UP:
            await self.tasks.uncertain(task, self.now)
        else:
            if isinstance(error, OperatorNeeded):
                await self.courier.alert(error)
            await self._later(task, error)
