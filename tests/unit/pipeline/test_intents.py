"""The intent to buy is stored first; where nobody knows whether it is, it is taken back."""

from collections.abc import AsyncIterator
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
from bot.tasks.task import Status
from tests.clock import MovableClock
from tests.databases import sqlite_url
from tests.store.scene import LEASE, NOW, Scene
from tests.unit.provider.aimlapi.wire import api, says


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


async def test_an_intent_that_may_not_be_stored_is_taken_back(
    tmp_path: Path, empty: bytes, clock: MovableClock
) -> None:
    database = Cut(sqlite_url(tmp_path, empty))
    scene, courier = Scene(database), cast("Any", None)
    provider, wire = api(says({"id": "gen-1"}))
    lost = LostSubmits(scene.queries, scene.changes, provider, courier, clock)
    times, gate = GenerationTimes(scene.queries, provider, clock), RateLimitGate(clock)
    breaker = CircuitBreaker(clock)
    submit = Submit(scene.changes, provider, courier, times, gate, clock, breaker, lost, "here")
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
