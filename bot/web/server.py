"""A web server within the bot's own event loop."""

import asyncio
import contextlib
import errno
import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass

import uvicorn
from starlette.types import ASGIApp

from bot.errors import SettingsError
from bot.web.protocol import PromptProtocol

_CONNECTIONS = 256
"""Connections at the same time; whoever comes then is told to come again."""

_KEEP_ALIVE = 75
"""Seconds that a connection may stay without a request, longer than the usual proxy keeps it."""

_PATIENCE = 1
"""Seconds that requests get at a stop."""


@dataclass(frozen=True)
class Place:
    """Where to listen."""

    setting: str
    """the setting that is to blame where that cannot be"""
    address: str
    """an address of this machine; empty for all of them"""
    port: int


class WebServer:
    """Serves an app from ``start`` to ``finish``."""

    def __init__(self, app: ASGIApp, place: Place) -> None:
        self._server = _Server(_config(app))
        self._place = place
        self._serving: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to serve.

        Raises:
            SettingsError: nobody can listen there.
        """
        listener = _listener(self._place)
        self._serving = asyncio.create_task(self._server.serve([listener]))
        await self._server.started_event.wait()

    def close(self) -> None:
        """Take no more requests, and return at once; those that are being answered go on."""
        self._server.should_close.set()

    async def finish(self) -> None:
        """Close, and wait until the last request is answered, or for a second."""
        self.close()
        if self._serving:
            await asyncio.wait({self._serving})


def _listener(place: Place) -> socket.socket:
    try:
        if place.address:
            family = socket.AF_INET6 if ":" in place.address else socket.AF_INET
            return socket.create_server((place.address, place.port), family=family)
        if socket.has_dualstack_ipv6():
            everywhere = ("", place.port)
            return socket.create_server(everywhere, family=socket.AF_INET6, dualstack_ipv6=True)
        return socket.create_server(("", place.port))
    except OSError as error:
        raise _blamed(place, error) from error


def _blamed(place: Place, error: OSError) -> SettingsError:
    why = os.strerror(error.errno) if error.errno else str(error)
    if error.errno == errno.EADDRNOTAVAIL:
        problem = f"{place.address} is no address of this machine ({why}): correct it"
        return SettingsError("LISTEN_ADDRESS", problem)
    problem = f"{place.port} cannot be listened on ({why}): set it to a port that is free"
    return SettingsError(place.setting, problem)


class _Server(uvicorn.Server):
    """uvicorn without signal handlers, which are the bot's, and with events in place of polling."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.started_event, self.should_close = asyncio.Event(), asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to the bot."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, and tell so."""
        await super().startup(sockets)
        self.started_event.set()

    async def main_loop(self) -> None:
        """Serve until it is to close."""
        await self.should_close.wait()


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=PromptProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",  # it warns of each nonsense that strangers send
        access_log=False,  # the path of the webhook is nobody's business
        server_header=False,
        date_header=False,  # uvicorn's main loop would keep it right
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=_KEEP_ALIVE,
        timeout_graceful_shutdown=_PATIENCE,
    )
