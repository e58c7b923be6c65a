import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, cast

from bot.pipeline.generation_times import GenerationTimes

MODEL = "google/veo3"
GUESS = 120.0


class NoHistory:
    async def durations(self, _model_id: str) -> Sequence[float]:
        return ()


class Told:
    """A provider that says how long a model takes, once it is let."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.asked = 0
        self.may_answer = asyncio.Event()

    async def typical_seconds(self, model_ids: Sequence[str]) -> Mapping[str, float]:
        self.asked += 1
        await self.may_answer.wait()
        return dict.fromkeys(model_ids, self.seconds)


class World:
    def __init__(self) -> None:
        self.now = 1000.0
        self.provider = Told(90.0)
        self.times = GenerationTimes(
            cast("Any", NoHistory()), cast("Any", self.provider), lambda: self.now
        )


async def test_what_is_known_is_told_without_asking() -> None:
    world = World()
    assert world.times.known(MODEL).typical == GUESS
    world.provider.may_answer.set()
    await world.times.of(MODEL)
    assert world.times.known(MODEL).typical == 90.0
    assert world.provider.asked == 1


async def test_at_first_everybody_waits_for_the_same_answer() -> None:
    world = World()
    asking = [asyncio.create_task(world.times.of(MODEL)) for _ in range(3)]
    await asyncio.sleep(0)
    world.provider.may_answer.set()
    assert [timing.typical for timing in await asyncio.gather(*asking)] == [90.0] * 3
    assert world.provider.asked == 1


async def test_after_a_minute_one_asks_anew_and_the_others_take_what_was_known() -> None:
    world = World()
    world.provider.may_answer.set()
    await world.times.of(MODEL)
    world.provider.may_answer.clear()
    world.provider.seconds = 100.0
    world.now += 61
    asking = asyncio.create_task(world.times.of(MODEL))
    await asyncio.sleep(0)
    assert (await world.times.of(MODEL)).typical == 90.0
    world.provider.may_answer.set()
    assert (await asking).typical == 100.0
    assert world.provider.asked == 2
