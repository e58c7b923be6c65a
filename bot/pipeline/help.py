"""The first stage of pictures and better prompts: one paid call, whose answer is the result."""

import logging

from bot.pipeline.submit import Store, Submit
from bot.provider.base import Made, Media
from bot.tasks.kinds import PATIENCE, SEARCH, Kind
from bot.tasks.task import Reason, Status, Task
from bot.veo.director import is_too_long, written

log = logging.getLogger(__name__)


class Help(Submit):
    """Buys one of them at a time. Somebody waits, so that it ends soon, one way or the other."""

    async def __call__(self, task: Task) -> None:
        """Make the call of a queued task; of one without an answer, say in time that it is lost."""
        left = self._left(task)
        if task.status is Status.SUBMITTING:
            await self._await_discovery(task)
        elif left <= 0:
            await self.tasks.failed(task, Reason.BUSY, self.now)
        elif wait := self.gate.enter():
            await self.tasks.reschedule(task, self.now, self.now + min(wait, left))
        else:
            await self._send(task)

    def _left(self, task: Task) -> float:
        """Return the seconds in which a call may yet be made."""
        return task.created_at + PATIENCE[task.kind] - self.now

    async def _purchase(self, task: Task, media: Media, name: str) -> Store:
        is_still = task.kind is Kind.STILL
        call = self.provider.draw if is_still else self.provider.write
        made = await call(task.request, name)
        return lambda: self._made(task, made)

    async def _made(self, task: Task, made: Made) -> None:
        """Store what the answer has brought, before anything else is asked for."""
        if task.kind is Kind.STILL:
            stored = await self._drawn(task, made)
        else:
            stored = await self._written(task, made)
        if stored is None:
            log.warning("task %s was cancelled while it was being bought", task.id)
            await self.tasks.bought_after_all(task, made.generation_id, self.now)

    async def _drawn(self, task: Task, made: Made) -> Task | None:
        if not made.result:
            return await self._spent(task, Reason.NO_PICTURE, made)
        number, cost = made.generation_id, made.cost
        return await self.tasks.made(task, number, cost, self.now, link=made.result)

    async def _written(self, task: Task, made: Made) -> Task | None:
        words = written(made.result)
        if not words:
            return await self._spent(task, Reason.NO_WORDS, made)
        if is_too_long(words):
            return await self._spent(task, Reason.WORDS_TOO_LONG, made)
        number, cost = made.generation_id, made.cost
        return await self.tasks.made(task, number, cost, self.now, words=words)

    async def _spent(self, task: Task, reason: Reason, made: Made) -> Task | None:
        return await self.tasks.spent(task, reason, made.generation_id, made.cost, self.now)

    async def _again(self, task: Task, pause: float) -> None:
        """Try again while somebody waits; else say then that it was too busy."""
        await super()._again(task, min(pause, max(0.0, self._left(task))))

    async def _await_discovery(self, task: Task) -> None:
        """Say in time that it is lost; the reader of the log goes on looking for what it cost."""
        asked = task.submitted_at or task.updated_at
        if self.now > asked + SEARCH[task.kind]:
            await self.tasks.uncertain(task, self.now)
        else:
            await self._look_later(task)
