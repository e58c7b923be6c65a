"""The heartbeat: a request to a service that raises an alarm when none comes any more."""

import asyncio
import logging
import ssl
from collections.abc import Awaitable, Callable

import httpx

from bot.alive.health import Report
from bot.connections import cancellable

log = logging.getLogger(__name__)

_EVERY = 60.0
"""Seconds from one to the next."""

_PATIENCE = 10.0
"""Seconds that the service has to answer."""


def heartbeat_client(tls: ssl.SSLContext) -> httpx.AsyncClient:
    """Return the client for it, which the caller closes."""
    return httpx.AsyncClient(timeout=_PATIENCE, **cancellable(tls))


class Heartbeat:
    """Sends one a minute, while the bot is well. Its address is a secret: it is logged nowhere."""

    def __init__(
        self,
        url: str,
        client: httpx.AsyncClient,
        readiness: Callable[[], Awaitable[Report]],
        monotonic: Callable[[], float],
        patience: float = _PATIENCE,
    ) -> None:
        """Take who says whether the bot is well, and a clock that is never set."""
        self._url = url
        self._client = client
        self._readiness = readiness
        self._monotonic = monotonic
        self._patience = patience
        self._sent_at: float | None = None

    async def __call__(self) -> None:
        """Send one where a minute has passed since the last, or since the last that failed."""
        now = self._monotonic()
        if self._sent_at is not None and now - self._sent_at < _EVERY:
            return
        if (await self._readiness()).is_well:
            self._sent_at = now
            await self._send()

    async def _send(self) -> None:
        try:
            # As a whole: each of the client's own time-outs begins anew with every byte.
            async with asyncio.timeout(self._patience):
                async with self._client.stream("GET", self._url) as answer:
                    if not answer.is_success:
                        log.warning("the heartbeat is answered with %d", answer.status_code)
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
            log.warning("the heartbeat cannot be sent: %s", type(error).__name__)
