"""HTTP connections that nobody holds open for nothing."""

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

REQUEST_SECONDS = 10.0
"""How long the head of a request may take."""


class PromptProtocol(H11Protocol):
    """uvicorn's protocol, which by itself waits for a half-sent request for ever."""

    _head: asyncio.TimerHandle | None = None
    """closes the connection, unless the head of a request has come"""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Wait for the rest of a request that has only begun."""
        super().data_received(data)
        if self._is_answering:
            self._forget()
        else:
            self._wait()

    def on_response_complete(self) -> None:
        """Wait for the rest of a request that has begun during the one before it."""
        super().on_response_complete()
        if self.conn.trailing_data[0] and not self._is_answering:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._forget()
        super().connection_lost(exc)

    @property
    def _is_answering(self) -> bool:
        cycle: RequestResponseCycle | None = self.cycle
        return cycle is not None and not cycle.response_complete

    def _wait(self) -> None:
        if self._head is None and not self.transport.is_closing():
            self._head = self.loop.call_later(REQUEST_SECONDS, self.transport.close)

    def _forget(self) -> None:
        if self._head is not None:
            self._head.cancel()
            self._head = None
