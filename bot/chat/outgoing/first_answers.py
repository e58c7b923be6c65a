"""The first answer to each request: its progress message, as soon as there is room for it."""

import asyncio
import logging
from contextlib import suppress

from bot.chat.outgoing.progress_messages import ProgressMessages
from bot.errors import ChatError, FloodWait, StoreUnavailable
from bot.store.tasks import TaskQueries
from bot.tasks.schedule import backoff
from bot.tasks.task import IN_PROGRESS, Task

log = logging.getLogger(__name__)

_AGAIN = 5.0
"""Seconds after which it is tried again where something else than room was missing; then ever more
seldom: whoever has blocked the bot takes the room of others with each try."""

_LONGEST = 60.0
"""Seconds after which it is looked at again whether a message is still of use."""

_STOP_SECONDS = 0.5
"""Seconds that whatever is being sent gets at a stop."""

_MOST = 1000
"""Messages that wait in memory; others are found in the database by and by."""


class FirstAnswers:
    """Sends progress messages; whoever asks for one waits for the first try alone.

    Nothing is stored of those that wait: a task without a message shows in the database.
    """

    def __init__(self, progress: ProgressMessages, queries: TaskQueries) -> None:
        self._progress = progress
        self._queries = queries
        self._owed: set[int] = set()
        self._waiting: set[asyncio.Task[None]] = set()
        self._stopped = asyncio.Event()

    async def send(self, task: Task, typical: float) -> None:
        """Send one, unless that is being done; where it fails it comes later, if still of use.

        Raises:
            StoreUnavailable: it may have been sent, and its id is not stored.
        """
        if task.id in self._owed:
            return
        self._owed.add(task.id)
        try:
            pause = await self._try(task, typical)
        finally:
            self._owed.discard(task.id)
        if pause is not None:
            self.send_later(task.id, typical, pause)

    def send_later(self, task_id: int, typical: float, pause: float = 0.0) -> None:
        """Send one after a pause, unless that is being done, or the task needs none by then."""
        if task_id not in self._owed and len(self._waiting) < _MOST:
            self._owed.add(task_id)
            waiting = asyncio.create_task(self._go_on(task_id, typical, pause))
            self._waiting.add(waiting)
            waiting.add_done_callback(self._waiting.discard)

    async def stop(self) -> None:
        """Send nothing more; what is being sent has a moment to arrive, and to be stored."""
        self._stopped.set()
        if self._waiting:
            _, late = await asyncio.wait(self._waiting, timeout=_STOP_SECONDS)
            for sending in late:
                sending.cancel()

    async def _try(self, task: Task, typical: float, tries: int = 0) -> float | None:
        """Send it; return after how many seconds to try again, or None if it is sent."""
        try:
            await self._progress.announce(task, typical)
        except FloodWait as error:
            return error.retry_after
        except ChatError as error:
            log.info("the progress message of task %s comes later: %r", task.id, error)
            return backoff(tries, _AGAIN, _LONGEST)
        return None

    async def _go_on(self, task_id: int, typical: float, pause: float | None) -> None:
        """Try until it is sent, or the task needs none any more: a video is an answer, too."""
        tries = 0
        try:
            while pause is not None and not await self._is_stopped(min(pause, _LONGEST)):
                tries += 1
                task = await self._queries.get(task_id)
                pause = await self._try(task, typical, tries) if task and _is_owed(task) else None
        except StoreUnavailable as error:
            log.info("the progress message of task %s waits for the database: %s", task_id, error)
        finally:
            self._owed.discard(task_id)

    async def _is_stopped(self, seconds: float) -> bool:
        """Wait for so many seconds, or until nothing more is to be sent; return whether that is."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopped.wait(), seconds)
        return self._stopped.is_set()


def _is_owed(task: Task) -> bool:
    is_owed = task.status in IN_PROGRESS and not task.shows_progress
    return is_owed and task.destination is not None
