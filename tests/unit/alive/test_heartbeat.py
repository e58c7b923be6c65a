"""When a heartbeat is sent, and when none is."""

import asyncio
from collections.abc import Callable

import httpx
import pytest

from bot.alive.health import Part, Report
from bot.alive.heartbeat import Heartbeat
from tests.clock import MovableClock
from tests.unit.example import NOW

URL = "https://beats.example/0123-of-the-heartbeat"


class Scene:
    """A heartbeat, and who hears it."""

    def __init__(self, answer: Callable[[httpx.Request], httpx.Response] | None = None) -> None:
        self.clock = MovableClock(NOW)
        self.is_well = True
        self.heard: list[str] = []
        self._answer = answer or (lambda _: httpx.Response(200))
        client = httpx.AsyncClient(transport=httpx.MockTransport(self._hear))
        self.heartbeat = Heartbeat(URL, client, self._readiness, self.clock)

    def _hear(self, request: httpx.Request) -> httpx.Response:
        self.heard.append(f"{request.method} {request.url}")
        return self._answer(request)

    async def _readiness(self) -> Report:
        return Report((Part("database", self.is_well),))

    async def after(self, seconds: float) -> int:
        """Return how many were heard after some time, in which it was due to look each second."""
        for _ in range(int(seconds)):
            self.clock.advance(1)
            await self.heartbeat()
        return len(self.heard)


async def test_the_first_is_sent_at_once_and_then_one_a_minute() -> None:
    scene = Scene()
    await scene.heartbeat()
    assert scene.heard == [f"GET {URL}"]
    assert await scene.after(59) == 1
    assert await scene.after(1) == 2
    assert await scene.after(600) == 12


async def test_none_is_sent_while_something_does_not_work_and_one_as_soon_as_it_does() -> None:
    scene = Scene()
    scene.is_well = False
    assert await scene.after(300) == 0
    scene.is_well = True
    assert await scene.after(1) == 1


def _refuse(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError(f"cannot reach {request.url}")


def _mislead(_: httpx.Request) -> httpx.Response:
    return httpx.Response(301, headers={"Location": "https://elsewhere.example"})


@pytest.mark.parametrize("answer", [_refuse, _mislead])
async def test_one_that_fails_is_told_without_its_address_and_the_next_comes_in_a_minute(
    answer: Callable[[httpx.Request], httpx.Response], caplog: pytest.LogCaptureFixture
) -> None:
    scene = Scene(answer)
    assert await scene.after(120) == 2
    assert len(caplog.records) == 2
    assert "beats.example" not in caplog.text


async def test_a_service_whose_answer_never_ends_is_given_up_and_asked_again_in_a_minute() -> None:
    heard = list[str]()

    async def drip(request: httpx.Request) -> httpx.Response:
        heard.append(request.method)
        await asyncio.Event().wait()
        raise AssertionError

    async def well() -> Report:
        return Report(())

    clock = MovableClock(NOW)
    client = httpx.AsyncClient(transport=httpx.MockTransport(drip))
    heartbeat = Heartbeat(URL, client, well, clock, patience=0.01)
    async with asyncio.timeout(60):
        await heartbeat()
        clock.advance(60)
        await heartbeat()
    assert len(heard) == 2
