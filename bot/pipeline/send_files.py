"""Send the originals of videos as files, as people have asked: no purchase, and nobody waits."""

import logging
from dataclasses import dataclass

from bot.errors import (
    ChatError,
    ChatGone,
    ChatMigrated,
    FloodWait,
    GenerationUnknown,
    LinkExpired,
    ProviderError,
)
from bot.pipeline.ports import Clock, FileCourier
from bot.provider.base import Provider
from bot.store.file_orders import FileOrder, FileOrders
from bot.store.tasks import TaskQueries
from bot.tasks.schedule import GIVE_UP, backoff
from bot.tasks.task import Task

log = logging.getLogger(__name__)

_MIN_ATTEMPTS = 8
"""Failures in a row before it is given up, so that a suspended machine never does."""

_FIRST_PAUSE = 20.0


@dataclass(frozen=True)
class SendFiles:
    """Sends one file at a time."""

    orders: FileOrders
    queries: TaskQueries
    provider: Provider
    courier: FileCourier
    clock: Clock

    async def __call__(self, order: FileOrder) -> None:
        """Try once; where the video service no longer has the file, the chat is told so."""
        task = await self.queries.get(order.task_id)
        if task is None or task.is_withdrawn:
            await self.orders.done(order, self.clock())
            return
        try:
            await self._send(order, task)
        except ChatMigrated as error:
            await self.orders.move(order, error.new_chat_id, self.clock())
        except FloodWait as error:
            await self.orders.later(order, self.clock() + error.retry_after, failed=False)
        except ChatGone:
            await self.orders.done(order, self.clock())
        except (ChatError, ProviderError) as error:
            log.info("the file of task %s is not sent yet: %r", task.id, error)
            await self._later(order)

    async def put_off(self, order: FileOrder) -> None:
        """Try again after a bug, with pauses, for a day."""
        await self._later(order, _FIRST_PAUSE)

    async def _send(self, order: FileOrder, task: Task) -> None:
        try:
            file = await self.courier.send_file(task, order.requester, await self._link(task))
        except (GenerationUnknown, LinkExpired):
            await self.courier.say_file_gone(order.requester)
            file = None
        if file:
            await self.orders.sent(order, file, self.clock())
        else:
            await self.orders.done(order, self.clock())

    async def _link(self, task: Task) -> str | None:
        """Return a fresh link, or None where Telegram has the file already.

        Raises:
            GenerationUnknown: the video service no longer has it.
            ProviderError: it does not answer.
        """
        if task.has_document:
            return None
        generation = await self.provider.fetch(task.generation_id or "")
        if generation.video_url is None:
            raise GenerationUnknown
        return generation.video_url

    async def _later(self, order: FileOrder, first: float = 2.0) -> None:
        now = self.clock()
        if order.attempts >= _MIN_ATTEMPTS and now - order.created_at > GIVE_UP:
            await self.orders.done(order, now)
        else:
            await self.orders.later(order, now + backoff(order.attempts, first))
