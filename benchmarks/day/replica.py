"""A process of the bot: its ticks, its slots, and its calls to Telegram."""

from collections.abc import Awaitable, Callable
from functools import partial
from math import inf

from telegram.error import RetryAfter

from benchmarks.day.clock import Life
from benchmarks.day.groups import SharedGroups
from benchmarks.day.server import Server
from benchmarks.day.table import Queue, Row
from benchmarks.day.world import World
from bot.chat.outgoing.call_classes import CallClass, class_of
from bot.chat.outgoing.limiter import CallLimiter
from bot.chat.telegram_errors import pause_of
from bot.errors import FloodWait

SLOTS = {
    Queue.UPDATES: 64,
    Queue.QUEUED: 16,
    Queue.PICTURES: 3,
    Queue.GENERATING: 32,
    Queue.READY: 16,
    Queue.ENDED: 16,
}
"""How many rows of each a process works on at once, as bot/composition gives them out."""

_KINDS = ((Queue.UPDATES,), tuple(queue for queue in SLOTS if queue is not Queue.UPDATES))
"""What one look at the database is about."""

_TICK = 1.0
_AHEAD = 2.0
"""Seconds between two ticks, and how far ahead a timer is set, see worker.py of the bot."""

Work = Callable[[Row], Awaitable[None]]


class Replica:
    """Claims rows that are due, and works on them.

    Its processor is one: whatever it does waits for what it does already.
    """

    def __init__(self, name: str, world: World, *, is_alone: bool) -> None:
        """Take ``is_alone``: only where it is not, calls to groups are counted together."""
        self.name = name
        self.world = world
        self.life = Life()
        self.processor = Server(world.clock)
        groups = None if is_alone else SharedGroups(self.change, world.groups, world.clock)
        self.limiter = CallLimiter(
            world.calls_per_second, world.clock, world.clock.sleep, groups=groups
        )
        self._works: dict[Queue, Work] = {}
        self._running = dict.fromkeys(Queue, 0)
        self._is_woken = self._is_ticking = False
        self._timer_at = inf

    def begin(self, works: dict[Queue, Work]) -> None:
        """Work from now on: take what is done with a row of each queue."""
        self._works = works
        self.world.clock.start(self._tick_again_and_again(), self.life)

    async def look(self, count: int = 1) -> None:
        """Ask the database for something, or for some things in a row."""
        await self._transact(self.world.costs.look, count)

    async def change(self) -> None:
        """Change something in the database."""
        await self._transact(self.world.costs.change)

    async def _transact(self, seconds: float, count: int = 1) -> None:
        clock, cpu = self.world.clock, self.world.costs.transaction_cpu
        begun = clock.now
        ready = self.processor.book(cpu, begun, count)
        if ready - begun > 2 * cpu * count:  # the database is free for others meanwhile
            await clock.sleep(ready - begun)
        ends = self.world.database.book(seconds, max(ready, clock.now), count)
        await clock.sleep(ends - clock.now)

    async def call(self, row: Row, endpoint: str, kind: CallClass | None = None) -> None:
        """Call Telegram when there is room.

        Raises:
            FloodWait: there is none; the wish is remembered, with its time.
        """
        clock, tally = self.world.clock, self.world.tally
        row.wanted_at = clock.now if row.wanted_at is None else row.wanted_at
        wanted_at, sent_at = row.wanted_at, [inf]
        chat_id = None if endpoint.startswith("answer") else row.asked.chat_id

        async def send() -> bool:
            sent_at[0] = clock.now
            await self.processor.serve(self.world.costs.telegram_cpu)
            return await self.world.telegram.take(endpoint, chat_id)

        data = {"chat_id": chat_id}
        try:
            await self.limiter.process_request(send, (), {}, endpoint, data, kind)
        except RetryAfter as error:
            raise FloodWait(pause_of(error)) from error
        if tally.is_on(wanted_at):
            tally.waits[kind or class_of(endpoint)].append(sent_at[0] - wanted_at)
        row.wanted_at = None

    def wake(self) -> None:
        """Ask for a tick now, or after the one that runs."""
        if self._is_woken or self.life.is_over:
            return
        self._is_woken = True
        if not self._is_ticking:
            self.world.clock.start(self._tick(), self.life)

    async def _tick_again_and_again(self) -> None:
        while True:
            self.wake()
            await self.world.clock.sleep(_TICK)

    async def _tick(self) -> None:
        self._is_ticking = True
        while self._is_woken:
            self._is_woken = False
            next_at = min([await self._take_up(kind) for kind in _KINDS])
            self._set_timer(next_at)
        self._is_ticking = False

    async def _take_up(self, kind: tuple[Queue, ...]) -> float:
        """Claim what is due; return when more is, if that is soon."""
        open_ = [queue for queue in kind if self._running[queue] < SLOTS[queue]]
        if not open_:
            return inf
        now, soon = self.world.clock.now, inf
        await self.look()
        for queue, next_at in [(queue, self.world.table.next_at(queue)) for queue in open_]:
            if next_at <= now:
                await self._fill(queue)
            elif next_at <= now + _AHEAD:
                soon = min(soon, next_at)
        return soon

    async def _fill(self, queue: Queue) -> None:
        await self.change()
        free = SLOTS[queue] - self._running[queue]
        for row in self.world.table.claim(self.name, queue, self.world.clock.now, free):
            self._running[queue] += 1
            self.world.clock.start(self._run(queue, row), self.life)

    def _set_timer(self, at: float) -> None:
        self._timer_at = at
        if at < inf:
            self.world.clock.call_at(at, partial(self._ring, at))

    def _ring(self, at: float) -> None:
        if at == self._timer_at:
            self.wake()

    async def _run(self, queue: Queue, row: Row) -> None:
        if row.released_at < inf:
            self.world.tally.held.append(self.world.clock.now - row.released_at)
            row.released_at = inf
        await self._works[queue](row)
        self._running[queue] -= 1
        self.wake()
