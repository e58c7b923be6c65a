"""The sandbox as a server: Telegram, the provider, the page and the control API on one port."""

import asyncio
import contextlib
import socket
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from sandbox.connections import CutBodies, TrackedProtocol
from sandbox.credentials import random_key, random_seed, random_token
from sandbox.journal import Journal
from sandbox.knobs import Knobs
from sandbox.provider import Provider
from sandbox.telegram import Telegram
from sandbox.telegram.api import BotApi
from sandbox.web.browser_guard import BrowserGuard
from sandbox.web.control_api import ControlApi

LOOPBACK = "127.0.0.1"
PAGE = Path(__file__).parent / "web" / "page"
PAGE_HEADERS = {
    "Cache-Control": "no-cache",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
        "media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    ),
}
"""The browser revalidates each time, as another sandbox may have other files, and the page loads
and runs only what is its own; ``blob:`` are pictures that are about to be sent."""

_KEEP_ALIVE = 75
"""Seconds that an idle connection stays open. Clients let it go earlier; else it could be closed
just as one of them uses it again."""


class _Server(uvicorn.Server):
    """uvicorn without signal handlers, with events for its start and stop."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready, self.stopped = asyncio.Event(), asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to whoever runs the sandbox."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, and set ``ready``."""
        await super().startup(sockets)
        self.ready.set()

    async def main_loop(self) -> None:
        """Serve until ``stopped`` is set."""
        await self.stopped.wait()


class _PageFiles(StaticFiles):
    """The files of the page."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """Return the file, or 304 if the browser has it."""
        response = super().file_response(*args, **kwargs)
        response.headers.update(PAGE_HEADERS)
        return response


@dataclass(slots=True)
class Sandbox:
    """A Telegram and a video provider on this machine.

    ```python
    async with Sandbox(token="42:TEST").serve() as sandbox:
        anna = sandbox.telegram.person("Anna")
        chat = sandbox.telegram.private(anna)
        await sandbox.telegram.send(anna, chat, "/veo a red fox")
    ```
    """

    token: str = field(default_factory=random_token)
    key: str = field(default_factory=random_key)
    port: int = 0
    """0: any free one; see ``url``."""
    knobs: Knobs = field(default_factory=Knobs)
    world_id: str = field(default_factory=lambda: str(uuid4()))
    """Which world this is: a page that was open in another one begins anew."""
    seed: int = field(default_factory=random_seed)
    """Of ids, durations and faults."""
    now: Callable[[], float] = time.time
    """The sandbox's clock: dates, expiry, floods."""
    username: str = "veogram_bot"
    quality: str = "full"
    """Of the videos: ``full``, or ``tiny`` for tests that need many."""
    folder: Path | None = None
    """Where files and videos stay; None: they go with the sandbox."""
    telegram: Telegram = field(init=False)
    provider: Provider = field(init=False)
    journal: Journal = field(init=False)
    control_api: ControlApi = field(init=False)
    bot_api: BotApi = field(init=False)
    app: Starlette = field(init=False)
    """The whole as one ASGI app."""

    def __post_init__(self) -> None:
        self.journal = Journal(self.now)
        self.telegram = Telegram(
            self.token,
            knobs=self.knobs,
            now=self.now,
            seed=self.seed,
            username=self.username,
            folder=self.folder and self.folder / "files",
        )
        self.provider = Provider(
            self.knobs,
            self.journal,
            key=self.key,
            seed=self.seed,
            now=self.now,
            quality=self.quality,
            folder=self.folder and self.folder / "videos",
        )
        self.control_api = ControlApi(
            self.telegram, self.provider, self.knobs, self.journal, self.world_id
        )
        self.bot_api = BotApi(self.telegram.world, self.journal)
        self.app = Starlette(routes=self._routes(), middleware=[Middleware(BrowserGuard)])

    @property
    def url(self) -> str:
        """The root of everything, the page too."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def telegram_url(self) -> str:
        """The base URL that replaces ``https://api.telegram.org``."""
        return self.url

    @property
    def provider_url(self) -> str:
        """The base URL that replaces the provider's."""
        return f"{self.url}/provider"

    @contextlib.asynccontextmanager
    async def serve(self) -> AsyncIterator[Self]:
        """Listen on loopback until the block ends."""
        async with listening(self.app, self.port) as self.port:
            try:
                yield self
            finally:
                self.control_api.close()
                await self.telegram.world.close()

    def _routes(self) -> list[BaseRoute]:
        return [
            *self.bot_api.routes,
            *self.control_api.routes,
            Mount("/provider", self.provider.app),
            Mount("/page", _PageFiles(directory=PAGE)),
            Route("/", _page),
        ]


async def _page(request: Request) -> Response:
    """Serve the chat page."""
    return FileResponse(PAGE / "index.html", headers=PAGE_HEADERS)


@contextlib.asynccontextmanager
async def listening(app: ASGIApp, port: int = 0) -> AsyncIterator[int]:
    """Serve an app on loopback until the block ends; the port, 0 being any free one."""
    listener = _listener(port)
    server = _Server(_config(app))
    running = asyncio.create_task(server.serve([listener]))
    await server.ready.wait()
    try:
        yield listener.getsockname()[1]
    finally:
        server.stopped.set()
        await running


def _listener(port: int) -> socket.socket:
    """Return a listening socket; asyncio sets TCP_NODELAY only on one whose protocol is TCP."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((LOOPBACK, port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        CutBodies(app),
        http=TrackedProtocol,
        ws="none",
        lifespan="off",
        log_level="warning",
        access_log=False,
        date_header=False,  # uvicorn's main loop would keep it right
        timeout_graceful_shutdown=3,
        timeout_keep_alive=_KEEP_ALIVE,
    )
