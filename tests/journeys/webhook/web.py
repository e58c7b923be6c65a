"""What the bot serves, as Telegram, an operator and strangers meet it."""

import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from bot import app
from sandbox.journal import Json
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import eventually, rows
from tests.stage import Stage

LOCALHOST = "127.0.0.1"
SECRET = "a-secret-that-a-test-has-made"
TOLD = "SELECT 1 FROM installation WHERE key = 'webhook told' AND value != ''"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@contextmanager
def held_port() -> Iterator[int]:
    """Yield a port on which nobody else listens: it is bound until the block ends."""
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind((LOCALHOST, 0))
        yield holder.getsockname()[1]


@dataclass
class Web:
    """A bot's two ports."""

    stage: Stage
    clock: MovableClock
    port: int
    health_port: int

    @property
    def url(self) -> str:
        return f"http://{LOCALHOST}:{self.port}"

    @property
    def health_url(self) -> str:
        return f"http://{LOCALHOST}:{self.health_port}"

    @property
    def hook(self) -> str:
        """Where Telegram brings updates."""
        return self.stage.telegram.world.webhook.url

    @property
    def info(self) -> Json:
        """What Telegram says about the webhook."""
        return self.stage.telegram.world.webhook.as_json()

    def settings(self, **changes: Any) -> dict[str, Any]:
        """Return the settings of a bot with a webhook."""
        served = {"listen_address": LOCALHOST, "port": self.port, "health_port": self.health_port}
        hook = {"webhook_url": self.url, "webhook_secret": SECRET}
        return {**served, **hook, **changes}

    @asynccontextmanager
    async def bot(self, **changes: Any) -> AsyncIterator[None]:
        """Run the bot until the block ends; it begins when the webhook is set and that is noted."""
        settings = self.stage.settings(**self.settings(**changes))
        async with app.running(settings, self.clock, long_poll=2, monotonic=self.clock):
            if settings.webhook_url:
                await self.stage.until(lambda: self.hook.startswith(settings.webhook_url))
                await eventually(lambda: rows(self.stage.folder, TOLD))
            yield

    async def get(self, path: str, *, at: str = "") -> httpx.Response:
        """Ask for a page, by default of the operator's port."""
        async with httpx.AsyncClient(trust_env=False, timeout=60) as client:
            return await client.get(f"{at or self.health_url}{path}")

    async def parts(self, path: str) -> tuple[int, dict[str, bool]]:
        """Return the status of a page about health, and what works by it."""
        answer = await self.get(path)
        return answer.status_code, {
            name: part["ok"] for name, part in answer.json()["parts"].items()
        }

    def calls(self, method: str) -> int:
        """Return how often the bot has called a method."""
        return len(self.stage.requests(method))
