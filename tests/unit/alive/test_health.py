"""What works and what does not."""

import asyncio

from bot.alive.health import TELEGRAM_SECONDS, TICK_SECONDS, Health
from bot.alive.stamp import Stamp
from bot.errors import StoreUnavailable
from bot.pipeline.worker import Worker
from tests.clock import MovableClock
from tests.unit.example import NOW
from tests.unit.pipeline.working import Diary


class Scene:
    """A bot's worker, and what Telegram and the database do."""

    def __init__(self) -> None:
        self.clock = MovableClock(NOW)
        self.ticked, self.reached = Stamp(self.clock), Stamp(self.clock)
        self.worker = Worker([], Diary(), self.clock, "owner", self.ticked)
        self.is_away = False
        self.asked = 0
        self.health = Health(self.ticked, self.reached, self.probe, self.clock)

    async def probe(self) -> None:
        self.asked += 1
        await asyncio.sleep(0)
        if self.is_away:
            raise StoreUnavailable("no disk")

    async def works(self) -> None:
        await self.worker.tick()
        self.reached()

    async def unwell(self) -> set[str]:
        return {part.name for part in (await self.health.readiness()).parts if not part.works}


async def test_a_start_that_waits_is_alive_and_not_ready() -> None:
    scene = Scene()
    scene.clock.advance(3600)
    assert scene.health.liveness().is_well
    assert await scene.unwell() == {"worker", "telegram"}


async def test_a_worker_that_ticks_is_alive_and_one_that_has_stopped_is_not() -> None:
    scene = Scene()
    await scene.works()
    scene.clock.advance(TICK_SECONDS - 1)
    assert scene.health.liveness().is_well
    scene.clock.advance(1)
    assert not scene.health.liveness().is_well
    assert await scene.unwell() == {"worker"}
    await scene.worker.tick()
    assert scene.health.liveness().is_well


async def test_a_stopped_worker_does_not_tick() -> None:
    scene = Scene()
    await scene.works()
    await scene.worker.stop(0.0)
    scene.clock.advance(TICK_SECONDS)
    await scene.worker.tick()
    assert not scene.health.liveness().is_well


async def test_a_telegram_that_has_not_answered_for_long_makes_nobody_ready() -> None:
    scene = Scene()
    await scene.works()
    scene.clock.advance(TELEGRAM_SECONDS)
    await scene.worker.tick()
    assert await scene.unwell() == {"telegram"}
    assert scene.health.liveness().is_well


async def test_a_database_that_is_away_makes_nobody_ready() -> None:
    scene = Scene()
    await scene.works()
    scene.is_away = True
    assert await scene.unwell() == {"database"}
    assert scene.health.liveness().is_well


async def test_however_often_it_is_asked_the_database_is_asked_once_a_second() -> None:
    scene = Scene()
    await scene.works()
    await asyncio.gather(*(scene.health.readiness() for _ in range(50)))
    assert scene.asked == 1
    scene.clock.advance(1)
    await scene.health.readiness()
    assert scene.asked == 2


async def test_who_stops_is_ready_for_nothing() -> None:
    scene = Scene()
    await scene.works()
    assert (await scene.health.readiness()).is_well
    scene.health.stop()
    assert await scene.unwell() == {"running"}
    assert scene.health.liveness().is_well
