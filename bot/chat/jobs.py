"""Jobs that run repeatedly."""

import asyncio
import random

from bot.chat.outgoing.progress_messages import ProgressMessages
from bot.pipeline.generation_times import GenerationTimes
from bot.pipeline.ports import Clock
from bot.store.albums import Albums
from bot.store.inbox import Inbox
from bot.store.tasks import TaskQueries
from bot.tasks.task import Task

_MOST = 100
"""Tasks whose progress is shown; with more than that, those who have waited longest see it."""

_AT_ONCE = 8
"""Progress messages that are edited at the same time."""

_INBOX_SECONDS = 25 * 3600.0
"""How long an update's id is kept: Telegram repeats updates for 24 hours (Bot API: getUpdates)."""

_ALBUM_SECONDS = 7 * 24 * 3600.0
"""How long an album can be replied to."""

_SWEEP = 500
"""Rows that are deleted at a time, so that no sweep blocks other writers for long."""


async def refresh_progress(
    tasks: TaskQueries, times: GenerationTimes, progress: ProgressMessages
) -> None:
    """Bring progress messages up to date, as often as their chats allow.

    A chat with several of them sees one change at a time, each as likely as the others.
    """
    shown = list(await tasks.in_progress(_MOST))
    random.shuffle(shown)
    turns = asyncio.Semaphore(_AT_ONCE)

    async def show(task: Task) -> None:
        async with turns:
            await progress.show(task, times.known(task.request).typical)

    await asyncio.gather(*(show(task) for task in shown))


async def sweep(inbox: Inbox, albums: Albums, clock: Clock) -> None:
    """Delete what is no longer needed."""
    now = clock()
    await inbox.sweep(now - _INBOX_SECONDS, _SWEEP)
    await albums.sweep(now - _ALBUM_SECONDS, _SWEEP)
