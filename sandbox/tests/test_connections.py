"""Cut wires: what a client sees of them, and that nobody complains."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.connections import DroppedConnection, client_disconnected
from sandbox.server import listening

Endpoint = Callable[[Request], Awaitable[Response]]


@asynccontextmanager
async def quiet_server(endpoint: Endpoint, log: pytest.LogCaptureFixture) -> AsyncIterator[str]:
    """The address of a server with one endpoint, which must not complain of anything."""
    async with listening(Starlette(routes=[Route("/", endpoint)])) as port:
        logger = logging.getLogger("uvicorn.error")
        logger.addHandler(log.handler)  # uvicorn hands nothing on to the root
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            logger.removeHandler(log.handler)
    assert log.records == []


async def test_a_connection_drops_without_a_word(caplog: pytest.LogCaptureFixture) -> None:
    async def drop(request: Request) -> Response:
        return DroppedConnection()

    async with quiet_server(drop, caplog) as url, httpx.AsyncClient(trust_env=False) as http:
        with pytest.raises(httpx.TransportError):
            await http.get(url)


async def test_a_client_that_has_gone_by_itself_is_no_trouble(
    caplog: pytest.LogCaptureFixture,
) -> None:
    asked, left = asyncio.Event(), asyncio.Event()

    async def drop_too_late(request: Request) -> Response:
        asked.set()
        await client_disconnected(request.receive)
        asyncio.get_running_loop().call_soon(left.set)
        return DroppedConnection()

    async with quiet_server(drop_too_late, caplog) as url, httpx.AsyncClient() as http:
        asking = asyncio.create_task(http.get(url))
        await asked.wait()
        asking.cancel()
        await left.wait()
