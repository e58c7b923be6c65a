"""A bot with a webhook."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.server import listening


@dataclass
class Hook:
    """Gives prepared answers, then 200; holds what is brought while it is closed."""

    url: str = ""
    answers: list[Response] = field(default_factory=list)
    requests: list[tuple[dict[str, str], Any]] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)
    is_open: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.is_open.set()

    async def take(self, request: Request) -> Response:
        self.requests.append((dict(request.headers), await request.json()))
        self.news.set()
        await self.is_open.wait()
        return self.answers.pop(0) if self.answers else Response()

    async def texts(self, count: int) -> list[str]:
        """Return the texts of the deliveries, once there are so many."""
        while len(self.requests) < count:
            self.news.clear()
            await self.news.wait()
        return [update["message"]["text"] for _, update in self.requests]


@asynccontextmanager
async def hooked() -> AsyncIterator[Hook]:
    """Serve one until the block ends."""
    hook = Hook()
    async with listening(Starlette(routes=[Route("/", hook.take, methods=["POST"])])) as port:
        hook.url = f"http://127.0.0.1:{port}/"
        yield hook
