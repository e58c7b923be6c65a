"""What is done with an update and with a video, step by step as the bot's own stages do it."""

from collections.abc import Callable

from benchmarks.day.habits import Wish
from benchmarks.day.lost_calls import LostCalls
from benchmarks.day.replica import Replica, Work
from benchmarks.day.table import Queue, Row
from bot.chat.outgoing.call_classes import CallClass
from bot.errors import FloodWait
from bot.tasks.schedule import Timing, next_look

_LOOKS_OF_AN_UPDATE = 4
"""Queries of a handler: who it is, whether they may, what the chat has set."""


class Works:
    """What a process does with its rows. Each outcome is a change of the database."""

    def __init__(self, replica: Replica, lost: LostCalls, wake_all: Callable[[], None]) -> None:
        """Take ``wake_all``, which tells all processes that something new is stored."""
        self._replica = replica
        self._lost = lost
        self._wake_all = wake_all
        self._world = replica.world
        self._clock = replica.world.clock
        self._table = replica.world.table

    def by_queue(self) -> dict[Queue, Work]:
        """Return what is done with a row of each queue."""
        return {
            Queue.UPDATES: self.handle,
            Queue.QUEUED: self.submit,
            Queue.PICTURES: self.submit,
            Queue.GENERATING: self.poll,
            Queue.READY: self.deliver,
            Queue.ENDED: self.notify,
        }

    async def handle(self, row: Row) -> None:
        """Answer an update, or order the video that it asks for."""
        await self._replica.processor.serve(self._world.costs.update_cpu)
        await self._replica.look(_LOOKS_OF_AN_UPDATE)
        if row.asked.wish is Wish.VIDEO:
            await self._order(row)
        else:
            await self._answer(row)

    async def _answer(self, row: Row) -> None:
        try:
            if row.asked.wish in {Wish.PRESS, Wish.INLINE} and not row.is_begun:
                await self._first(row, f"answer{row.asked.wish}")
                row.is_begun = True
            if row.asked.wish is Wish.PRESS:
                await self._replica.call(row, "editMessageText")
            if row.asked.wish is Wish.WORDS:
                await self._first(row, "sendMessage")
        except FloodWait as error:
            await self._put(row, Queue.UPDATES, error.retry_after)
        else:
            await self._replica.change()
            self._table.end(row, self._replica.name)

    async def _first(self, row: Row, endpoint: str, kind: CallClass | None = None) -> None:
        """Make the call that a person waits for."""
        await self._replica.call(row, endpoint, kind)
        self._world.tally.answer(row.asked, self._clock.now)

    async def _order(self, row: Row) -> None:
        """Store a video to be made, and say so where there is room; otherwise that comes later."""
        await self._replica.change()
        if not row.is_begun:
            row.is_begun = True
            await self._make(Row(row.asked))
        await self._replica.change()
        self._table.end(row, self._replica.name)

    async def _make(self, video: Row) -> None:
        self._world.making[video] = None
        queue = Queue.PICTURES if video.asked.has_picture else Queue.QUEUED
        self._table.put(video, queue, self._clock.now)
        self._wake_all()
        await self.announce(video)

    async def announce(self, video: Row) -> None:
        """Send the progress message of a video, now or later, and store that it is there."""
        if video.is_announced:
            return
        video.is_announced = True
        if (pause := await self._try_to_announce(video)) is not None:
            self._clock.start(self._announce_later(video, pause), self._replica.life)

    async def _try_to_announce(self, video: Row) -> float | None:
        """Send it; return after how many seconds to try again, or None if it is sent."""
        try:
            await self._first(video, "sendMessage", CallClass.FIRST_ANSWER)
        except FloodWait as error:
            return error.retry_after
        video.is_shown = True
        await self._replica.change()
        return None

    async def _announce_later(self, video: Row, pause: float | None) -> None:
        """Try until it is sent, or the video is there: that is an answer, too."""
        while pause is not None:
            await self._clock.sleep(pause)
            is_owed = video.queue not in {Queue.READY, Queue.ENDED}
            pause = await self._try_to_announce(video) if is_owed else None

    async def submit(self, video: Row) -> None:
        """Buy a video: the intent is stored, the call made, its outcome stored."""
        if video.is_called:
            await self._lose(video)
            return
        if video.asked.has_picture:
            await self._clock.sleep(self._world.costs.picture)
        await self._replica.change()
        video.is_called = True
        await self._replica.processor.serve(self._world.costs.provider_cpu)
        if await self._world.service.buy(video):
            waited = self._clock.now - video.bought_at
            await self._put(video, Queue.GENERATING, next_look(_timing(video), waited))
        else:
            await self._lose(video)

    async def _lose(self, video: Row) -> None:
        """Leave a video to whoever reads the log: nobody knows whether it was bought."""
        await self._replica.change()
        self._table.end(video, self._replica.name)
        self._lost.look_for(video)

    async def poll(self, video: Row) -> None:
        """Look after a video."""
        await self._replica.processor.serve(self._world.costs.provider_cpu)
        if await self._world.service.is_done(video):
            self._note(self._world.tally.noticed, video)
            is_made = self._world.dice.random() >= self._world.habits.failing
            await self._put(video, Queue.READY if is_made else Queue.ENDED, 0.0)
        else:
            waited = self._clock.now - video.bought_at
            await self._put(video, Queue.GENERATING, next_look(_timing(video), waited))

    def _note(self, values: list[float], video: Row) -> None:
        if self._world.tally.is_on(video.done_at):
            values.append(self._clock.now - video.done_at)

    async def deliver(self, video: Row) -> None:
        """Send a finished video."""
        try:
            await self._replica.call(video, "sendVideo")
        except FloodWait as error:
            await self._put(video, Queue.READY, error.retry_after)
            return
        self._note(self._world.tally.late, video)
        self._world.tally.answer(video.asked, self._clock.now)
        await self._put(video, Queue.ENDED, 0.0)

    async def notify(self, video: Row) -> None:
        """Delete the progress message."""
        self._world.making.pop(video, None)
        try:
            if video.is_shown:
                await self._replica.call(video, "deleteMessage")
        except FloodWait as error:
            await self._put(video, Queue.ENDED, error.retry_after)
            return
        await self._replica.change()
        self._table.end(video, self._replica.name)

    async def _put(self, row: Row, queue: Queue, pause: float) -> None:
        """Store an outcome, and when to go on."""
        next_at = self._clock.now + pause
        await self._replica.change()
        self._table.put(row, queue, next_at, self._replica.name)


def _timing(video: Row) -> Timing:
    return Timing(float(video.asked.model.typical_seconds), shortest=1.0)
