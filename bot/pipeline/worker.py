"""The poller: claims what is due and runs its stage, each task on its own."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

from bot.errors import StoreUnavailable
from bot.pipeline.ports import Clock
from bot.store.tasks import TaskStore
from bot.tasks.schedule import backoff
from bot.tasks.task import Status, Task

log = logging.getLogger(__name__)

LEASE = 20.0
"""Seconds after which a silent process loses its tasks to others."""

_AHEAD = 2.0
"""Seconds for which an alarm is set; what is due later is left to later ticks."""

Stage = Callable[[Task], Awaitable[None]]


@dataclass
class Lane:
    """Tasks of some statuses, at most ``width`` at a time: no lane can crowd out another."""

    statuses: frozenset[Status]
    stage: Stage
    width: int
    running: dict[int, asyncio.Task[None]] = field(default_factory=dict)

    @property
    def room(self) -> int:
        """How many more may run."""
        return self.width - len(self.running)


class Worker:
    """Runs the lanes. ``wake`` is called about once a second, and when something is due at once."""

    def __init__(self, store: TaskStore, lanes: Iterable[Lane], clock: Clock, owner: str) -> None:
        self._store = store
        self._lanes = list(lanes)
        self._clock = clock
        self._owner = owner
        self._ticking = asyncio.Lock()
        self._woken: asyncio.Task[None] | None = None
        self._waking: set[asyncio.Task[None]] = set()
        self._alarm: asyncio.TimerHandle | None = None
        self._renewed_at = 0.0
        self._stopping = False

    async def tick(self) -> None:
        """Claim what is due and start it. Ticks never overlap."""
        async with self._ticking:
            self._woken = None
            if self._stopping:
                return
            try:
                await self._renew()
                for lane in self._lanes:
                    await self._fill(lane)
                await self._look_ahead()
            except StoreUnavailable as error:
                log.warning("the database does not answer: %s", error)

    def wake(self) -> None:
        """Ask for a tick now, or after the one that is under way; many calls make one."""
        if self._woken is None and not self._stopping:
            self._woken = asyncio.create_task(self.tick())
            self._waking.add(self._woken)
            self._woken.add_done_callback(self._waking.discard)

    async def stop(self, patience: float) -> None:
        """Let running stages finish for ``patience`` seconds, then hand everything back."""
        self._stopping = True
        if self._alarm:
            self._alarm.cancel()
        async with self._ticking:  # a tick that is under way may still start stages
            running = [task for lane in self._lanes for task in lane.running.values()]
        if running:
            _, late = await asyncio.wait(running, timeout=patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        try:
            await self._store.release(self._owner)
        except StoreUnavailable as error:
            log.warning("nothing is handed back; the leases run out by themselves: %s", error)

    async def _renew(self) -> None:
        now = self._clock()
        held = [task_id for lane in self._lanes for task_id in lane.running]
        if held and now - self._renewed_at > LEASE / 4:
            await self._store.renew(self._owner, held, now + LEASE)
            self._renewed_at = now

    async def _fill(self, lane: Lane) -> None:
        if lane.room <= 0:
            return
        due = await self._store.claim(
            self._owner, lane.statuses, self._clock(), LEASE, lane.room, besides=lane.running
        )
        for task in due:
            lane.running[task.id] = asyncio.create_task(self._run(lane, task))

    async def _look_ahead(self) -> None:
        """Be there when the next task is due, and not only at the next tick."""
        now = self._clock()
        due = await self._store.next_due(now, now + _AHEAD)
        if self._alarm:
            self._alarm.cancel()
        if due is not None:
            self._alarm = asyncio.get_running_loop().call_later(due - now, self.wake)

    async def _run(self, lane: Lane, task: Task) -> None:
        try:
            await lane.stage(task)
        except StoreUnavailable as error:
            log.warning("task %s keeps its lease until it ends: %s", task.id, error)
        except Exception:
            log.exception("task %s met a bug; it is tried again later", task.id)
            await self._put_off(task)
        finally:
            del lane.running[task.id]
        self.wake()

    async def _put_off(self, task: Task) -> None:
        now = self._clock()
        try:
            await self._store.try_later(task, now, now + backoff(task.attempts, first=LEASE))
        except StoreUnavailable as error:
            log.warning("task %s keeps its lease until it ends: %s", task.id, error)
