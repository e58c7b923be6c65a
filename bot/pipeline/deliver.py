"""The third stage: deliver what is finished to the chat, at least once."""

import logging

from bot.errors import (
    ChatError,
    ChatGone,
    ChatMigrated,
    FloodWait,
    LinkExpired,
    ProviderError,
)
from bot.pipeline.ports import Clock, Courier
from bot.pipeline.storing import until_stored
from bot.provider.base import Provider
from bot.store.moves import Moves
from bot.store.tasks import TaskTransitions
from bot.tasks.schedule import GIVE_UP, backoff
from bot.tasks.task import Reason, Task

log = logging.getLogger(__name__)

_MIN_ATTEMPTS = 8
"""Failures in a row before a delivery may be given up, so that a suspended machine never does."""

_LINK_ATTEMPTS = 4
"""Failures in a row before the link of a picture counts as expired."""


class Deliver:
    """Delivers one task at a time."""

    def __init__(
        self,
        tasks: TaskTransitions,
        moves: Moves,
        provider: Provider,
        courier: Courier,
        clock: Clock,
    ) -> None:
        self._tasks = tasks
        self._moves = moves
        self._provider = provider
        self._courier = courier
        self._clock = clock

    async def __call__(self, task: Task) -> None:
        """Try once; a task stays ``ready`` until Telegram has the video, or a day of failures."""
        try:
            receipt = await self._courier.deliver(task)
        except LinkExpired:
            await (self._refresh(task) if task.kind.is_video else self._gone(task))
        except ChatError as error:
            await self._undelivered(task, error)
        else:
            await until_stored(lambda: self._tasks.delivered(task, receipt, self._clock()))

    async def _undelivered(self, task: Task, error: ChatError) -> None:
        now = self._clock()
        log.info("task %s is not delivered: %r", task.id, error)
        match error:
            case ChatGone():
                await self._tasks.failed(task, Reason.CHAT_GONE, now)
            case ChatMigrated():
                await self._tasks.reschedule(task, now, now)
                await self._moves.add(task.requester.chat_id, error.new_chat_id)
            case FloodWait():
                await self._tasks.reschedule(task, now, now + error.retry_after)
            case _:
                await self._later(task)

    async def _refresh(self, task: Task) -> None:
        """Ask the provider for a new link."""
        now = self._clock()
        try:
            generation = await self._provider.fetch(task.generation_id or "")
        except ProviderError as error:
            log.info("no fresh link for task %s: %r", task.id, error)
            await self._later(task)
            return
        if (
            generation.video_url
            and generation.video_url != task.video_url
            and not self._is_over(task)
        ):
            pause = backoff(task.attempts - 1) if task.attempts else 0.0
            await self._tasks.fresh_link(task, generation.video_url, now, now + pause)
        else:
            await self._later(task)

    async def _gone(self, task: Task) -> None:
        """Try the link of a picture a few times more: there is no other one."""
        if task.attempts >= _LINK_ATTEMPTS:
            await self._tasks.failed(task, Reason.RESULT_LOST, self._clock())
        else:
            await self._later(task)

    async def _later(self, task: Task) -> None:
        now = self._clock()
        if self._is_over(task):
            await self._tasks.failed(task, Reason.UNDELIVERABLE, now)
        else:
            await self._tasks.retry_later(task, now, now + backoff(task.attempts))

    def _is_over(self, task: Task) -> bool:
        """Return whether delivering has failed for a day, in at least _MIN_ATTEMPTS attempts."""
        return task.attempts >= _MIN_ATTEMPTS and self._clock() - (task.ready_at or 0.0) > GIVE_UP
