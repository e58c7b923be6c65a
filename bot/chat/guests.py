"""Requests of guests, who call the bot in chats that it is no member of.

Such a request is stored first, and waits for its place: Telegram tells it in answer to the words
that show the progress, and nothing is bought before. Where no answer comes, it ends for free.
"""

import logging

from bot.chat.outgoing.captions import ending
from bot.chat.outgoing.inline_messages import InlineMessages
from bot.chat.outgoing.progress_messages import ProgressMessages
from bot.chat.telegram_errors import ignore_benign_errors
from bot.errors import ChatError, ChatGone, ChatRefused
from bot.pipeline.generation_times import GenerationTimes
from bot.pipeline.ports import Clock
from bot.pipeline.storing import until_stored
from bot.pipeline.worker import Worker
from bot.store.tasks import TaskPlaces, TaskQueries, TaskTransitions
from bot.tasks.task import Task
from bot.texts import texts_for

log = logging.getLogger(__name__)


class Guests:
    """Gives requests of guests their place."""

    def __init__(
        self,
        messages: InlineMessages,
        progress: ProgressMessages,
        queries: TaskQueries,
        tasks: TaskTransitions,
        places: TaskPlaces,
        times: GenerationTimes,
        worker: Worker,
        clock: Clock,
    ) -> None:
        self._messages = messages
        self._progress = progress
        self._queries = queries
        self._tasks = tasks
        self._places = places
        self._times = times
        self._worker = worker
        self._clock = clock

    async def acknowledge(self, task: Task, query_id: str) -> None:
        """Show the progress of a request in answer to it, and let it be made, unless that is done.

        Raises:
            FloodWait, ChatOutcomeUnknown: it may not be shown, and the answer can be repeated; only
                one of them arrives.
        """
        if task.inline_message_id is not None:
            return
        if not task.status.is_pending:
            await self._tell_end(task, query_id)
            return
        text, keyboard = await self._progress.first(task, self._times.known(task.request).typical)
        try:
            place = await self._messages.answer_guest(query_id, text, keyboard)
        except (ChatGone, ChatRefused) as error:
            log.info("task %s has no place: %r", task.id, error)
            await self._places.unplaceable(task.id, self._clock())
        else:
            self._progress.note(task, text)
            await self._place(task, place)
        self._worker.wake()

    async def _place(self, task: Task, inline_message_id: str) -> None:
        """Store the place of a request; where that has ended meanwhile, say so there.

        A try whose answer got lost may have stored it.
        """
        placed = await until_stored(
            lambda: self._tasks.placed(task.id, inline_message_id, self._clock())
        )
        now = placed or await self._queries.get(task.id) or task
        if now.inline_message_id is None:
            log.info("task %s has ended before it had a place", task.id)
            await self._end_in(inline_message_id, now)

    async def _end_in(self, inline_message_id: str, task: Task) -> None:
        try:
            with ignore_benign_errors():
                words = ending(texts_for(task.requester.language), task)
                await self._messages.edit(inline_message_id, words)
        except ChatError as error:
            log.info("the end of task %s is not told: %r", task.id, error)

    async def _tell_end(self, task: Task, query_id: str) -> None:
        """Answer a request that has ended unanswered, if it still can be."""
        try:
            words = ending(texts_for(task.requester.language), task)
            await self._messages.answer_guest(query_id, words)
        except (ChatGone, ChatRefused) as error:
            log.info("nobody can be told how task %s has ended: %r", task.id, error)
