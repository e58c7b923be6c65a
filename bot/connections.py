"""Connections over HTTP that come back to their pool, also from requests that are cancelled."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from typing import Any, TypeVar, cast

import httpx

T = TypeVar("T")

_BEGINS = "http11.send_request_headers.started"
_CLOSES = "http11.response_closed.started"
"""The events between which httpcore copes with being cancelled
(https://www.encode.io/httpcore/extensions/#trace)."""

_LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=20)
"""As httpx has them (https://www.python-httpx.org/advanced/resource-limits/)."""


def cancellable(
    tls: ssl.SSLContext, limits: httpx.Limits = _LIMITS, proxy: str | None = None
) -> Mapping[str, Any]:
    """Return the arguments that let an httpx.AsyncClient send requests that may be cancelled.

    A ``proxy`` is for all of them. Without one, those of the environment hold: so the transport is
    mounted then, as a client whose transport is given does not look for them.
    """
    pool = httpx.AsyncHTTPTransport(verify=tls, limits=limits, proxy=proxy)
    transport = CancellableTransport(pool)
    way = {"transport": transport} if proxy else {"mounts": {"all://": transport}}
    return {"verify": tls, **way}


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

    async def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Hear of an event from httpcore."""
        if event == _CLOSES:
            self._is_cancellable = False
        if event == _BEGINS and info["request"].method != b"CONNECT":  # that one is to a proxy
            self._is_cancellable = True
            if self._is_abandoned:
                raise asyncio.CancelledError

    async def send(self, sending: Coroutine[Any, Any, httpx.Response]) -> httpx.Response:
        """Wait for the head of the answer; what comes after a cancellation is closed."""
        return await self._wait(sending, if_cancelled=self._discard)

    async def read(self, reading: Coroutine[Any, Any, T]) -> T:
        """Wait for a piece of the answer."""
        return await self._wait(reading, if_cancelled=self._cancel)

    async def close(self, closing: Coroutine[Any, Any, None]) -> None:
        """Wait until the connection is back in the pool, where it gets in any case."""
        await self._wait(closing, if_cancelled=self._keep)

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
        await self._exchange.close(self._stream.aclose())


async def _next(pieces: AsyncIterator[bytes]) -> bytes | None:
    """Return the next piece, or None at the end."""
    return await anext(pieces, None)
