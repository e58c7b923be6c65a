"""The simulated provider behind a real server, and a client that knows its key."""

import asyncio
import base64
import io
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
import uvicorn
from PIL import Image
from starlette.applications import Starlette
from starlette.routing import Mount
from uvicorn.server import ServerState

from sandbox.connections import TrackedProtocol
from sandbox.journal import Journal
from sandbox.knobs import Knobs
from sandbox.provider import Generation, Provider

KEY = "test-key"
VIDEOS = "/v2/video/generations"
LEGACY = "/v2/generate/video/google/generation"
FOX = {"model": "google/veo3", "prompt": "a red fox"}


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    moment: float = 1_700_000_000.0

    def __call__(self) -> float:
        return self.moment


@dataclass
class ServedProvider:
    provider: Provider
    knobs: Knobs
    journal: Journal
    clock: Clock
    client: httpx.AsyncClient = field(repr=False)

    async def create(
        self, body: object = None, *, path: str = VIDEOS, name: str | None = None
    ) -> httpx.Response:
        headers = {"X-Client-Request-Id": name} if name else {}
        return await self.client.post(path, json=body or FOX, headers=headers)

    async def fetch(self, generation_id: str, path: str = VIDEOS) -> httpx.Response:
        return await self.client.get(path, params={"generation_id": generation_id})

    async def finished(self, **changes: Any) -> Generation:
        """A generation whose time has come and whose video is rendered."""
        answer = await self.create(FOX | changes)
        assert answer.status_code == 201, answer.text
        generation = self.provider.generations[answer.json()["id"]]
        await self.finish(generation)
        return generation

    async def finish(self, generation: Generation) -> None:
        self.clock.moment = max(self.clock.moment, generation.finishes_at)
        await self.provider.idle()

    async def link(self, generation: Generation) -> str:
        answer = (await self.fetch(generation.id)).json()
        return str(answer["video"]["url"])


@pytest.fixture
async def served() -> AsyncIterator[ServedProvider]:
    knobs, journal, clock = Knobs(), Journal(), Clock()
    provider = Provider(knobs, journal, key=KEY, seed=7, now=clock, quality="tiny")
    root = Starlette(routes=[Mount("/provider", provider.app)])
    config = uvicorn.Config(root, http=TrackedProtocol, lifespan="off", log_level="warning")
    config.load()
    state = ServerState()
    server = await asyncio.get_running_loop().create_server(
        lambda: TrackedProtocol(config=config, server_state=state, app_state={}), "127.0.0.1", 0
    )
    base = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/provider"
    headers = {"Authorization": f"Bearer {KEY}"}
    async with httpx.AsyncClient(base_url=base, headers=headers, trust_env=False) as client:
        yield ServedProvider(provider, knobs, journal, clock, client)
    server.close()
    if state.tasks:  # an answer is heard before its file is closed
        await asyncio.wait(state.tasks)
    await provider.idle()


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48), colour: str = "orange") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, kind)
    return file.getvalue()


def data_uri(content: bytes, label: str = "image/jpeg") -> str:
    return f"data:{label};base64,{base64.b64encode(content).decode()}"
