"""The file of a kept world: records by kind and name, in an SQLite database."""

import contextlib
import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sandbox.keeping.folder import FolderUnusableError
from sandbox.keeping.records import Key, Rows

VERSION = 1
"""Of what the records say; a file of another version is not read."""

_SCHEMA = """
CREATE TABLE record (kind TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
                     PRIMARY KEY (kind, name));
"""
_PUT = (
    "INSERT INTO record (kind, name, value) VALUES (?, ?, ?) "
    "ON CONFLICT (kind, name) DO UPDATE SET value = excluded.value"
)
_FIRST_CODE = 0xFF
"""Of SQLite's result codes, the part that is the same for all kinds of one failure."""
_PASSING = frozenset(
    {
        *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR),
        *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM),
    }
)
"""Failures of the machine, such as a full disk, which say nothing about what the file holds."""


class UnreadableWorldError(Exception):
    """A world that cannot be gone on with; says why."""


class WorldFile:
    """Read once, written often; each write is whole or not at all, also where the process dies.

    Methods block, and may be called from any thread.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, or create it.

        Raises:
            UnreadableWorldError: it is no such file, or one of another version.
            FolderUnusableError: it cannot be opened or written just now.
        """
        self._lock = threading.Lock()
        with _translated():
            self._database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        try:
            with _translated():
                self._prepare()
        except (UnreadableWorldError, FolderUnusableError):
            self.close()
            raise

    def read(self) -> Rows:
        """Return all records, in the order in which they were first written.

        Raises:
            UnreadableWorldError: the file is broken.
            FolderUnusableError: it cannot be read just now.
        """
        rows = Rows()
        with _translated(), self._lock:
            for row in self._database.execute("SELECT * FROM record ORDER BY rowid"):
                rows.add(*row)
        return rows

    def write(self, changed: Mapping[Key, object], gone: Iterable[Key]) -> None:
        """Write what has changed, as JSON, and delete what is gone, all at once.

        Raises:
            FolderUnusableError: nothing was written; the disk may be full.
        """
        rows = [(*key, json.dumps(value)) for key, value in changed.items()]
        with _translated(), self._lock:
            self._database.execute("BEGIN IMMEDIATE")
            try:
                self._database.executemany(_PUT, rows)
                self._database.executemany("DELETE FROM record WHERE kind = ? AND name = ?", gone)
                self._database.execute("COMMIT")
            except BaseException:
                if self._database.in_transaction:  # a full disk has ended it already
                    self._database.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._database.close()

    def _prepare(self) -> None:
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = NORMAL")
        (version,) = self._database.execute("PRAGMA user_version").fetchone()
        if version == 0:
            self._database.executescript(
                f"BEGIN; {_SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;"
            )
        elif version != VERSION:
            raise UnreadableWorldError(f"it is of version {version}, this demo's is {VERSION}")


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    """Tell what is no world, and is set aside, from what cannot be reached just now."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)  # Python's own have none
        if code & _FIRST_CODE in _PASSING:
            raise FolderUnusableError(str(error)) from error
        raise UnreadableWorldError(f"its file cannot be read ({error})") from error
