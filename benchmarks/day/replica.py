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

_BEAT, _IDLE = 1.0, 5.0
"""Seconds between two ticks while something runs, and while nothing does."""

_AHEAD = _IDLE + 1.0
"""How many seconds ahead a timer is set."""

_REST, _LONGEST_REST = 2.0, 0.05
"""Ticks rest so many times as long as the last one took, but at most so many seconds."""

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
        self._rested_at = self._ticked_at = -inf

    def begin(self, works: dict[Queue, Work]) -> None:
        """Work from now on: take what is done with a row of each queue."""
        self._works = works
        self.world.clock.start(self._beat(), self.life)

    async def look(self, count: int = 1) -> None:
        """Ask the database for something, or for some things in a row."""
        costs = self.world.costs
        await self._transact(costs.look, costs.look_cpu, count)

    async def change(self) -> None:
        """Change something in the database."""
        costs = self.world.costs
        await self._transact(costs.change, costs.change_cpu)

    async def _transact(self, seconds: float, cpu: float, count: int = 1) -> None:
        clock = self.world.clock
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
        """Ask for a tick, now or soon after the last one; many calls make one tick."""
        if self._is_woken or self.life.is_over:
            return
        self._is_woken = True
        if not self._is_ticking:
            self.world.clock.start(self._tick(), self.life)

    async def _beat(self) -> None:
        """Ask for ticks also where nothing is known to be due."""
        clock = self.world.clock
        while True:
            if any(self._running.values()) or clock.now - self._ticked_at >= _IDLE:
                self.wake()
            await clock.sleep(_BEAT)

    async def _tick(self) -> None:
        self._is_ticking, clock = True, self.world.clock
        while self._is_woken:
            if clock.now < self._rested_at:
                await clock.sleep(self._rested_at - clock.now)
            self._is_woken, self._ticked_at = False, clock.now
            self._set_timer(min([await self._take_up(kind) for kind in _KINDS]))
            rest = min(_REST * (clock.now - self._ticked_at), _LONGEST_REST)
            self._rested_at = clock.now + rest
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
        if row.orphaned_at < inf:
            self.world.tally.orphaned.append(self.world.clock.now - row.orphaned_at)
            row.orphaned_at = inf
        await self._works[queue](row)
        self._running[queue] -= 1
        self.wake()
