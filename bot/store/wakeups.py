"""Wake-ups: processes that share a PostgreSQL database tell each other that something is due.

Nothing depends on them: whoever hears none looks every five seconds.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StoreUnavailable
from bot.store.database import Database
from bot.tasks.schedule import backoff

log = logging.getLogger(__name__)

WORK = "veogram_work"
"""The channel of what is stored and due at once."""

LEADER_GONE = "veogram_leader_gone"
"""The channel of who leads no more."""

_LOOK_SECONDS = 5.0
"""Seconds between two looks whether the connection still lives."""

_LONGEST_PAUSE = 15.0


async def announce(connection: AsyncConnection, channel: str) -> None:
    """Wake the others when the transaction is committed; on SQLite nobody is told."""
    if connection.dialect.name != "sqlite":
        await connection.execute(sa.select(sa.func.pg_notify(channel, "")))


class Wakeups:
    """Listens on a connection of its own, which is made again whenever it breaks."""

    def __init__(self, database: Database, woken: Mapping[str, Callable[[], None]]) -> None:
        """Take what to call, by channel; all of it after each connecting: something was missed."""
        self._db = database
        self._woken = woken

    async def listen(self) -> None:
        """Listen until cancelled."""
        failures = 0
        while True:
            try:
                async with self._db.listening() as connection:
                    failures = 0
                    await self._hear(connection)
            except StoreUnavailable as error:
                log.info("wake-ups are not heard at the moment: %s", error)
            failures += 1
            await asyncio.sleep(backoff(failures, first=0.1, longest=_LONGEST_PAUSE))

    async def _hear(self, connection: AsyncConnection) -> None:
        """Listen until the connection breaks.

        Raises:
            StoreUnavailable: it does not answer any more.
        """
        driver: Any = (await connection.get_raw_connection()).driver_connection
        broken = asyncio.Event()
        driver.add_termination_listener(lambda _: broken.set())
        for channel, wake in self._woken.items():
            await _add_listener(driver, channel, wake)
            wake()
        while not broken.is_set():
            try:
                await asyncio.wait_for(broken.wait(), _LOOK_SECONDS)
            except TimeoutError:
                await connection.execute(sa.select(1))


async def _add_listener(driver: Any, channel: str, wake: Callable[[], None]) -> None:
    """Listen to a channel.

    Raises:
        StoreUnavailable: the connection has broken. The driver is asked directly here, and its
            errors are not those that SQLAlchemy makes of them.
    """
    try:
        await driver.add_listener(channel, lambda *_: wake())
    except Exception as error:
        raise StoreUnavailable(str(error)) from error
