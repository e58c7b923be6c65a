"""A scrape: the bot and its database are looked at, and shown with everything that was counted."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from prometheus_client import CONTENT_TYPE_LATEST

from bot.errors import StoreUnavailable
from bot.metrics.conditions import Conditions
from bot.metrics.metrics import Metrics
from bot.store.gauges import Readings

CONTENT_TYPE = CONTENT_TYPE_LATEST

_DATABASE_SECONDS = 3.0
"""How long the database may take; what it knows is not shown then."""

_FRESH_SECONDS = 1.0
"""For how long an answer of it is good: whoever scrapes more often costs no more."""


class Scrape:
    """Shows the metrics to whoever asks."""

    def __init__(
        self,
        metrics: Metrics,
        look: Callable[[], Awaitable[Conditions]],
        read: Callable[[], Awaitable[Readings]],
        monotonic: Callable[[], float],
    ) -> None:
        """Take who looks at the process, and who reads the tables or raises StoreUnavailable."""
        self._metrics = metrics
        self._look = look
        self._read = read
        self._monotonic = monotonic
        self._reading = asyncio.Lock()
        self._last: Readings | None = None
        self._last_at: float | None = None

    async def text(self) -> bytes:
        """Return all metrics, in the text format that Prometheus reads."""
        conditions, readings = await self._look(), await self._readings()
        return self._metrics.shown(replace(conditions, readings=readings))

    async def _readings(self) -> Readings | None:
        async with self._reading:
            now = self._monotonic()
            if self._last_at is None or not 0 <= now - self._last_at < _FRESH_SECONDS:
                self._last, self._last_at = await self._read_in_time(), now
            return self._last

    async def _read_in_time(self) -> Readings | None:
        try:
            async with asyncio.timeout(_DATABASE_SECONDS):
                return await self._read()
        except (StoreUnavailable, TimeoutError):
            return None
