"""Scraping the real bot, as Prometheus does."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from tests.journeys.webhook.web import Web
from tests.metrics import Numbers, numbers_in

CHANGES = "veogram_task_changes_total"
TELEGRAM = "veogram_telegram_calls_total"
PROVIDER = "veogram_provider_calls_total"
DOLLARS = "veogram_dollars_total"


@dataclass
class Scraper:
    """Reads ``/metrics``."""

    web: Web

    @asynccontextmanager
    async def bot(self, **changes: Any) -> AsyncIterator[None]:
        """Run the bot, which polls, until the block ends."""
        async with self.web.bot(webhook_url="", **changes):
            yield

    async def text(self) -> str:
        """Return what is shown now; what the tables say is read anew."""
        self.web.clock.advance(1.1)
        answer = await self.web.get("/metrics")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/plain; version=")
        return answer.text

    async def now(self) -> Numbers:
        """Return the numbers that are shown now."""
        return numbers_in((await self.text()).encode())

    async def until(self, holds: Callable[[Numbers], bool]) -> Numbers:
        """Scrape until something is true of the numbers; return them."""
        async with asyncio.timeout(60):
            while not holds(found := await self.now()):  # noqa: ASYNC110 -- nothing tells of it
                await asyncio.sleep(0.05)
        return found
