"""Who leads: polls, searches the log, shows progress, and buries the dead."""

from collections.abc import Callable

from benchmarks.day.lost_calls import LostCalls
from benchmarks.day.progress import Progress
from benchmarks.day.replica import Replica
from benchmarks.day.table import Queue
from benchmarks.day.world import World
from bot.pipeline.leadership import LEASE

_RENEW = 2.5
"""Seconds between two looks at who leads, see leadership.py of the bot."""

_MOST = 100
"""Updates in one answer of Telegram."""


class Leadership:
    """The rows in which a leader is named, and the processes that are alive."""

    def __init__(self, world: World, lost: LostCalls) -> None:
        self._world = world
        self._lost = lost
        self._leader, self._until = "", 0.0
        self._alive: dict[str, float] = {}

    def join(self, replica: Replica, progress: Progress, wake_all: Callable[[], None]) -> None:
        """Let a process be counted, and lead when nobody else does."""
        clock = self._world.clock
        clock.start(self._renew(replica), replica.life)
        clock.start(self._do_jobs(replica, progress), replica.life)
        clock.start(self._receive(replica, wake_all), replica.life)

    async def _renew(self, replica: Replica) -> None:
        while True:
            await replica.change()
            now = self._world.clock.now
            if self._leader == replica.name or self._until <= now:
                self._leader, self._until = replica.name, now + LEASE
            await replica.change()
            self._alive[replica.name] = now + LEASE
            replica.limiter.share(sum(until > now for until in self._alive.values()))
            if self._leader == replica.name:
                await self._bury(replica)
            await self._world.clock.sleep(_RENEW)

    async def _bury(self, replica: Replica) -> None:
        await replica.change()
        now = self._world.clock.now
        for name in [name for name, until in self._alive.items() if until <= now]:
            del self._alive[name]
            await replica.change()
            self._world.table.release(name, self._world.clock.now)

    def _leads(self, replica: Replica) -> bool:
        return self._leader == replica.name and self._world.clock.now < self._until

    async def _do_jobs(self, replica: Replica, progress: Progress) -> None:
        """Do what is done every second by the one that leads."""
        while True:
            await self._world.clock.sleep(1.0)
            if self._leads(replica):
                await self._lost.search()
                await progress.go_on()

    async def _receive(self, replica: Replica, wake_all: Callable[[], None]) -> None:
        """Poll for updates: store them, and only then ask for more."""
        world = self._world
        while True:
            await world.clock.sleep(world.costs.way)
            rows = world.arrived[:_MOST] if self._leads(replica) else []
            if rows:
                await replica.change()
                del world.arrived[: len(rows)]
                for row in rows:
                    world.table.put(row, Queue.UPDATES, world.clock.now)
                wake_all()
