"""The threads in which the SQLite driver works, one for each connection."""

import asyncio
from threading import Thread
from typing import Any
from weakref import WeakSet

from bot.store import sqlite_driver

_JOIN_SECONDS = 1.0


class DriverThreads:
    """Knows the threads of connections, in order to wait until the last of them has ended.

    A connection that cannot be opened, or whose work is cancelled, is closed without anybody
    waiting for it. Its thread then answers an event loop that may be closed by that time, and dies
    of it.
    """

    def __init__(self) -> None:
        self._threads = WeakSet[Thread]()

    def connect(self, *arguments: Any, **options: Any) -> sqlite_driver.Connection:
        """Return a connection that is to be opened, and remember its thread."""
        connection = sqlite_driver.connect(*arguments, **options)
        thread: Thread = connection._thread  # noqa: SLF001 -- nothing else has it
        thread.daemon = True  # as SQLAlchemy has it: a thread that hangs keeps no process alive
        self._threads.add(thread)
        return connection

    async def ended(self) -> None:
        """Return when all have ended, or after a second each."""
        for thread in [each for each in self._threads if each.is_alive()]:
            await asyncio.to_thread(thread.join, _JOIN_SECONDS)
