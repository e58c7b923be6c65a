"""Connections over HTTP that come back to their pool, also from requests that are cancelled."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from typing import Any, TypeVar, cast
from urllib.request import getproxies

import httpx

T = TypeVar("T")

_CONNECTS = "connection.connect_tcp.started"
_IS_CONNECTED = {"connection.connect_tcp.complete", "connection.connect_tcp.failed"}
_BEGINS = "http11.send_request_headers.started"
_CLOSES = "http11.response_closed.started"
"""Events of httpcore, which copes with being cancelled while it connects, and from the moment at
which it begins to send until it closes (https://www.encode.io/httpcore/extensions/#trace)."""

_LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=20)
"""As httpx has them (https://www.python-httpx.org/advanced/resource-limits/)."""

_SCHEMES = ("http", "https", "all")
"""What proxies of the environment are for (https://www.python-httpx.org/environment_variables/)."""


def cancellable(
    tls: ssl.SSLContext, limits: httpx.Limits = _LIMITS, proxy: str | None = None
) -> Mapping[str, Any]:
    """Return the arguments that let an httpx.AsyncClient send requests that may be cancelled.

    A ``proxy`` is for all of them. Without one, those of the environment hold, if there are any:
    httpx finds them by itself, and then its own transports send everything.
    """
    if not proxy and any(getproxies().get(scheme) for scheme in _SCHEMES):
        return {"verify": tls, "limits": limits}
    pool = httpx.AsyncHTTPTransport(verify=tls, limits=limits, proxy=proxy)
    return {"transport": CancellableTransport(pool)}


class CancellableTransport(httpx.AsyncBaseTransport):
    """Sends requests that may be cancelled at any moment.

    httpcore loses a connection for good where a request is cancelled that has one and has not yet
    begun to send, or is just done (https://github.com/encode/httpcore/issues/1093). In the end it
    has no room left, and every request fails. So whoever cancels goes on at once, but the request
    ends behind their back: before it sends anything, if it had not yet begun.
    """

    def __init__(self, pool: httpx.AsyncBaseTransport) -> None:
        """Take the ``pool``, which sends them."""
        self._pool = pool
        self._left: set[asyncio.Task[Any]] = set()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; raises what httpx.AsyncHTTPTransport raises."""
        exchange = _Exchange(self._left)
        request.extensions = {**request.extensions, "trace": exchange.trace}
        response = await exchange.send(self._pool.handle_async_request(request))
        return httpx.Response(
            response.status_code,
            headers=response.headers,
            stream=_Body(cast("httpx.AsyncByteStream", response.stream), exchange),
            extensions=response.extensions,
        )

    async def aclose(self) -> None:
        """Close all connections; what was cancelled ends now."""
        for step in self._left:
            if not step.cancelling():  # twice, it might not close what it has just opened
                step.cancel()
        await asyncio.gather(*self._left, return_exceptions=True)
        await self._pool.aclose()


class _Exchange:
    """A request and its answer, step by step.

    Each step is a task of its own. Whoever waits for one may be cancelled; the step itself is only
    where that does no harm, and else goes on until it does none.
    """

    def __init__(self, left: set[asyncio.Task[Any]]) -> None:
        """Take ``left``, which keeps the steps that nobody waits for until they are over."""
        self._left = left
        self._is_cancellable = self._is_abandoned = False
        self._reading: asyncio.Task[Any] | None = None
        """a piece that was asked for and that nobody waits for any more"""

    async def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Hear of an event from httpcore."""
        if event in _IS_CONNECTED or event == _CLOSES:
            self._is_cancellable = False
        elif event == _CONNECTS or (event == _BEGINS and not _is_for_a_tunnel(info)):
            self._is_cancellable = True
            if self._is_abandoned:
                raise asyncio.CancelledError

    async def send(self, sending: Coroutine[Any, Any, httpx.Response]) -> httpx.Response:
        """Wait for the head of the answer; what comes after a cancellation is closed."""
        return await self._wait(sending, if_cancelled=self._discard)

    async def read(self, reading: Coroutine[Any, Any, T]) -> T:
        """Wait for a piece of the answer."""
        return await self._wait(reading, if_cancelled=self._end_reading)

    async def close(self, close: Callable[[], Awaitable[None]]) -> None:
        """Wait until the connection is back in the pool, where it gets in any case."""
        await self._wait(self._close_after_reading(close), if_cancelled=self._keep)

    async def _close_after_reading(self, close: Callable[[], Awaitable[None]]) -> None:
        """Close, but not beside a step that closes: none of them would wake who waits for room."""
        if self._reading:
            await asyncio.wait({self._reading})
        await close()

    async def _wait(
        self, step: Coroutine[Any, Any, T], if_cancelled: Callable[[asyncio.Task[T]], None]
    ) -> T:
        task = asyncio.create_task(step)
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError:
            self._is_abandoned = True
            if_cancelled(task)
            raise
        return task.result()

    def _keep(self, task: asyncio.Task[Any]) -> None:
        self._left.add(task)
        task.add_done_callback(self._over)

    def _over(self, task: asyncio.Task[Any]) -> None:
        self._left.discard(task)
        if not task.cancelled():
            task.exception()  # nobody is left to hear of it

    def _cancel(self, task: asyncio.Task[Any]) -> None:
        self._keep(task)
        if self._is_cancellable:
            task.cancel()

    def _end_reading(self, reading: asyncio.Task[Any]) -> None:
        self._reading = reading
        self._cancel(reading)

    def _discard(self, sending: asyncio.Task[httpx.Response]) -> None:
        self._cancel(sending)
        sending.add_done_callback(self._close)

    def _close(self, sent: asyncio.Task[httpx.Response]) -> None:
        if not sent.cancelled() and sent.exception() is None:
            self._keep(asyncio.create_task(sent.result().aclose()))


class _Body(httpx.AsyncByteStream):
    """The body of an answer, read and closed in steps that give the connection back."""

    def __init__(self, stream: httpx.AsyncByteStream, exchange: _Exchange) -> None:
        self._stream = stream
        self._exchange = exchange

    async def __aiter__(self) -> AsyncIterator[bytes]:
        pieces = aiter(self._stream)
        while (piece := await self._exchange.read(_next(pieces))) is not None:
            yield piece

    async def aclose(self) -> None:
        await self._exchange.close(self._stream.aclose)


def _is_for_a_tunnel(info: Mapping[str, Any]) -> bool:
    """Return whether only a proxy is asked for a tunnel: the request itself is yet to begin."""
    return bool(info["request"].method == b"CONNECT")


async def _next(pieces: AsyncIterator[bytes]) -> bytes | None:
    """Return the next piece, or None at the end."""
    return await anext(pieces, None)
