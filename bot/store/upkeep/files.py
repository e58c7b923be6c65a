"""SQLite files as a whole: copied while others write to them, and checked."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from bot.errors import UpkeepRefused
from bot.store.upgrading import schema_versions

_BUSY_SECONDS = 30.0
"""How long a copy waits while somebody holds the database's lock."""

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


def copy_online(source: Path, target: Path) -> None:
    """Copy a database, as it is at one moment, into a new file that nobody else can read.

    Others may go on writing to it. A file that fails half-way is removed.

    Raises:
        UpkeepRefused: there is no such database, the file exists, or it cannot be written.
    """
    if not source.is_file():
        raise UpkeepRefused(f"there is no file {source.absolute()}")
    with _refusals(f"{source} cannot be copied"), closing(_read_only(source)) as opened:
        opened.execute("SELECT count(*) FROM sqlite_schema")  # is it a database at all?
        _reserve(target)
        try:
            with closing(sqlite3.connect(target)) as copy:
                opened.backup(copy, progress=_Patience())
                copy.execute("PRAGMA journal_mode=DELETE")  # all of it in one file
            sync(target)
        except BaseException:
            target.unlink()
            raise


def check_file(path: Path) -> str:
    """Check that a file is a whole database of the bot's, and return its version.

    Raises:
        UpkeepRefused: it is damaged, another program's, or of a newer version.
    """
    with _refusals(f"{path} cannot be read"), closing(_read_only(path)) as opened:
        problem = opened.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if problem != "ok":
            raise UpkeepRefused(f"{path} is damaged: {problem}")
        version = _version(opened)
    if version not in schema_versions():
        what = f"of the unknown version {version}" if version else "none of Veogram's"
        raise UpkeepRefused(f"the database in {path} is {what}")
    return version


def sync(path: Path) -> None:
    """Return when a file, or what a folder lists, is on the disk."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


class _Patience:
    """Ends a copy that has waited for too long; sqlite3 itself would wait without limit."""

    def __init__(self) -> None:
        self._until = time.monotonic() + _BUSY_SECONDS

    def __call__(self, status: int, _remaining: int, _total: int) -> None:
        if status in _BUSY and time.monotonic() > self._until:
            raise sqlite3.OperationalError("somebody else holds its lock")


@contextmanager
def _refusals(what: str) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise UpkeepRefused(f"{what}: {error}") from error


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True)


def _reserve(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise UpkeepRefused(f"{path} exists already: choose another name") from None


def _version(opened: sqlite3.Connection) -> str:
    tables = {name for (name,) in opened.execute("SELECT name FROM sqlite_schema")}
    if "alembic_version" not in tables:
        return ""
    row = opened.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else ""
