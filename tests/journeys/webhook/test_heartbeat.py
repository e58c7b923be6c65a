"""The heartbeat: once a minute, only while all is well, and its address is told nobody."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.server import listening
from tests.journeys.reliability.waiting import eventually, without_table
from tests.journeys.webhook.web import Web
from tests.stage import Stage

NAME = "0b5c7c1e-of-the-heartbeat"
MINUTE = 60.0


@dataclass
class Listener:
    """Hears heartbeats."""

    url: str = ""
    heard: list[str] = field(default_factory=list)
    status: int = 200

    async def hear(self, request: Request) -> Response:
        self.heard.append(request.method)
        return Response(status_code=self.status)


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    listener = Listener()
    async with listening(Starlette(routes=[Route(f"/{NAME}", listener.hear)])) as port:
        listener.url = f"http://127.0.0.1:{port}/{NAME}"
        yield listener


@pytest.mark.parametrize("hook", [{}, {"webhook_url": ""}], ids=["webhook", "polling"])
async def test_it_is_sent_once_a_minute(web: Web, listener: Listener, hook: dict[str, str]) -> None:
    async with web.bot(heartbeat_url=listener.url, **hook):
        for count in (1, 2, 3):
            await eventually(lambda n=count: len(listener.heard) == n)  # type: ignore[misc]
            web.clock.advance(MINUTE / 2)
            await web.get("/readyz")
            assert len(listener.heard) == count
            web.clock.advance(MINUTE / 2)
    assert set(listener.heard) == {"GET"}


async def test_none_is_sent_while_something_does_not_work(
    stage: Stage, web: Web, listener: Listener
) -> None:
    async with web.bot(heartbeat_url=listener.url):
        await eventually(lambda: len(listener.heard) == 1)
        async with without_table(stage.folder, "inbox"):
            web.clock.advance(MINUTE)
            assert (await web.get("/readyz")).status_code == 503
            assert len(listener.heard) == 1
        web.clock.advance(1)
        await eventually(lambda: len(listener.heard) == 2)


async def test_one_that_nobody_hears_is_told_without_its_address(
    web: Web, listener: Listener, caplog: pytest.LogCaptureFixture
) -> None:
    listener.status = 500
    async with web.bot(heartbeat_url=listener.url):
        await eventually(lambda: "answered with 500" in caplog.text)
    async with web.bot(heartbeat_url=f"http://127.0.0.1:9/{NAME}"):
        await eventually(lambda: "cannot be sent: ConnectError" in caplog.text)
    assert NAME not in caplog.text
