"""Requests over HTTP that are cancelled as their answer comes, or before they are sent."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.composition.clients import trusted_authorities
from bot.connections import CancellableTransport, cancellable
from tests.loop import turns


async def test_an_answer_that_comes_as_its_request_is_cancelled_is_closed() -> None:
    pool = _Answering()
    transport = CancellableTransport(pool)
    asking = asyncio.create_task(transport.handle_async_request(httpx.Request("GET", "http://a")))
    await turns(1)
    pool.answered.set_result(None)
    await turns(1)
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    await turns(3)
    assert pool.response.is_closed


async def test_closing_ends_what_was_cancelled_and_has_sent_nothing() -> None:
    pool = _Answering()
    transport = CancellableTransport(pool)
    asking = asyncio.create_task(transport.handle_async_request(httpx.Request("GET", "http://a")))
    await turns(1)
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    assert not pool.answered.cancelled()
    await transport.aclose()
    await turns(2)
    assert pool.answered.cancelled()


@pytest.mark.parametrize("name", ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"])
async def test_proxies_of_the_environment_hold(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "http://proxy:8080")
    way = cancellable(trusted_authorities(), proxy=None)
    assert not way.keys() & {"transport", "mounts", "proxy", "trust_env"}


async def test_a_proxy_that_is_given_is_for_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://elsewhere:8080")
    way = cancellable(trusted_authorities(), proxy="http://proxy:8080")
    assert isinstance(way["transport"], CancellableTransport)


class _Answering(httpx.AsyncBaseTransport):
    """A pool that has a connection, and waits with its answer."""

    def __init__(self) -> None:
        self.answered = asyncio.get_running_loop().create_future()
        self.response = httpx.Response(200, stream=_Body())

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await self.answered
        return self.response


class _Body(httpx.AsyncByteStream):
    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b""
