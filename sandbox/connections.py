"""Cutting the wire: an answer that never comes, because the connection drops."""

import asyncio
from weakref import WeakValueDictionary

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

Ends = tuple[object, object]


class TrackedProtocol(H11Protocol):
    """uvicorn's HTTP protocol, with its connections within reach of `DroppedConnection`."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Remember the connection by who is at either end."""
        super().connection_made(transport)
        ends = transport.get_extra_info("peername"), transport.get_extra_info("sockname")
        _wires[ends] = self


_wires: WeakValueDictionary[Ends, TrackedProtocol] = WeakValueDictionary()
"""The connections of this process by both their ends, client and server.

Each stays until its last request is done, be the client gone or not.
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
        wire = _wires.get((scope.get("client"), scope.get("server")))
        if wire is None:
            raise ConnectionResetError("the sandbox dropped the connection")
        wire.transport.abort()
        await client_disconnected(receive)
