"""Dropped connections: a request that never gets an answer."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from weakref import WeakValueDictionary

from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

Addresses = tuple[object, object]


class TrackedProtocol(H11Protocol):
    """uvicorn's HTTP protocol; registers its connections for ``DroppedConnection``."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Register the connection by its two addresses."""
        super().connection_made(transport)
        addresses = transport.get_extra_info("peername"), transport.get_extra_info("sockname")
        _connections[addresses] = self


_connections: WeakValueDictionary[Addresses, TrackedProtocol] = WeakValueDictionary()
"""The connections of this process by both addresses, client and server.

Each is kept until its last request is done, even if the client has disconnected.
"""


async def client_disconnected(receive: Receive) -> None:
    """Return when the client of a request, whose body has been read, has closed its side."""
    while (await receive())["type"] != "http.disconnect":
        pass


class DroppedConnection(Response):
    """No answer at all: the client sees its connection close.

    Without a server (an ASGI app called in-process) it is a ConnectionResetError.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Close the connection of this request and wait until that is known."""
        connection = _connections.get((scope.get("client"), scope.get("server")))
        if connection is None:
            raise ConnectionResetError("the sandbox dropped the connection")
        connection.transport.abort()
        await client_disconnected(receive)


@dataclass(frozen=True, slots=True)
class CutBodies:
    """ASGI middleware: a client that goes in the middle of what it sends is no error."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; nobody is left to hear what comes of one that is cut."""
        with suppress(ClientDisconnect):
            await self.app(scope, receive, send)
