"""The threads in which the SQLite driver works, one for each connection."""

import asyncio
from threading import Thread
from typing import Any
from weakref import WeakSet

_JOIN_SECONDS = 1.0


class DriverThreads:
    """Knows the threads of connections, in order to wait until the last of them has ended.

    A connection whose work is cancelled is closed without anybody waiting for it. Its thread then
    answers an event loop that may be closed by that time, and dies of it.
    """

    def __init__(self) -> None:
        self._threads = WeakSet[Thread]()

    def add(self, connection: Any, _record: object) -> None:
        """Remember the thread of a connection that was opened just now."""
        self._threads.add(connection.driver_connection._thread)  # noqa: SLF001 -- nothing else has it

    async def ended(self) -> None:
        """Return when all have ended, or after a second each."""
        for thread in list(self._threads):
            await asyncio.to_thread(thread.join, _JOIN_SECONDS)
