"""Whose picture ends the bot is given up, and nobody who waited behind it."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Any, cast

from bot.pipeline.circuit_breaker import CircuitBreaker
from bot.pipeline.generation_times import GenerationTimes
from bot.pipeline.rate_limit import RateLimitGate
from bot.pipeline.submit import Submit
from bot.tasks.task import Status, Task
from bot.veo.catalogue import Mode
from tests.requests import generation_request
from tests.store.scene import LEASE, Scene
from tests.unit.pipeline.searching import Search
from tests.unit.provider.aimlapi.wire import api, says

ALBUM = generation_request("google/veo-3.0-i2v-fast", Mode.IMAGE, images=("flower", "tree"))
KILLER = generation_request("google/veo-3.0-i2v-fast", Mode.IMAGE, images=("killer",))


class Killed(BaseException):
    """The process has ended."""


@dataclass
class Pictures:
    """A courier of which only the pictures are needed; one of them ends the process."""

    is_read: asyncio.Event = field(default_factory=asyncio.Event)
    """whether the first picture of an album is"""

    async def pictures(
        self, task: Task, attempt: Callable[[], AbstractAsyncContextManager[object]]
    ) -> Sequence[str]:
        if task.request.images == KILLER.images:
            await self.is_read.wait()
            async with attempt():
                raise Killed
        async with attempt():
            pass
        self.is_read.set()
        return await asyncio.Future[Sequence[str]]()


def _submit(search: Search, courier: Any) -> Submit:
    provider, _ = api(says({"id": "gen-1"}))
    scene, clock = search.scene, search.clock
    times = GenerationTimes(scene.queries, provider, clock)
    gate, breaker = RateLimitGate(clock), CircuitBreaker(clock)
    return Submit(
        scene.changes, provider, courier, times, gate, clock, breaker, search.reader, "here"
    )


async def _live(search: Search, life: int) -> None:
    """Claim what is due, work on it until the process is killed, and leave its leases to nobody."""
    queue = search.scene.queue(Status.QUEUED)
    claimed = await queue.claim(f"life-{life}", search.clock(), LEASE, 9, held=())
    submit = _submit(search, cast("Any", Pictures()))
    working = [asyncio.ensure_future(submit(task)) for task in claimed]
    _, others = await asyncio.wait(working, return_when=asyncio.FIRST_EXCEPTION)
    for each in others:
        each.cancel()
    await asyncio.gather(*working, return_exceptions=True)
    await search.scene.released()


async def _unfinished(scene: Scene, task: Task) -> int:
    return (await scene.now(task)).unfinished


async def test_an_album_is_not_given_up_with_a_picture_that_ends_the_bot(search: Search) -> None:
    album = await search.scene.queued(request=ALBUM)
    killer = await search.scene.queued(request=KILLER)
    for life in range(3):
        await _live(search, life)
    assert await _unfinished(search.scene, album) == 0
    assert await _unfinished(search.scene, killer) == 3
