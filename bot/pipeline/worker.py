"""The worker: claims items that are due and runs each in a task of its own."""

import asyncio
import logging
from abc import abstractmethod
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Generic, Protocol, TypeVar

from bot.errors import StoreUnavailable
from bot.pipeline.ports import Clock

log = logging.getLogger(__name__)

LEASE = 20.0
"""Seconds after which others may claim the items of a process that no longer renews them."""

_TICK_SECONDS = 0.5
"""Seconds that a running tick gets at a stop."""

_RELEASE_SECONDS = 1.0
"""Seconds that handing back may take at a stop."""

_OUTAGE_PAUSE = 1.0
"""Seconds before an item is tried again whose work has met an outage of the database."""

_IDLE_SECONDS = 5.0
"""Seconds between two looks while nothing is known to be due: others may have left something."""

_AHEAD = _IDLE_SECONDS + 1.0
"""How many seconds ahead a timer is set; what is due later is left to later ticks."""

_REST, _LONGEST_REST = 2.0, 0.05
"""Ticks rest so many times as long as the last one took, but at most so many seconds."""


class Item(Protocol):
    """Something that becomes due."""

    @property
    @abstractmethod
    def id(self) -> int:
        """Its key."""


T = TypeVar("T", bound=Item)
T_co = TypeVar("T_co", bound=Item, covariant=True)


class Source(Protocol[T_co]):
    """Where items come from: see LeasedRows."""

    async def claim(
        self, owner: str, now: float, lease: float, most: int, held: Collection[int]
    ) -> Sequence[T_co]:
        """Claim items that are due."""
        ...

    async def renew(self, owner: str, keys: Collection[int], until: float) -> None:
        """Renew the leases of items that are being worked on."""
        ...

    async def release(self, owner: str | None = None, *, in_order: bool = True) -> int:
        """Release the leases of one owner, or of all; return how many."""
        ...

    async def hand_back(self, owner: str, keys: Collection[int], next_at: float) -> None:
        """End leases, so that the items are due again at a moment."""
        ...


class Prospect(Protocol):
    """What of a source is to be done: see Outlook."""

    @property
    def is_due(self) -> bool:
        """Whether a claim would find anything."""
        ...

    @property
    def next_at(self) -> float | None:
        """When the next item is due."""
        ...


class Agenda(Protocol):
    """Looks at several sources at once: see bot.store.agenda."""

    async def look(
        self, wanted: Sequence[tuple[Any, Collection[int]]], now: float, until: float
    ) -> Sequence[Prospect]:
        """Return what is to be done of each source, whose items named beside it are in work."""
        ...


@dataclass
class WorkQueue(Generic[T]):
    """Items of one source, with slots of its own, so that no queue crowds out another."""

    name: str
    source: Source[T]
    work: Callable[[T], Awaitable[None]]
    put_off: Callable[[T], Awaitable[object]]
    """called for an item whose work failed with a bug"""
    slots: int
    is_open: Callable[[], bool] = lambda: True
    """whether this process takes such items now"""
    stranded: set[int] = field(default_factory=set)
    """items whose work has met an outage, and whose leases are still held"""
    running: dict[int, asyncio.Task[None]] = field(default_factory=dict)

    @property
    def free_slots(self) -> int:
        """How many more items may run."""
        return self.slots - len(self.running)

    @property
    def takes_more(self) -> bool:
        """Whether it may claim anything."""
        return self.free_slots > 0 and self.is_open()


