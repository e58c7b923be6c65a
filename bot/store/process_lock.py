"""A lock that tells whether other processes are working on the same database file.

The operating system releases a lock when its process ends, however it ends. So a process that is
alone may release the leases of a killed one at once, instead of waiting until they expire.
"""

import asyncio
import fcntl
import itertools
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

log = logging.getLogger(__name__)

_LOOK_AGAIN = 0.05
"""Seconds between two looks whether somebody still starts, or replaces the database."""

_LONG = 20
"""Looks after which it is not another start that is waited for."""


class ProcessLock:
    """A lock file beside the database, shared by every process that works on it."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(f"{database.name}.lock")
        self._gate = database.with_name(f"{database.name}.gate")
        self._file: IO[str] | None = None

    async def acquire(self) -> bool:
        """Hold the lock until ``release`` or the process ends; return whether we are alone.

        Who replaces the database is waited for. It may be called again to see whether that
        has changed.

        Raises:
            OSError: nothing can be written beside the database.
        """
        if self._file is None:
            self._make_folder()
            self._file = self._path.open("w")
        with self._gate.open("w") as gate:
            # One process at a time: changing an exclusive lock to a shared one is not atomic.
            await self._turn(gate)
            is_alone = _is_free(self._file)
            fcntl.flock(self._file, fcntl.LOCK_SH)
        return is_alone

    async def _turn(self, gate: IO[str]) -> None:
        """Return when nobody else starts, or replaces the database, which may take minutes."""
        for looks in itertools.count():
            if _is_free(gate):
                return
            if looks == _LONG:
                log.warning("%s is being restored or moved: the start waits", self._path.stem)
            await asyncio.sleep(_LOOK_AGAIN)

    @contextmanager
    def exclusive(self) -> Iterator[bool]:
        """Keep every other process waiting until the block ends; yield whether none is there.

        Raises:
            OSError: nothing can be written beside the database.
        """
        self._make_folder()
        with self._gate.open("w") as gate, self._path.open("w") as file:
            yield _is_free(gate) and _is_free(file)

    def _make_folder(self) -> None:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)

    def release(self) -> None:
        """Release the lock."""
        if self._file:
            self._file.close()
            self._file = None


def _is_free(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
