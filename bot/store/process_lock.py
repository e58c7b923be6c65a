"""Whether other processes work on the same database file just now.

The operating system lets a lock go when its process dies, however it dies. So a process that
finds itself alone may take back at once what a killed one held, instead of waiting for the leases
to run out.
"""

import fcntl
from pathlib import Path
from typing import IO


class ProcessLock:
    """A lock file beside the database, shared by every process that works on it."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(f"{database.name}.lock")
        self._gate = database.with_name(f"{database.name}.gate")
        self._file: IO[str] | None = None

    def acquire(self) -> bool:
        """Say that we are here, until ``release`` or death; return whether nobody else was."""
        self._file = self._path.open("w")
        with self._gate.open("w") as gate:
            # One at a time: a lock is not changed from exclusive to shared in one step.
            fcntl.flock(gate, fcntl.LOCK_EX)
            is_alone = _is_free(self._file)
            fcntl.flock(self._file, fcntl.LOCK_SH)
        return is_alone

    def release(self) -> None:
        """Say that we are gone."""
        if self._file:
            self._file.close()
            self._file = None


def _is_free(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