class Worker:
    """Runs queues. ``beat`` is called about once a second, ``wake`` when something is due."""

    def __init__(
        self,
        queues: Iterable[WorkQueue[Any]],
        agenda: Agenda,
        clock: Clock,
        owner: str,
        ticked: Callable[[], None] = lambda: None,
    ) -> None:
        """Take ``owner``, the name under which this process claims.

        ``ticked`` is called when a tick begins.
        """
        self._queues = list(queues)
        self._agenda = agenda
        self._clock = clock
        self._owner = owner
        self._ticked = ticked
        self._ticking = asyncio.Lock()
        self._woken: asyncio.Task[None] | None = None
        self._ticks: set[asyncio.Task[None]] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._renewed_at = self._looked_at = self._look_at = self._rested_at = 0.0
        self._stopping = False

    def add(self, queue: WorkQueue[Any]) -> None:
        """Run one more queue, ahead of the others."""
        self._queues.insert(0, queue)

    async def tick(self) -> None:
        """Claim items that are due and start them. Ticks never overlap."""
        async with self._ticking:
            self._woken = None
            if self._stopping:
                return
            self._ticked()
            begun_at = monotonic()
            try:
                await self._renew()
                for queue in self._queues:
                    await self._hand_back(queue)
                await self._take_up()
            except StoreUnavailable as error:
                self._look_at = 0.0
                log.warning("the database does not answer: %s", error)
            self._rested_at = monotonic() + min(_REST * (monotonic() - begun_at), _LONGEST_REST)

    def beat(self) -> None:
        """Ask for a tick where something may be due.

        What becomes so in this process wakes the worker, at once or by a timer; what others have
        left is looked for every few seconds.
        """
        is_busy = any(queue.running or queue.stranded for queue in self._queues)
        if is_busy or not self._looked_at <= self._clock() < self._look_at:
            self.wake()

    def wake(self) -> None:
        """Ask for a tick, now or soon after the last one; many calls make one tick."""
        if self._woken is None and not self._stopping:
            self._woken = asyncio.create_task(self._tick_after_rest())
            self._ticks.add(self._woken)
            self._woken.add_done_callback(self._ticks.discard)

    async def _tick_after_rest(self) -> None:
        if (rest := self._rested_at - monotonic()) > 0:
            await asyncio.sleep(rest)
        await self.tick()

    async def stop(self, patience: float) -> None:
        """Let running work finish for ``patience`` seconds, then release all leases."""
        self._stopping = True
        if self._timer:
            self._timer.cancel()
        await self._end_ticks()
        async with self._ticking:
            running = [task for queue in self._queues for task in queue.running.values()]
        if running:
            _, late = await asyncio.wait(running, timeout=patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        try:
            async with asyncio.timeout(_RELEASE_SECONDS):
                for queue in self._queues:
                    await queue.source.release(self._owner)
        except (StoreUnavailable, TimeoutError) as error:
            log.warning("nothing is handed back; the leases run out by themselves: %s", error)

    async def _end_ticks(self) -> None:
        """Let a tick end, but do not wait for a database that somebody else has locked.

        One that is cancelled while it writes would keep the lock for as long as it is in memory.
        """
        if self._ticks:
            _, waiting = await asyncio.wait(self._ticks, timeout=_TICK_SECONDS)
            for tick in waiting:
                tick.cancel()

    async def _renew(self) -> None:
        now = self._clock()
        if now - self._renewed_at <= LEASE / 4:
            return
        for queue in self._queues:
            if queue.running:
                await queue.source.renew(self._owner, list(queue.running), now + LEASE)
        self._renewed_at = now

    async def _hand_back(self, queue: WorkQueue[Any]) -> None:
        """Give up what an outage has cut short, now that the database answers again."""
        if queue.stranded:
            keys = list(queue.stranded)
            await queue.source.hand_back(self._owner, keys, self._clock() + _OUTAGE_PAUSE)
            queue.stranded.difference_update(keys)

    async def _take_up(self) -> None:
        """Claim where something is due, and set a timer for what becomes due before the next tick.

        Each kind is looked at by itself: where tasks cannot be read, updates are handled all the
        same. A queue without a free slot looks again when one of its items ends.
        """
        now = self._clock()
        delays: list[float] = []
        for name in dict.fromkeys(queue.name for queue in self._queues):
            kind = [queue for queue in self._queues if queue.name == name and queue.takes_more]
            delays += await self._claim_due(kind, now)
        self._looked_at, self._look_at = now, now + min([_IDLE_SECONDS, *delays])
        self._set_timer(delays)

    async def _claim_due(self, queues: Sequence[WorkQueue[Any]], now: float) -> list[float]:
        """Claim what is due; return in how many seconds more is, if that is soon."""
        wanted = [(queue.source, self._held(queue)) for queue in queues]
        prospects = await self._agenda.look(wanted, now, now + _AHEAD)
        for queue, prospect in zip(queues, prospects, strict=True):
            if prospect.is_due:
                await self._fill(queue)
        return [each.next_at - now for each in prospects if each.next_at is not None]

    def _held(self, queue: WorkQueue[Any]) -> list[int]:
        """Return what runs of a queue's kind, whichever of the queues has it."""
        return [key for other in self._queues if other.name == queue.name for key in other.running]

    async def _fill(self, queue: WorkQueue[Any]) -> None:
        now, held = self._clock(), self._held(queue)
        due = await queue.source.claim(self._owner, now, LEASE, queue.free_slots, held)
        if self._clock() - now >= LEASE:  # this process stood still: they are others' now
            return
        for item in due:
            queue.running[item.id] = asyncio.create_task(self._run(queue, item))

    def _set_timer(self, delays: Sequence[float]) -> None:
        if self._timer:
            self._timer.cancel()
        if delays:
            self._timer = asyncio.get_running_loop().call_later(min(delays), self.wake)

    async def _run(self, queue: WorkQueue[Any], item: Item) -> None:
        try:
            await queue.work(item)
        except StoreUnavailable as error:
            log.warning("%s %s waits for the database: %s", queue.name, item.id, error)
            queue.stranded.add(item.id)
        except Exception:
            log.exception("%s %s met a bug; it is tried again later", queue.name, item.id)
            await self._put_off(queue, item)
        finally:
            del queue.running[item.id]
        self.wake()

    async def _put_off(self, queue: WorkQueue[Any], item: Item) -> None:
        try:
            await queue.put_off(item)
        except StoreUnavailable as error:
            log.warning("%s %s waits for the database: %s", queue.name, item.id, error)
            queue.stranded.add(item.id)
