"""The connection to the database: SQLite by default, PostgreSQL where the URL names it."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, nullcontext, suppress
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import (
    DataError,
    IntegrityError,
    OperationalError,
    ProgrammingError,
    SQLAlchemyError,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import StoreUnavailable
from bot.store.driver_threads import DriverThreads

_MIGRATIONS = Path(__file__).with_name("migrations")
_BUSY_SECONDS = 15.0
"""How long we wait while another process writes to an SQLite file."""

_BUSY_TRY = 0.25
"""Seconds of one try: SQLite waits in a thread, where neither a stop nor a time-out reaches it."""

_OUTAGES = frozenset({"08", "25", "28", "3D", "40", "53", "55", "57", "58", "XX"})
"""Classes of SQLSTATE that may pass: connecting, read-only, conflicts, resources, locks, stopping,
the system and internal errors."""


def async_url(url: str) -> sa.URL:
    """Return the URL with the asynchronous driver that belongs to its database.

    ``postgres://``, as hosting platforms write it, is understood.

    Raises:
        ValueError: neither SQLite nor PostgreSQL.
    """
    parsed = sa.make_url(url.replace("postgres://", "postgresql://", 1))
    drivers = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
    backend = parsed.get_backend_name()
    if backend not in drivers:
        raise ValueError(backend)
    return parsed.set(drivername=drivers[backend])


class Database:
    """One database, and transactions over it."""

    def __init__(self, url: str) -> None:
        self._url = async_url(url)
        self._threads = DriverThreads()
        self._engine = _engine(self._url, self._threads)
        self._turn = asyncio.Lock() if self.is_sqlite else nullcontext()

    @property
    def path(self) -> Path | None:
        """The file, where the database is one."""
        name = self._url.database
        return Path(name) if self.is_sqlite and name and name != ":memory:" else None

    @property
    def is_sqlite(self) -> bool:
        """Whether it is SQLite, and not PostgreSQL."""
        return self._url.get_backend_name() == "sqlite"

    async def open(self) -> None:
        """Create the file where it is missing, and bring the tables up to date.

        Raises:
            StoreUnavailable: the database cannot be reached or written.
        """
        try:
            if self.path:
                self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            async with self._engine.connect() as connection, _transaction(connection):
                await connection.run_sync(_upgrade)
            if self.path:
                _close_to_others(self.path)
        except (SQLAlchemyError, OSError) as error:
            raise StoreUnavailable(_first_line(error)) from error

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()
        await self._threads.ended()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Open a connection that only reads.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        with _translate_database_errors():
            async with self._engine.connect() as connection:
                yield await connection.execution_options(sqlite_begin="DEFERRED")

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncConnection]:
        """Open a connection that only reads, and whose queries all see the same moment.

        SQLite's readers do anyway. In PostgreSQL, each query of ``read`` sees what was committed
        before it.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        async with self.read() as connection:
            if not self.is_sqlite:
                await connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction that holds the write lock from its first statement on.

        SQLite has one writer at a time. Those of this process queue here, in order, because SQLite
        itself would make them poll the file for its lock.

        Raises:
            StoreUnavailable: nothing was written.
        """
        with _translate_database_errors():
            async with self._turn, self._engine.connect() as connection:
                await connection.execution_options(sqlite_begin="IMMEDIATE")
                async with _transaction(connection):
                    yield connection

    def insert_missing(self, table: sa.Table) -> sa.Insert:
        """Return an insert that does not change rows whose key exists already."""
        dialect = sqlite if self.is_sqlite else postgresql
        insert: sa.Insert = dialect.insert(table).on_conflict_do_nothing()
        return insert

    def put(self, table: sa.Table, key: Mapping[str, Any], values: Mapping[str, Any]) -> sa.Insert:
        """Return an insert that sets these values where the key exists already."""
        dialect = sqlite if self.is_sqlite else postgresql
        insert = dialect.insert(table).values({**key, **values})
        put: sa.Insert = insert.on_conflict_do_update(index_elements=list(key), set_=dict(values))
        return put

    async def delete_some(self, table: sa.Table, where: sa.ColumnElement[bool], most: int) -> int:
        """Delete up to ``most`` rows, in a transaction of its own; return how many those were."""
        key = sa.tuple_(*table.primary_key)
        chosen = sa.select(*table.primary_key).where(where).limit(most)
        async with self.write() as connection:
            return (await connection.execute(table.delete().where(key.in_(chosen)))).rowcount

    async def lock(self, connection: AsyncConnection, *keys: int) -> None:
        """Make transactions that name the same keys wait for each other.

        On SQLite every writer waits for every other anyway.
        """
        if not self.is_sqlite:
            for key in sorted(keys):
                await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(key)))


@asynccontextmanager
async def _transaction(connection: AsyncConnection) -> AsyncIterator[None]:
    """Open a transaction that is committed at the end, or rolled back by an error."""
    await _begin_in_turn(connection)
    try:
        yield
    except BaseException:
        await connection.rollback()
        raise
    await connection.commit()


async def _begin_in_turn(connection: AsyncConnection) -> None:
    """Begin, and try again for a while where another process holds the lock."""
    clock = asyncio.get_running_loop().time
    give_up_at = clock() + _BUSY_SECONDS
    while True:
        try:
            await connection.begin()
        except OperationalError as error:
            if not _is_busy(error) or clock() >= give_up_at:
                raise
        else:
            return


def _is_busy(error: OperationalError) -> bool:
    """Return whether another process holds the lock, or recovers what a dead one has left.

    The low byte of an extended result code is its primary code (sqlite.org/rescode.html).
    """
    code: int = getattr(error.orig, "sqlite_errorcode", 0)
    return code & 0xFF == sqlite3.SQLITE_BUSY


@contextmanager
def _translate_database_errors() -> Iterator[None]:
    """Translate errors that may pass; wrong statements and values are bugs and stay as they are.

    Raises:
        StoreUnavailable: the database does not answer, or cannot write now.
    """
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        if not _may_pass(error):
            raise
        raise StoreUnavailable(_first_line(error)) from error


def _may_pass(error: Exception) -> bool:
    """Return whether the database is to blame, and not a statement or a value of ours.

    PostgreSQL says so by the class of its SQLSTATE (its manual, appendix A); its driver refuses
    values that do not fit before it sends them.
    """
    if isinstance(error, DataError | IntegrityError | ProgrammingError):
        return False
    original = getattr(error, "orig", None)
    state = getattr(original, "sqlstate", None)
    if isinstance(state, str):
        return state[:2] in _OUTAGES
    cause = getattr(original, "__cause__", None)
    return not isinstance(cause, ValueError | TypeError | OverflowError)


def _close_to_others(path: Path) -> None:
    """Let nobody else on this machine read a database, also where an older version made it."""
    for ending in ("", "-wal", "-shm"):
        file = path.with_name(path.name + ending)
        if file.exists():
            file.chmod(0o600)


def _first_line(error: Exception) -> str:
    """Return what happened, without the statement, which may contain what people wrote."""
    return str(error).partition("\n")[0]


def _engine(url: sa.URL, threads: DriverThreads) -> AsyncEngine:
    if url.get_backend_name() != "sqlite":
        return create_async_engine(url, pool_pre_ping=True, hide_parameters=True)
    options = {"timeout": _BUSY_TRY, "async_creator_fn": threads.connect}
    engine = create_async_engine(url, connect_args=options, hide_parameters=True)
    sa.event.listen(engine.sync_engine, "connect", _prepare)
    sa.event.listen(engine.sync_engine, "begin", _begin)
    sa.event.listen(engine.sync_engine, "close", _roll_back)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    # Keep the driver from beginning transactions by itself; _begin does that.
    connection.isolation_level = None
    cursor = connection.cursor()
    # FULL: what is committed before a paid call must survive a power cut too.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: sa.Connection) -> None:
    mode = connection.get_execution_options().get("sqlite_begin", "IMMEDIATE")
    connection.exec_driver_sql(f"BEGIN {mode}")


def _roll_back(connection: Any, _record: object) -> None:
    """End the transaction of a connection that is closed, perhaps in the middle of a statement.

    SQLite keeps its lock until every statement has ended, that of cancelled work too, which is then
    as long in memory as what has cancelled it is remembered.
    """
    with suppress(sqlite3.Error):
        connection.rollback()


def _upgrade(connection: sa.Connection) -> None:
    """Bring the tables up to date; where they are, a restart looks only at what they say."""
    if MigrationContext.configure(connection).get_current_heads() == (_newest_revision(),):
        return
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


@cache
def _newest_revision() -> str | None:
    return ScriptDirectory(str(_MIGRATIONS)).get_current_head()
