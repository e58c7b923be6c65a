"""Progress messages, brought up to date in rounds by whoever leads."""

from itertools import islice

from benchmarks.day.replica import Replica
from benchmarks.day.table import Queue, Row
from benchmarks.day.works import Works
from bot.chat.outgoing.call_classes import CallClass
from bot.chat.outgoing.progress import Spacing
from bot.errors import FloodWait

_MOST, _AT_ONCE, _APART = 300, 10, 0.08
"""Videos in a round, how many of them a second, and how many seconds apart."""

_OVERDUE = 5.0
"""Seconds after which a video without a progress message gets one after all."""


class Progress:
    """Shows how far videos are, see progress_rounds.py of the bot."""

    def __init__(self, replica: Replica, works: Works) -> None:
        self._replica = replica
        self._works = works
        self._world = replica.world
        self._clock = replica.world.clock
        self._spacing = Spacing(self._clock)
        self._left: list[Row] = []
        self._size = 0

    async def go_on(self) -> None:
        """Show the next few; done every second."""
        if self._world.tally.is_on(self._clock.now):
            self._world.tally.making.append(len(self._world.making))
        if self._world.making:
            await self._replica.look()
            for place, video in enumerate(self._next()):
                show = self._show(video, place * _APART)
                self._clock.start(show, self._replica.life)

    def _next(self) -> list[Row]:
        """Return the next few of a round, or of a new one."""
        if not self._left:
            self._left = list(islice(self._world.making, _MOST))
            self._world.dice.shuffle(self._left)
            self._size = len(self._left)
        few, self._left = self._left[:_AT_ONCE], self._left[_AT_ONCE:]
        since = self._clock.now - self._size / _AT_ONCE
        return [video for video in few if video.shown_at <= since]

    async def _show(self, video: Row, pause: float) -> None:
        await self._clock.sleep(pause)
        if video.queue in {Queue.READY, Queue.ENDED}:
            return
        if not video.is_shown:
            if self._clock.now - video.asked.at > _OVERDUE:
                await self._works.announce(video)
        elif self._spacing.take(video.asked.chat_id):
            await self._edit(video)

    async def _edit(self, video: Row) -> None:
        kind, shown, chat_id = CallClass.PROGRESS, Row(video.asked), video.asked.chat_id
        try:
            await self._replica.call(shown, "editMessageText", kind)
            video.shown_at = self._clock.now
            if chat_id > 0 and self._size <= _AT_ONCE:
                kind = CallClass.CHAT_ACTION
                await self._replica.call(shown, "sendChatAction")
        except FloodWait as error:
            self._spacing.rest(chat_id, error.retry_after)
            self._world.tally.skipped[kind] += self._world.tally.is_on(self._clock.now)
