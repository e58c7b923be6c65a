"""Requests over HTTP that are cancelled, whenever that is."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field

import httpx
import pytest

from bot.composition.clients import trusted_authorities
from bot.connections import cancellable
from tests.loop import turns

_PATIENCE = 30.0
_TURNS = 60
"""Turns of the loop in which a request to this machine is over."""

HALF = b"/half"
"""What is asked for here comes by half."""


@dataclass
class Server:
    """Answers every request, on connections that it keeps open."""

    url: str = ""
    asked: list[bytes] = field(default_factory=list)
    may_answer: asyncio.Event = field(default_factory=asyncio.Event)
    open: set[asyncio.Event] = field(default_factory=set)
    """set as soon as a connection is closed, one for each"""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer on one connection until it is closed."""
        self.open.add(closed := asyncio.Event())
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                self.asked.append(head.split(b" ")[1])
                await self.may_answer.wait()
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nO")
                if self.asked[-1] != HALF:
                    writer.write(b"K")
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()
        closed.set()


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    server = Server()
    server.may_answer.set()
    listening = await asyncio.start_server(server.serve, "127.0.0.1")
    async with listening:
        server.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        yield server
        server.may_answer.set()
        for connection in server.open:
            await connection.wait()


@pytest.fixture(params=[0, 1], ids=["used once", "kept"])
async def client(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[httpx.AsyncClient]:
    """A client with room for one connection, so that one that is lost is one too many."""
    monkeypatch.setattr("bot.connections.getproxies", dict)
    limits = httpx.Limits(max_connections=1, max_keepalive_connections=request.param)
    way = cancellable(trusted_authorities(), limits)
    async with httpx.AsyncClient(**way, timeout=_PATIENCE, trust_env=False) as client:
        yield client


@pytest.mark.parametrize("waiting", [0, 1])
async def test_whenever_a_request_is_cancelled_its_connection_is_free_again(
    server: Server, client: httpx.AsyncClient, waiting: int
) -> None:
    for number in range(_TURNS):
        asking = [asyncio.create_task(client.get(server.url)) for _ in range(1 + waiting)]
        await turns(number)
        for request in asking:
            request.cancel()
        await asyncio.gather(*asking, return_exceptions=True)
        assert (await client.get(server.url)).text == "OK", f"cancelled after {number} turns"


async def test_what_is_cancelled_before_it_is_sent_is_never_sent(
    server: Server, client: httpx.AsyncClient
) -> None:
    asking = asyncio.create_task(client.get(f"{server.url}/cancelled"))
    await turns(1)
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    await client.get(f"{server.url}/next")
    assert server.asked == [b"/next"]


async def test_whoever_cancels_does_not_wait(server: Server, client: httpx.AsyncClient) -> None:
    server.may_answer.clear()
    asking = asyncio.create_task(client.get(server.url))
    async with asyncio.timeout(_PATIENCE):
        while not server.asked:
            await turns(1)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking


async def begun(client: httpx.AsyncClient, server: Server) -> asyncio.Task[httpx.Response]:
    """Return a request that has come to the middle of its answer."""
    asking = asyncio.create_task(client.get(f"{server.url}{HALF.decode()}"))
    async with asyncio.timeout(_PATIENCE):
        while not server.asked:
            await turns(1)
    await turns(10)
    return asking


async def test_whoever_waits_for_room_gets_it_when_another_is_cancelled_in_its_answer(
    server: Server, client: httpx.AsyncClient
) -> None:
    asking = await begun(client, server)
    waiting = asyncio.create_task(client.get(server.url))
    await turns(5)
    asking.cancel()
    assert (await waiting).text == "OK"


async def test_what_is_cancelled_while_it_waits_for_room_opens_no_connection(
    server: Server, client: httpx.AsyncClient
) -> None:
    asking = await begun(client, server)
    waiting = [asyncio.create_task(client.get(server.url)) for _ in range(20)]
    await turns(5)
    for request in (*waiting, asking):
        request.cancel()
    await asyncio.gather(asking, *waiting, return_exceptions=True)
    assert (await client.get(server.url)).text == "OK"
    assert len(server.open) == 2
