"""Whether somebody is being asked if what is paid for is to be cancelled all the same.

A question stands in the message that tells how far the request is, and goes with it.
"""

from hashlib import sha256

from bot.pipeline.ports import Clock
from bot.store.notices import Notices
from bot.tasks.task import Task

OPEN_SECONDS = 60.0
"""How long a question stands; after that its message tells again how far the request is."""

_DELIBERATE_SECONDS = 2.0
"""Seconds between two presses of which the second is an answer, and no double tap."""


class CancelQuestions:
    """Remembers when a request was last asked about."""

    def __init__(self, notices: Notices, clock: Clock) -> None:
        self._notices = notices
        self._clock = clock

    async def asked(self, task: Task) -> None:
        """Store that the request of a task is being asked about."""
        await self._notices.tell(_name(task), self._clock())

    async def warned(self, task: Task) -> None:
        """Store that a warning was heard just now, unless one stands already."""
        if not await self.is_open(task):
            await self.asked(task)

    async def is_open(self, task: Task) -> bool:
        """Return whether a question about the request of a task stands now."""
        now = self._clock()
        return await self._notices.was_told(_name(task), now - OPEN_SECONDS, now)

    async def is_answered(self, task: Task, pressed_at: float) -> bool:
        """Return whether a press is a second one, made after its warning was read."""
        warned_at = await self._notices.told_at(_name(task))
        if warned_at is None:
            return False
        return _DELIBERATE_SECONDS <= pressed_at - warned_at <= OPEN_SECONDS

    async def close(self, task: Task) -> None:
        """Store that the question about the request of a task is over."""
        await self._notices.forget(_name(task))


def _name(task: Task) -> str:
    """Return the name of the notice; all takes of a request are asked about together."""
    return f"cancel:{sha256(task.source_key.encode()).hexdigest()[:40]}"
