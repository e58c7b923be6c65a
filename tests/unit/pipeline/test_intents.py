"""The intent to buy is stored first; where nobody knows whether it is, it is taken back."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StoreUnavailable
from bot.pipeline.circuit_breaker import CircuitBreaker
from bot.pipeline.generation_times import GenerationTimes
from bot.pipeline.lost_submits import LostSubmits
from bot.pipeline.rate_limit import RateLimitGate
from bot.pipeline.submit import Submit
from bot.store.database import Database
from bot.tasks.schedule import first_look
from bot.tasks.task import Status
from tests.clock import MovableClock
from tests.store.scene import LEASE, NOW, Scene
from tests.unit.provider.aimlapi.wire import Wire, api, says


class Cut(Database):
    """A database whose connection breaks just when it has committed, or before."""

    fates: tuple[bool, ...] = ()
    """whether each of the next writes is committed and then breaks the connection"""

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        is_cut, *left = self.fates or (False,)
        self.fates = tuple(left)
        async with super().write() as connection:
            yield connection
        if is_cut:
            raise StoreUnavailable("the connection is cut")


class Slow(Database):
    """A database that answers a write late, while time passes."""

    passes: Callable[[], object] = staticmethod(lambda: None)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        async with super().write() as connection:
            yield connection
        self.passes()


def submit_with(scene: Scene, clock: MovableClock) -> tuple[Submit, Wire]:
    """Return the first stage, and what it asks the provider."""
    courier = cast("Any", None)
    provider, wire = api(says({"id": "gen-1"}))
    lost = LostSubmits(scene.queries, scene.changes, provider, courier, clock)
    times, gate = GenerationTimes(scene.queries, provider, clock), RateLimitGate(clock)
    breaker = CircuitBreaker(clock)
    made = Submit(scene.changes, provider, courier, times, gate, clock, breaker, lost, "here")
    return made, wire


async def test_an_intent_that_may_not_be_stored_is_taken_back(tmp_path: Path) -> None:
    database = Cut(f"sqlite:///{tmp_path}/veogram.db")
    await database.open()
    scene = Scene(database)
    submit, wire = submit_with(scene, MovableClock(NOW))
    queued = await scene.queued()
    (task,) = await scene.queue(Status.QUEUED).claim("me", NOW, LEASE, 9, held=())
    database.fates = (True,)
    with pytest.raises(StoreUnavailable):
        await submit(task)
    left = await scene.now(queued)
    assert (left.status, left.client_request_id, left.submitted_at) == (Status.QUEUED, None, None)
    assert left.lease_owner is None
    assert not [request for request in wire.asked if request.method == "POST"]
    await database.close()


async def test_who_stood_still_after_the_intent_was_stored_buys_nothing(tmp_path: Path) -> None:
    database, clock = Slow(f"sqlite:///{tmp_path}/veogram.db"), MovableClock(NOW)
    await database.open()
    scene = Scene(database)
    submit, wire = submit_with(scene, clock)
    queued = await scene.queued()
    (task,) = await scene.queue(Status.QUEUED).claim("me", NOW, LEASE, 9, held=())
    database.passes = lambda: clock.advance(61)
    await submit(task)
    left = await scene.now(queued)
    assert (left.status, left.client_request_id, left.submitted_at) == (Status.QUEUED, None, None)
    assert not [request for request in wire.asked if request.method == "POST"]
    await database.close()


async def test_a_clock_that_is_set_back_during_the_call_keeps_no_video_waiting(
    tmp_path: Path,
) -> None:
    database, clock = Slow(f"sqlite:///{tmp_path}/veogram.db"), MovableClock(NOW)
    await database.open()
    scene = Scene(database)
    submit, _ = submit_with(scene, clock)
    queued = await scene.queued()
    (task,) = await scene.queue(Status.QUEUED).claim("me", NOW, LEASE, 9, held=())
    steps = iter((-3600.0,))
    database.passes = lambda: clock.advance(next(steps, 0.0))
    await submit(task)
    bought = await scene.now(queued)
    first = first_look(submit.times.known(bought.request))
    assert (bought.status, bought.next_at <= clock() + first) == (Status.GENERATING, True)
    await database.close()
