"""Progress messages, brought up to date by whoever leads, with the calls that are to spare."""

from itertools import islice

from benchmarks.day.replica import Replica
from benchmarks.day.table import Queue, Row
from benchmarks.day.works import Works
from bot.chat.outgoing.call_classes import CallClass
from bot.chat.outgoing.progress import Spacing
from bot.errors import FloodWait

_MOST = 100
"""Videos whose progress is shown, see jobs.py of the bot."""

_OVERDUE = 5.0
"""Seconds after which a video without a progress message gets one after all."""


class Progress:
    """Shows how far videos are."""

    def __init__(self, replica: Replica, works: Works) -> None:
        self._replica = replica
        self._works = works
        self._world = replica.world
        self._spacing = Spacing(replica.world.clock)

    async def refresh(self) -> None:
        """Edit the messages of those that have waited longest; done every second."""
        await self._replica.look()
        if self._world.tally.is_on(self._world.clock.now):
            self._world.tally.making.append(len(self._world.making))
        for video in list(islice(self._world.making, _MOST)):
            if video.queue in {Queue.READY, Queue.ENDED}:
                continue
            if video.is_shown:
                self._begin_to_show(video)
            elif self._world.clock.now - video.asked.at > _OVERDUE:
                await self._works.announce(video)

    def _begin_to_show(self, video: Row) -> None:
        if self._spacing.take(video.asked.chat_id):
            self._world.clock.start(self._show(Row(video.asked)), self._replica.life)

    async def _show(self, shown: Row) -> None:
        skipped, counts = self._world.tally.skipped, self._world.tally.is_on(self._world.clock.now)
        try:
            await self._replica.call(shown, "editMessageText", CallClass.PROGRESS)
        except FloodWait as error:
            self._spacing.rest(shown.asked.chat_id, error.retry_after)
            skipped[CallClass.PROGRESS] += counts
            return
        try:
            if shown.asked.chat_id > 0:
                await self._replica.call(shown, "sendChatAction")
        except FloodWait as error:
            self._spacing.rest(shown.asked.chat_id, error.retry_after)
            skipped[CallClass.CHAT_ACTION] += counts
