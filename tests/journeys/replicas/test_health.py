"""Each of several processes knows how it is, and one heartbeat is sent for all of them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot import app
from bot.pipeline.leadership import LEASE
from sandbox.server import listening
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import eventually
from tests.journeys.replicas.scene import PATIENCE, Scene
from tests.journeys.webhook.web import LOCALHOST, Web, held_port

OVER_ITS_LIMIT = 100.0
STEP = 5.0
"""Seconds that may pass at once: who leads goes on leading."""


class Pair:
    """Two processes within this one, by one clock: one of them leads, the other one follows."""

    def __init__(self, scene: Scene, clock: MovableClock, webs: list[Web]) -> None:
        self._scene = scene
        self._clock = clock
        self._webs = webs

    async def pass_time(self, seconds: float) -> None:
        """Let time pass in steps, after each of which both have been heard of."""
        for _ in range(round(seconds / STEP)):
            self._clock.advance(STEP)
            heard = f"SELECT count(*) FROM replicas WHERE until >= {self._clock() + LEASE}"
            await self._scene.until(heard, 2)

    async def readiness(self) -> list[bool]:
        """Return whether each is ready; a report is good for a second."""
        self._clock.advance(1.1)
        return [(await web.parts("/readyz"))[0] == 200 for web in self._webs]

    async def ready(self, *, ready: bool) -> None:
        """Return when both are ready, or neither is."""
        async with asyncio.timeout(PATIENCE):
            while await self.readiness() != [ready, ready]:
                pass


@asynccontextmanager
async def pair(scene: Scene, **settings: Any) -> AsyncIterator[Pair]:
    """Run both until the block ends."""
    clock, stage = MovableClock(), scene.stage
    async with AsyncExitStack() as stack:
        ports = [stack.enter_context(held_port()) for _ in range(4)]
        webs = [Web(stage, clock, *each) for each in zip(ports[::2], ports[1::2], strict=True)]
        for web in webs:
            own = web.settings(database_url=scene.url, **{"webhook_url": "", **settings})
            running = app.running(stage.settings(**own), clock, long_poll=2, monotonic=clock)
            await stack.enter_async_context(running)
        await scene.until("SELECT count(*) FROM replicas", 2)
        yield Pair(scene, clock, webs)


async def test_who_follows_is_ready_for_as_long_as_it_reaches_telegram(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.in_touch._EVERY", 0.05)
    async with pair(scene) as both:
        await both.pass_time(OVER_ITS_LIMIT)
        await both.ready(ready=True)
        scene.stage.knobs.telegram_down = True
        await both.pass_time(OVER_ITS_LIMIT)
        await both.ready(ready=False)
        scene.stage.knobs.telegram_down = False
        await both.ready(ready=True)


async def test_one_heartbeat_a_minute_is_sent_for_all(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.in_touch._EVERY", 0.05)
    heard: list[str] = []

    async def hear(request: Request) -> Response:
        heard.append(request.method)
        return Response()

    async with (
        listening(Starlette(routes=[Route("/beat", hear)])) as port,
        pair(scene, heartbeat_url=f"http://{LOCALHOST}:{port}/beat") as both,
    ):
        for count in (1, 2, 3):
            await eventually(lambda n=count: len(heard) >= n)  # type: ignore[misc]
            await both.pass_time(30)
            await both.ready(ready=True)
            assert len(heard) == count
            await both.pass_time(30)
