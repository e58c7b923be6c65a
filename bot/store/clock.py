"""The database's clock: one time for all processes, whatever their machines say."""

import asyncio
import logging
import time
from collections.abc import Callable

import sqlalchemy as sa

from bot.errors import StoreUnavailable
from bot.store.database import Database

log = logging.getLogger(__name__)

_MEASURE_SECONDS = 60.0
_SAMPLES = 3
"""Measurements of which the one with the shortest way counts."""


def steady() -> float:
    """Return seconds of a clock that nobody sets, and that runs while the machine sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class DatabaseClock:
    """The time of the database, in seconds since the epoch.

    Leases compare times that several machines have written. With this clock, one whose own is wrong
    neither takes others' work nor loses its own. Between two measurements a steady clock counts.
    """

    def __init__(self, database: Database, local: Callable[[], float] = steady) -> None:
        """Take ``local``, a clock that is never set."""
        self._db = database
        self._local = local
        self._ahead = time.time() - local()

    def __call__(self) -> float:
        """Return the time as it was last measured, and what has passed since."""
        return self._local() + self._ahead

    async def measure(self) -> None:
        """Ask the database for its time.

        Raises:
            StoreUnavailable: it does not answer; what was measured before holds.
        """
        samples = [await self._sample() for _ in range(_SAMPLES)]
        _, self._ahead = min(samples)

    async def _sample(self) -> tuple[float, float]:
        """Return how long the database took to answer, and how far it is ahead of our clock."""
        now = sa.func.extract("epoch", sa.func.clock_timestamp()).cast(sa.Double)
        async with self._db.read() as connection:
            asked_at = self._local()
            answer: float = (await connection.execute(sa.select(now))).scalar_one()
            took = self._local() - asked_at
        return took, answer - asked_at - took / 2


async def keep_measuring(clock: DatabaseClock) -> None:
    """Measure once a minute, until cancelled."""
    while True:
        await asyncio.sleep(_MEASURE_SECONDS)
        try:
            await clock.measure()
        except StoreUnavailable as error:
            log.info("the database does not tell the time: %s", error)
