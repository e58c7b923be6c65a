"""The writers of one process, of which SQLite lets one write at a time."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.store.database_errors import translate_database_errors


class Writers:
    """Lets those of this process write in the order in which they have come."""

    def __init__(self, seconds: float, failed: Callable[[Exception], None]) -> None:
        """Take how long one waits for those before, and who is told that it was in vain."""
        self._lock = asyncio.Lock()
        self._seconds = seconds
        self._failed = failed

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for those who have come before.

        While another process holds SQLite's lock, each of them would wait for as long as one may:
        the last of many would not hear for minutes that the database does not answer.

        Raises:
            StoreUnavailable: they take too long.
        """
        with translate_database_errors(self._failed):
            async with asyncio.timeout(self._seconds):
                await self._lock.acquire()
        try:
            yield
        finally:
            self._lock.release()
