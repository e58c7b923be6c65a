"""Tasks that meet a bug: they are tried again with pauses, and end in words after a day."""

import logging
from dataclasses import dataclass

from bot.pipeline.ports import Clock
from bot.store.tasks import TaskTransitions
from bot.tasks.schedule import GIVE_UP, MIN_CONSECUTIVE_FAILURES, backoff
from bot.tasks.task import Reason, Task

log = logging.getLogger(__name__)

_FIRST_PAUSE = 20.0


@dataclass(frozen=True)
class BrokenTasks:
    """Puts off a task that nobody knows how to go on with: a bug, or a disk that is full."""

    tasks: TaskTransitions
    clock: Clock

    async def put_off(self, task: Task) -> None:
        """Try again later; after a day, and several failures in a row, end the task.

        The failures are counted because a clock that has jumped by a day shows in one alone.
        """
        now = self.clock()
        if task.attempts < MIN_CONSECUTIVE_FAILURES or now - _begun_at(task) <= GIVE_UP:
            pause = backoff(task.attempts, first=_FIRST_PAUSE)
            await self.tasks.retry_later(task, now, now + pause)
        elif task.status.is_pending:
            await self.tasks.failed(task, Reason.BROKEN, now)
        else:
            log.error("nobody is told how task %s ended", task.id)
            await self.tasks.outcome_notified(task, now)


def _begun_at(task: Task) -> float:
    """Return when the stage began in which a task is."""
    if not task.status.is_pending:
        return max(task.created_at, task.submitted_at or 0.0, task.ready_at or 0.0)
    return task.ready_at or task.submitted_at or task.created_at
