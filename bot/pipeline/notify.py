"""The last stage: tell the chat how a task ended, and delete the progress message."""

import logging

from bot.errors import ChatError, ChatGone, ChatMigrated, ChatRefused, FloodWait
from bot.pipeline.ports import Clock, Courier
from bot.store.moves import Moves
from bot.store.tasks import TaskTransitions
from bot.tasks.schedule import backoff
from bot.tasks.task import Status, Task

log = logging.getLogger(__name__)

_TIDY_ATTEMPTS = 8
"""Failures in a row before giving up a leftover progress message, or words that are refused."""

_TELL_ATTEMPTS = 300
"""Failures in a row before giving up telling the outcome: a day, with pauses of five minutes."""


class Notify:
    """Tells the outcome of one task at a time."""

    def __init__(
        self, tasks: TaskTransitions, moves: Moves, courier: Courier, clock: Clock
    ) -> None:
        self._tasks = tasks
        self._moves = moves
        self._courier = courier
        self._clock = clock

    async def __call__(self, task: Task) -> None:
        """Try once; where only the progress message is left, give up after a few failures."""
        now = self._clock()
        try:
            await self._courier.notify_outcome(task)
        except ChatMigrated as error:
            await self._tasks.reschedule(task, now, now)
            await self._moves.add(task.requester.chat_id, error.new_chat_id)
        except FloodWait as error:
            await self._tasks.reschedule(task, now, now + error.retry_after)
        except ChatError as error:
            log.info("the end of task %s is not told: %r", task.id, error)
            await self._untold(task, error)
        else:
            await self._tasks.outcome_notified(task, now)

    async def _untold(self, task: Task, error: ChatError) -> None:
        now = self._clock()
        is_less = task.status is Status.DELIVERED or isinstance(error, ChatRefused)
        most = _TIDY_ATTEMPTS if is_less else _TELL_ATTEMPTS
        if isinstance(error, ChatGone) or task.attempts >= most:
            await self._tasks.outcome_notified(task, now)
        else:
            pause = backoff(task.attempts, longest=300.0)
            await self._tasks.retry_later(task, now, now + pause)
