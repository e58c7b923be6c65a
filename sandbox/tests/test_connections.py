"""Cut wires: what a client sees of them, and that nobody complains."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from sandbox import Sandbox
from sandbox.connections import DroppedConnection, client_disconnected
from sandbox.server import listening

Endpoint = Callable[[Request], Awaitable[Response]]

HALF = """POST {path} HTTP/1.1\r
Host: {host}\r
Authorization: Bearer {key}\r
Content-Type: {form}\r
Content-Length: 1000\r
Expect: 100-continue\r
\r
"""
"""The head of a request whose body does not come to its end."""


def only(endpoint: Endpoint) -> ASGIApp:
    return Starlette(routes=[Route("/", endpoint)])


@asynccontextmanager
async def quiet_server(app: ASGIApp, log: pytest.LogCaptureFixture) -> AsyncIterator[str]:
    """The address of a server, which must not complain of anything."""
    async with listening(app) as port:
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

    async with quiet_server(only(drop), caplog) as url, httpx.AsyncClient(trust_env=False) as http:
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

    async with quiet_server(only(drop_too_late), caplog) as url, httpx.AsyncClient() as http:
        asking = asyncio.create_task(http.get(url))
        await asked.wait()
        asking.cancel()
        await left.wait()


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/bot{token}/sendMessage", "application/x-www-form-urlencoded"),
        ("/bot{token}/sendPhoto", "multipart/form-data; boundary=b"),
        ("/provider/v2/video/generations", "application/json"),
        ("/sandbox/people", "application/json"),
    ],
)
async def test_a_client_that_goes_in_the_middle_of_a_body_is_no_trouble(
    path: str, form: str, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox, over = Sandbox(), asyncio.Event()

    async def until_over(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await sandbox.app(scope, receive, send)
        finally:
            over.set()

    async with quiet_server(until_over, caplog) as url:
        host, asked = urlsplit(url).netloc, path.format(token=sandbox.token)
        head = HALF.format(path=asked, form=form, host=host, key=sandbox.key)
        reader, writer = await asyncio.open_connection(*host.split(":"))
        writer.write(head.encode())
        assert b" 100 " in await reader.readuntil(b"\r\n\r\n")  # the body is asked for
        writer.write(b"--b\r\n")
        writer.close()
        await writer.wait_closed()
        await over.wait()
        async with httpx.AsyncClient(trust_env=False) as http:
            assert (await http.get(f"{url}bot{sandbox.token}/getMe")).is_success
    assert [entry.method for entry in sandbox.journal.entries] == ["getMe"]
