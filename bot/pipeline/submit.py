"""The first stage: buy the generation that a task asks for, at most once."""

import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

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
    StoreUnavailable,
)
from bot.pipeline.circuit_breaker import CircuitBreaker
from bot.pipeline.lost_submits import LostSubmits
from bot.pipeline.stage import ProviderStage
from bot.pipeline.storing import until_stored
from bot.provider.base import Media
from bot.tasks.schedule import (
    GIVE_UP,
    LOG_SEARCH,
    LONGEST_LOG_SEARCH,
    MIN_CONSECUTIVE_FAILURES,
    backoff,
)
from bot.tasks.task import Reason, Status, Task, client_request_id

log = logging.getLogger(__name__)

Store = Callable[[], Awaitable[None]]
"""Stores what a paid call has brought; it may be called again until that is stored."""

_LOOK_PAUSE = 5.0
"""Seconds between two questions whether a lost call has to be given up."""

_LATEST_CALL = 60.0
"""Seconds after its intent was stored at which a call may still be made: a process that stood still
for longer might make it when it was given up, and somebody has decided to buy anew."""

_MOST_UNFINISHED = 3
"""Tries to read pictures that never ended, after which they are taken to have ended the bot."""

_PICTURE_REASONS: dict[type[RequestRefused], Reason] = {
    NotAPicture: Reason.NOT_A_PICTURE,
    PictureTooLarge: Reason.PICTURE_TOO_LARGE,
    PictureGone: Reason.PICTURE_GONE,
}


