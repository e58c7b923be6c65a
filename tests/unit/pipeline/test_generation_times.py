import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

import pytest

from bot.errors import OutcomeUnknown
from bot.pipeline.generation_times import GenerationTimes
from bot.tasks.schedule import first_look
from tests.clock import MovableClock
from tests.requests import generation_request

REQUEST = generation_request("google/veo3")
GUESS = 120.0


class History:
    """How long the last videos took."""

    def __init__(self) -> None:
        self.seconds: Sequence[float] = ()

    async def durations(self, _model_id: str) -> Sequence[float]:
        return self.seconds


class Told:
    """A provider that says how long a model takes, once it is let."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.error: Exception | None = None
        self.asked = 0
        self.may_answer = asyncio.Event()

    async def typical_seconds(self, model_ids: Sequence[str]) -> Mapping[str, float]:
        self.asked += 1
        await self.may_answer.wait()
        if self.error:
            raise self.error
        return dict.fromkeys(model_ids, self.seconds)


class World:
    def __init__(self) -> None:
        self.clock = MovableClock(1000.0)
        self.history = History()
        self.provider = Told(90.0)
        self.times = GenerationTimes(
            cast("Any", self.history), cast("Any", self.provider), self.clock
        )


async def test_what_is_known_is_told_without_asking() -> None:
    world = World()
    assert world.times.known(REQUEST).typical == GUESS
    world.provider.may_answer.set()
    await world.times.of(REQUEST)
    assert world.times.known(REQUEST).typical == 90.0
    assert world.provider.asked == 1


async def test_at_first_everybody_waits_for_the_same_answer() -> None:
    world = World()
    asking = [asyncio.create_task(world.times.of(REQUEST)) for _ in range(3)]
    await asyncio.sleep(0)
    world.provider.may_answer.set()
    assert [timing.typical for timing in await asyncio.gather(*asking)] == [90.0] * 3
    assert world.provider.asked == 1


async def test_after_a_minute_one_asks_anew_and_the_others_take_what_was_known() -> None:
    world = World()
    world.provider.may_answer.set()
    await world.times.of(REQUEST)
    world.provider.may_answer.clear()
    world.provider.seconds = 100.0
    world.clock.advance(61)
    asking = asyncio.create_task(world.times.of(REQUEST))
    await asyncio.sleep(0)
    assert (await world.times.of(REQUEST)).typical == 90.0
    world.provider.may_answer.set()
    assert (await asking).typical == 100.0
    assert world.provider.asked == 2


def answering(seconds: float = 90.0) -> World:
    world = World()
    world.provider.seconds = seconds
    world.provider.may_answer.set()
    return world


async def test_own_history_is_believed_before_anybody_is_asked() -> None:
    world = answering()
    world.history.seconds = (10.0, 20.0, 30.0, 40.0, 1000.0)
    assert (await world.times.of(REQUEST)).typical == 30.0
    assert world.provider.asked == 0


async def test_a_history_that_cannot_be_true_is_not_believed() -> None:
    world = answering()
    world.history.seconds = (30_000.0,) * 50
    assert (await world.times.of(REQUEST)).typical == 10 * GUESS


async def test_a_few_videos_are_no_history() -> None:
    world = answering()
    world.history.seconds = (10.0, 20.0, 30.0, 40.0)
    assert (await world.times.of(REQUEST)).typical == 90.0


async def test_a_provider_that_says_nothing_leaves_the_guess() -> None:
    world = answering()
    world.provider.error = OutcomeUnknown()
    assert (await world.times.of(REQUEST)).typical == GUESS


@pytest.mark.parametrize("seconds", [1e5, 1e9])
async def test_what_cannot_be_true_is_not_believed(seconds: float) -> None:
    assert (await answering(seconds).times.of(REQUEST)).typical == 10 * GUESS


async def test_a_model_that_has_left_the_catalogue_is_timed_by_its_request() -> None:
    world = answering()
    world.provider.error = OutcomeUnknown()
    gone = replace(REQUEST, model_id="google/veo-1", typical_seconds=33)
    assert world.times.known(gone).typical == 33.0
    assert (await world.times.of(gone)).typical == 33.0


async def test_the_first_look_is_planned_only_by_what_was_asked_of_late() -> None:
    world = World()
    assert world.times.first_look(REQUEST) == 0.0
    world.provider.may_answer.set()
    timing = await world.times.of(REQUEST)
    assert world.times.first_look(REQUEST) == first_look(timing) > 0.0
    world.clock.advance(61)
    assert world.times.first_look(REQUEST) == 0.0


async def test_what_is_usual_is_told_by_the_own_history_or_a_guess_alone() -> None:
    world = World()
    assert await world.times.usual(REQUEST) == GUESS
    world.history.seconds = [40.0, 50.0, 60.0, 70.0, 80.0]
    assert await world.times.usual(REQUEST) == 60.0
    assert world.provider.asked == 0


async def test_what_is_usual_is_what_the_pipeline_knows_by_now() -> None:
    world = World()
    world.provider.may_answer.set()
    await world.times.of(REQUEST)
    assert await world.times.usual(REQUEST) == 90.0
