"""What works and what does not: for who restarts the bot, and for who sends it requests."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.alive.stamp import Stamp
from bot.errors import StoreUnavailable

TICK_SECONDS = 60.0
"""How old the worker's last tick may be. A tick waits for a database for less than that."""

TELEGRAM_SECONDS = 90.0
"""How long ago Telegram may have answered last; a poll waits for 30 s, and a pause takes 15 s."""

_DATABASE_SECONDS = 3.0
"""How long a database may take to answer."""

_FRESH_SECONDS = 1.0
"""For how long a report is good: whoever asks more often costs no more."""


@dataclass(frozen=True)
class Part:
    """One thing that has to work."""

    name: str
    works: bool
    seconds: float | None = None
    """how long ago it last did, or how long it took; None where it never did"""


@dataclass(frozen=True)
class Report:
    """What works and what does not."""

    parts: tuple[Part, ...]

    @property
    def is_well(self) -> bool:
        """Whether all of it works."""
        return all(part.works for part in self.parts)


class Health:
    """Knows what works.

    That the event loop turns needs no part of its own: otherwise nobody gets a report.
    """

    def __init__(
        self,
        ticked: Stamp,
        reached: Stamp,
        probe: Callable[[], Awaitable[None]],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take when the worker ticked and Telegram answered, and what asks the database."""
        self._ticked = ticked
        self._reached = reached
        self._probe = probe
        self._monotonic = monotonic
        self._asking = asyncio.Lock()
        self._last: Report | None = None
        self._last_at = 0.0
        self._is_stopping = False

    def stop(self) -> None:
        """Be ready for nothing from now on."""
        self._is_stopping = True

    def liveness(self) -> Report:
        """Return whether the bot does anything at all; if not, only a new start helps.

        What others do not answer is no reason for one, so a bot that still waits for Telegram at
        its start is alive.
        """
        age = self._ticked.age
        return Report((Part("worker", age is None or age < TICK_SECONDS, age),))

    async def readiness(self) -> Report:
        """Return whether the bot can do its work: each part is asked once a second at most."""
        async with self._asking:
            now = self._monotonic()
            if self._last is None or not 0 <= now - self._last_at < _FRESH_SECONDS:
                self._last, self._last_at = await self._look(), now
            return self._with_stop(self._last)

    def _with_stop(self, report: Report) -> Report:
        if not self._is_stopping:
            return report
        return Report((*report.parts, Part("running", works=False)))

    async def _look(self) -> Report:
        ticked, reached = self._ticked.age, self._reached.age
        return Report(
            (
                await self._database(),
                Part("worker", ticked is not None and ticked < TICK_SECONDS, ticked),
                Part("telegram", reached is not None and reached < TELEGRAM_SECONDS, reached),
            )
        )

    async def _database(self) -> Part:
        begun = self._monotonic()
        try:
            async with asyncio.timeout(_DATABASE_SECONDS):
                await self._probe()
        except (StoreUnavailable, TimeoutError):
            return Part("database", works=False)
        return Part("database", works=True, seconds=self._monotonic() - begun)
