"""The third stage: the finished video goes into the chat, at least once."""

import logging

from bot.errors import (
    ChatError,
    ChatGone,
    ChatMigrated,
    ChatRefused,
    FloodWait,
    LinkExpired,
    ProviderError,
)
from bot.pipeline.ports import Clock, Courier
from bot.provider.base import Provider
from bot.store.tasks import TaskStore
from bot.tasks.schedule import GIVE_UP, backoff
from bot.tasks.task import Reason, Status, Task

log = logging.getLogger(__name__)

_TIDY_ATTEMPTS = 8
"""Failures in a row before a message that is in the way, or refused, is let be."""

_TELL_ATTEMPTS = 300
"""Failures in a row before the end is told to nobody: with pauses of five minutes, a day."""


class Deliver:
    """Runs the stage for one task at a time."""

    def __init__(
        self, store: TaskStore, provider: Provider, courier: Courier, clock: Clock
    ) -> None:
        self._store = store
        self._provider = provider
        self._courier = courier
        self._clock = clock

    async def __call__(self, task: Task) -> None:
        """Try once; ``ready`` is left only when Telegram answered, or the chat is gone."""
        try:
            receipt = await self._courier.deliver(task)
        except LinkExpired:
            await self._refresh(task)
        except ChatError as error:
            await self._undelivered(task, error)
        else:
            await self._store.delivered(
                task,
                receipt.message_id,
                receipt.file_id,
                receipt.file_unique_id,
                receipt.file_kind,
                self._clock(),
            )

    async def _undelivered(self, task: Task, error: ChatError) -> None:
        now = self._clock()
        log.info("task %s is not delivered: %r", task.id, error)
        match error:
            case ChatGone():
                await self._store.failed(task, Reason.CHAT_GONE, now)
            case ChatMigrated():
                await self._store.look_later(task, now, now)
                await self._store.chat_moved(task.asker.chat_id, error.new_chat_id)
            case FloodWait():
                await self._store.look_later(task, now, now + error.retry_after)
            case _:
                await self._later(task)

    async def _refresh(self, task: Task) -> None:
        """Ask the provider for a link that works."""
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
            await self._store.fresh_link(task, generation.video_url, now, now + pause)
        else:
            await self._later(task)

    async def _later(self, task: Task) -> None:
        now = self._clock()
        if self._is_over(task):
            await self._store.failed(task, Reason.UNDELIVERABLE, now)
        else:
            await self._store.try_later(task, now, now + backoff(task.attempts))

    def _is_over(self, task: Task) -> bool:
        """Whether a day has passed in vain, and not in sleep."""
        return task.attempts >= _TIDY_ATTEMPTS and self._clock() - (task.ready_at or 0.0) > GIVE_UP


class Settle:
    """The last step: the chat learns how the task ended, and the progress message goes."""

    def __init__(self, store: TaskStore, courier: Courier, clock: Clock) -> None:
        self._store = store
        self._courier = courier
        self._clock = clock

    async def __call__(self, task: Task) -> None:
        """Try once; where only tidying is left, a few failures are enough."""
        now = self._clock()
        try:
            await self._courier.settle(task)
        except ChatMigrated as error:
            await self._store.look_later(task, now, now)
            await self._store.chat_moved(task.asker.chat_id, error.new_chat_id)
        except FloodWait as error:
            await self._store.look_later(task, now, now + error.retry_after)
        except ChatError as error:
            log.info("the end of task %s is not told: %r", task.id, error)
            await self._untold(task, error)
        else:
            await self._store.settled(task, now)

    async def _untold(self, task: Task, error: ChatError) -> None:
        now = self._clock()
        is_less = task.status is Status.DELIVERED or isinstance(error, ChatRefused)
        most = _TIDY_ATTEMPTS if is_less else _TELL_ATTEMPTS
        if isinstance(error, ChatGone) or task.attempts >= most:
            await self._store.settled(task, now)
        else:
            pause = backoff(task.attempts, longest=300.0)
            await self._store.try_later(task, now, now + pause)
