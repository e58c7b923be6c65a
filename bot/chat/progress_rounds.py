"""How far videos are, told in rounds: a few progress messages each second."""

import asyncio
import random
from collections.abc import Sequence

from bot.chat.outgoing.first_answers import FirstAnswers
from bot.chat.outgoing.progress_messages import ProgressMessages
from bot.pipeline.generation_times import GenerationTimes
from bot.pipeline.ports import Clock
from bot.store.tasks import TaskQueries
from bot.tasks.task import Task

_MOST = 300
"""Tasks in a round; with more than that, those who have waited longest see how far theirs are."""

_AT_ONCE = 10
"""Tasks that are shown each second: with 300 of them, an edit comes every half a minute."""

_APART = 0.08
"""Seconds from one of them to the next: at once, they would have no room beside each other."""

_IDLE = 5.0
"""Seconds between two looks for tasks of other processes while this one shows none."""

_OVERDUE = 5.0
"""Seconds after which a task without a progress message gets one after all."""


class ProgressRounds:
    """Brings progress messages up to date, the more seldom the more there are."""

    def __init__(
        self,
        queries: TaskQueries,
        times: GenerationTimes,
        progress: ProgressMessages,
        first_answers: FirstAnswers,
        clock: Clock,
    ) -> None:
        self._queries = queries
        self._times = times
        self._progress = progress
        self._first_answers = first_answers
        self._clock = clock
        self._left: list[Task] = []
        self._size = 0
        self._looked_at = 0.0

    async def go_on(self) -> None:
        """Show the next few tasks; this is called every second, and costs nothing without any."""
        now = self._clock()
        if not self._progress.is_showing and abs(now - self._looked_at) < _IDLE:
            return
        self._looked_at = now
        tasks = await self._next(now)
        shows = [self._show(task, place * _APART) for place, task in enumerate(tasks)]
        await asyncio.gather(*shows)

    async def _next(self, now: float) -> Sequence[Task]:
        """Return those of the next few that may change, as they are now."""
        if not self._left:
            return await self._begin(now)
        tasks, self._left = self._left[:_AT_ONCE], self._left[_AT_ONCE:]
        due = [task.id for task in tasks if self._may_change(task, now)]
        return await self._queries.in_progress_among(due) if due else []

    async def _begin(self, now: float) -> Sequence[Task]:
        """Begin a round, and return the first few of it.

        A chat with several of them sees one change at a time, each as likely as the others.
        """
        tasks = _one_of_each_request(await self._queries.in_progress(_MOST))
        if not tasks:
            self._progress.forget()
        random.shuffle(tasks)
        self._size, self._left = len(tasks), tasks[_AT_ONCE:]
        return [task for task in tasks[:_AT_ONCE] if self._may_change(task, now)]

    def _may_change(self, task: Task, now: float) -> bool:
        """Return whether a message stands for as long as a round takes, also if it is new."""
        return self._progress.has_stood_since(task, now - self._size / _AT_ONCE)

    async def _show(self, task: Task, pause: float) -> None:
        await asyncio.sleep(pause)
        typical = self._times.known(task.request).typical
        if task.shows_progress:
            await self._progress.show(task, typical, with_action=self._size <= _AT_ONCE)
        elif self._clock() - task.created_at > _OVERDUE:
            self._first_answers.send_later(task.id, typical)


def _one_of_each_request(tasks: Sequence[Task]) -> list[Task]:
    """Return one task for each message: several takes share theirs."""
    return list({task.source_key: task for task in reversed(tasks)}.values())
