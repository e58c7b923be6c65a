"""A served sandbox, somebody in it, and a bot that is nothing but HTTP."""

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from sandbox import Sandbox
from sandbox.telegram import Chat, Person, Telegram

TOKEN = "42:TEST"
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@dataclass
class Clock:
    """Time that a test can move."""

    ahead: float = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead


@dataclass
class Client:
    """A bot that calls methods by hand."""

    http: httpx.AsyncClient
    token: str = TOKEN
    seen: int = field(default=0)

    async def ask(self, method: str, files: Any = None, **parameters: Any) -> httpx.Response:
        """Call a method, whatever comes of it."""
        path = f"/bot{self.token}/{method}"
        if files:
            return await self.http.post(path, data=parameters, files=files)
        return await self.http.post(path, json=parameters)

    async def call(self, method: str, files: Any = None, **parameters: Any) -> Any:
        """Call a method that must work; its result."""
        answer = (await self.ask(method, files, **parameters)).json()
        assert answer["ok"], answer
        return answer["result"]

    async def refused(self, method: str, files: Any = None, **parameters: Any) -> str:
        """Call a method that must not work; Telegram's words."""
        response = await self.ask(method, files, **parameters)
        body = response.json()
        assert body["ok"] is False, body
        assert body["error_code"] == response.status_code
        description = body["description"]
        assert isinstance(description, str)
        return description

    async def updates(self, **parameters: Any) -> list[Any]:
        """What has come since the last time, without waiting."""
        batch: list[Any] = await self.call("getUpdates", offset=self.seen, **parameters)
        if batch:
            self.seen = batch[-1]["update_id"] + 1
        return batch


async def next_update(bot: Client, kind: str) -> Any:
    """Wait for the next update; it must be of this kind."""
    batch = await bot.updates(timeout=20)
    return batch[0][kind]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def sandbox(clock: Clock) -> AsyncIterator[Sandbox]:
    async with Sandbox(token=TOKEN, now=clock, seed=1).serve() as served:
        yield served


@pytest.fixture
def telegram(sandbox: Sandbox) -> Telegram:
    return sandbox.telegram


@pytest.fixture
async def http(sandbox: Sandbox) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=sandbox.url, trust_env=False) as client:
        yield client


@pytest.fixture
def bot(http: httpx.AsyncClient) -> Client:
    return Client(http)


@pytest.fixture
def anna(telegram: Telegram) -> Person:
    return telegram.person("Anna", username="anna")


@pytest.fixture
def ben(telegram: Telegram) -> Person:
    return telegram.person("Ben", language_code="de")


@pytest.fixture
def chat(telegram: Telegram, anna: Person) -> Chat:
    return telegram.private(anna)
