"""Databases for tests."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import create_async_engine

from benchmarks.postgresql import PostgresServer
from bot.store.database import Database
from bot.store.driver_threads import DriverThreads
from bot.store.engines import async_url, engine_for_work
from bot.store.schema import leaderships, metadata

BACKENDS = ("sqlite", "postgresql")

PATIENCE = 100.0
"""Seconds that a transaction may take: hundreds of them may begin at once, on a busy machine."""

_NOTE = "database-url"

_EMPTIED = "emptied"
"""The database on the server of the tests that is used again and again."""

_PATTERN = "pattern"
"""The one that is copied, and to which nobody connects."""


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """Open a database, as one process does."""
    database = Database(url, timeout=PATIENCE)
    await database.open()
    try:
        yield database
    finally:
        await database.close()


@cache
def up_to_date() -> bytes:
    """Return an SQLite file with all tables and nothing in them.

    Bringing a new one up to date takes far longer than most tests.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "veogram.db"
        asyncio.run(_create(f"sqlite:///{path}"))
        return path.read_bytes()


def database_in(folder: Path) -> str:
    """Return the address of the database that belongs to a folder: SQLite's, or as a file says."""
    note = folder / _NOTE
    return note.read_text() if note.exists() else f"sqlite:///{folder}/veogram.db"


def note_database(folder: Path, url: str) -> None:
    """Let another database belong to a folder."""
    (folder / _NOTE).write_text(url)


def sqlite_url(folder: Path, content: bytes) -> str:
    """Return the address of an SQLite database in a folder, yet to be made if without content."""
    path = folder / "veogram.db"
    if content:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return f"sqlite:///{path}"


@asynccontextmanager
async def frozen_in_a_statement(url: str) -> AsyncIterator[None]:
    """Keep the leadership locked, as a process does that froze when a statement was prepared.

    The limits that the server has for it are of five seconds.
    """
    engine = engine_for_work(async_url(url), 1, 5.0, DriverThreads())
    connection = await engine.connect()
    try:
        await connection.execute(leaderships.update().values(until=leaderships.c.until))
        driver: Any = (await connection.get_raw_connection()).driver_connection
        await driver.prepare("SELECT 'never executed'")
        yield
    finally:
        await connection.invalidate()
        await engine.dispose()


class PostgresDatabases:
    """The databases on one server, made and emptied for one test after another."""

    def __init__(self, server: PostgresServer) -> None:
        self.server = server
        self._made: set[str] = set()

    def new(self) -> str:
        """Return the address of a new database without tables."""
        name = f"veogram_{uuid4().hex}"
        self.server.execute(f"CREATE DATABASE {name}")
        return self.server.url(name)

    def copied(self) -> str:
        """Return the address of a new database with all tables and nothing in them.

        It is nobody else's: whatever a test changes, its tables too, goes when it is dropped.
        """
        self._make(_PATTERN)
        name = f"veogram_{uuid4().hex}"
        self.server.execute(f"CREATE DATABASE {name} TEMPLATE {_PATTERN}")
        return self.server.url(name)

    def drop(self, url: str) -> None:
        """Remove a database, whoever is still connected."""
        self.server.execute(f"DROP DATABASE {sa.make_url(url).database} WITH (FORCE)")

    def emptied(self) -> str:
        """Return the address of a database with all tables and nothing in them.

        It is always the same one: deleting what a test has left takes a hundredth of the time that
        a new one takes.
        """
        self._make(_EMPTIED)
        url = self.server.url(_EMPTIED)
        asyncio.run(_empty(url))
        return url

    def _make(self, name: str) -> None:
        """Make a database with all tables, the first time."""
        if name not in self._made:
            self.server.execute(f"CREATE DATABASE {name}")
            asyncio.run(_create(self.server.url(name)))
            self._made.add(name)


async def _create(url: str) -> None:
    async with opened(url):
        pass


async def _empty(url: str) -> None:
    """End what others still do with a PostgreSQL database, delete all rows, count from 1 again."""
    engine = create_async_engine(async_url(url))
    async with engine.begin() as connection:
        await connection.exec_driver_sql(_END_OTHERS)
        deletions = "".join(f"DELETE FROM {name};" for name in metadata.tables)
        await connection.exec_driver_sql(f"DO $$ BEGIN {deletions} END $$")
        await connection.exec_driver_sql(_COUNT_ANEW)
    await engine.dispose()


_END_OTHERS = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""

_COUNT_ANEW = """
SELECT setval(seqrelid::regclass, 1, false) FROM pg_sequence
JOIN pg_class ON pg_class.oid = seqrelid WHERE relnamespace = 'public'::regnamespace
"""