@dataclass(frozen=True)
class Submit(ProviderStage):
    """Submits one task at a time."""

    breaker: CircuitBreaker
    lost: LostSubmits
    installation: str
    """the name of this installation, see client_request_id"""

    async def __call__(self, task: Task) -> None:
        """Send a queued task; wait for one whose submit was never answered to be found."""
        if task.status is Status.SUBMITTING:
            await self._await_discovery(task)
        elif task.destination is None:
            await self.tasks.failed(task, Reason.UNPLACED, self.now)
        elif self.now - task.created_at > GIVE_UP:
            await self.tasks.failed(task, Reason.BUSY, self.now)
        elif wait := self.gate.enter():
            await self.tasks.reschedule(task, self.now, self.now + wait)
        else:
            await self._send(task)

    async def _send(self, task: Task) -> None:
        try:
            self.breaker.check(task.request.model_id)
        except OperatorNeeded as problem:
            await self._failed_for_operator(task, problem)
            return
        try:
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
        if task.request.images:
            return Media(images=await self._pictures(task))
        if task.request.video is None:
            return Media()
        source = await self.provider.fetch(task.request.video)
        if source.video_url is None:
            raise GenerationUnknown
        return Media(video=source.video_url)

    async def _pictures(self, task: Task) -> Sequence[str]:
        """Fetch and decode pictures; a try is counted before: it may be the end of the bot."""
        if task.unfinished >= _MOST_UNFINISHED:
            log.error("task %s is given up: its pictures may have ended the bot", task.id)
            raise NotAPicture
        return await self.courier.pictures(task, lambda: self._attempt(task))

    @asynccontextmanager
    async def _attempt(self, task: Task) -> AsyncIterator[None]:
        """Count a try while it lasts; where it fails, its outcome sets the count back."""
        await self.tasks.began(task, self.now)
        yield
        await self.tasks.came_through(task, self.now)

    async def _buy(self, task: Task, media: Media) -> None:
        """Buy, unless somebody else's call is the one that tries whether it is of use."""
        try:
            self.breaker.enter(task.request.model_id)
        except OperatorNeeded as problem:
            await self._failed_for_operator(task, problem)
        else:
            await self._call(task, media)

    async def _call(self, task: Task, media: Media) -> None:
        """Write down the intent, then make the call that costs money."""
        name = client_request_id(self.installation, task.id, secrets.token_hex(8))
        submitting = await self._intend(task, name)
        if submitting is None:
            return
        if self.now - (submitting.submitted_at or self.now) > _LATEST_CALL:
            log.warning("task %s is not bought now: this process stood still", task.id)
            await until_stored(lambda: self.tasks.not_called(submitting, self.now))
            return
        try:
            store = await self._purchase(submitting, media, name)
        except ProviderError as error:
            await self._not_bought(submitting, error)
        else:
            self.gate.record_success()
            self.breaker.record_success(task.request.model_id)
            await until_stored(store)

    async def _purchase(self, task: Task, media: Media, name: str) -> Store:
        """Make the call; return what stores its outcome.

        Raises:
            ProviderError: see Provider.create.
        """
        generation_id = await self.provider.create(task.request, media, name)
        return lambda: self._bought(task, generation_id)

    async def _intend(self, task: Task, name: str) -> Task | None:
        """Write down that a call is about to be made.

        Where the database goes away meanwhile, nobody knows whether that is stored: it is taken
        back, or a call that was never made would be looked for.

        Raises:
            StoreUnavailable: it was taken back, and nothing may be bought.
        """
        try:
            return await self.tasks.submitting(task, name, self.now)
        except StoreUnavailable:
            intent = replace(task, client_request_id=name)
            await until_stored(lambda: self.tasks.not_called(intent, self.now))
            await until_stored(lambda: self.tasks.never_bought(intent, self.now))
            raise

    async def _bought(self, task: Task, generation_id: str) -> None:
        """Store what was bought before anything else is asked for."""
        now, first = self.now, self.times.first_look(task.request)
        waited = max(0.0, now - (task.submitted_at or now))  # the clock may have been set back
        look_at = now + max(0.0, first - waited)
        if await self.tasks.generating(task, generation_id, now, look_at) is None:
            log.warning("task %s was cancelled while it was being bought", task.id)
            await self.tasks.bought_after_all(task, generation_id, self.now)

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
                await self._refused(task, error)
            case _:
                log.warning("submit of task %s has no answer yet: %r", task.id, error)
                self.lost.hurry()
                await self._look_later(task)
                return
        await until_stored(lambda: self.tasks.never_bought(task, self.now))

    async def _again(self, task: Task, pause: float) -> None:
        await until_stored(lambda: self.tasks.queued_again(task, self.now, self.now + pause))

    async def _refused(self, task: Task, error: InvalidRequest) -> None:
        if not error.by_proxy:
            self.breaker.record_answer()
        await until_stored(lambda: self.tasks.failed(task, Reason.REFUSED, self.now, error.message))

    async def _refused_by_operator(self, task: Task, problem: OperatorNeeded) -> None:
        """End a task by the provider's own answer, which also stops the others."""
        self.breaker.record_problem(task.request.model_id, problem)
        log.error("the provider needs its operator: %s", problem.problem)
        await self._failed_for_operator(task, problem)

    async def _failed_for_operator(self, task: Task, problem: OperatorNeeded) -> None:
        reason = Reason(f"operator-{problem.problem}")
        await until_stored(lambda: self.tasks.failed(task, reason, self.now))
        await self.courier.alert(problem)

    async def _later(self, task: Task, error: Exception) -> None:
        log.info("task %s waits: %r", task.id, error)
        await self.tasks.retry_later(task, self.now, self.now + backoff(task.attempts))

    async def _await_discovery(self, task: Task) -> None:
        """Let the reader of the log find a lost call; in the end a person may decide.

        Only looks that were made after the deadline end the wait: a machine that was asleep, or a
        clock that has jumped, looks first.
        """
        asked = task.submitted_at or task.updated_at
        decide_at = asked + max(LOG_SEARCH, 3 * self.times.known(task.request).typical)
        reason = self.lost.verdict(task, decide_at) if self.now > decide_at else None
        is_too_old = self.now > asked + LONGEST_LOG_SEARCH or task.submitted_at is None
        if is_too_old and self.now > decide_at and task.attempts >= MIN_CONSECUTIVE_FAILURES:
            reason = Reason.LOST
        if reason:
            await self.tasks.uncertain(task, self.now, reason)
        else:
            await self._look_later(task)

    async def _look_later(self, task: Task) -> None:
        await self.tasks.retry_later(task, self.now, self.now + _LOOK_PAUSE)
