"""One database and transactions over it: SQLite by default, or PostgreSQL where the URL says so."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, nullcontext
from functools import cache
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import StoreUnavailable, StoreUnusable
from bot.store.database_errors import (
    first_line,
    is_of_database,
    is_refusal,
    is_timeout,
    translate_database_errors,
)
from bot.store.driver_threads import DriverThreads
from bot.store.engines import (
    async_url,
    engine_for_listening,
    engine_for_migrations,
    engine_for_work,
    is_sqlite,
)
from bot.store.transactions import connected, transaction
from bot.store.upgrading import is_up_to_date, upgrade
from bot.store.watching import NoWatcher, Watcher
from bot.store.writers import Writers

POOL_SIZE = 10
TIMEOUT = 10.0

_BUSY_SECONDS = 15.0
"""How long we wait while another process writes to an SQLite file, and for our own writers."""


class Database:
    """One database, and transactions over it."""

    def __init__(
        self,
        url: str,
        pool_size: int = POOL_SIZE,
        timeout: float = TIMEOUT,
        watcher: Watcher | None = None,
    ) -> None:
        """Take ``pool_size``, connections to PostgreSQL at most, and ``timeout``.

        That is how many seconds a transaction over PostgreSQL may take, with all the waiting.
        """
        self.watcher = watcher or NoWatcher()
        """who is told of what is stored here"""
        self._after: WeakKeyDictionary[AsyncConnection, list[Callable[[], None]]]
        self._after = WeakKeyDictionary()
        self._url = async_url(url)
        self._threads = DriverThreads()
        self._engine = engine_for_work(self._url, pool_size, timeout, self._threads)
        queue = Writers(_BUSY_SECONDS, self._failed)
        self._turn = queue.turn if self.is_sqlite else nullcontext
        self._seconds = None if self.is_sqlite else timeout
        # Queries that are read each by itself need no transaction: it would only take time.
        alone: dict[str, Any] = {"isolation_level": "AUTOCOMMIT"}
        self._together: dict[str, Any] = {"isolation_level": "REPEATABLE READ"}
        if self.is_sqlite:
            alone, self._together = {"sqlite_begin": None}, {"sqlite_begin": "DEFERRED"}
        self._reading = self._engine.execution_options(**alone)

    @property
    def path(self) -> Path | None:
        """The file, where the database is one."""
        name = self._url.database
        return Path(name) if self.is_sqlite and name and name != ":memory:" else None

    @property
    def is_sqlite(self) -> bool:
        """Whether it is SQLite, and not PostgreSQL."""
        return is_sqlite(self._url)

    async def open(self) -> None:
        """Create the file where it is missing, and bring the tables up to date.

        Raises:
            StoreUnavailable: the database cannot be reached or written.
            StoreUnusable: and trying again would not help.
        """
        try:
            await (self._open_file() if self.is_sqlite else self._open_server())
        except Exception as error:
            if not is_of_database(error):
                raise
            kind = StoreUnusable if is_refusal(error) else StoreUnavailable
            raise kind(first_line(error)) from error

    async def _open_file(self) -> None:
        if self.path:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        await _upgraded(self._engine)
        if self.path:
            _close_to_others(self.path)

    async def _open_server(self) -> None:
        """Upgrade the tables where that is due.

        Most often it is not, and then a server that hangs is given up in time. The engine for work
        would end a migration that takes long.
        """
        async with self._lent(self._engine) as connection:
            if await connection.run_sync(is_up_to_date):
                return
        engine = engine_for_migrations(self._url, TIMEOUT)
        try:
            await _upgraded(engine)
        finally:
            await engine.dispose()

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()
        await self._threads.ended()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Open a connection that only reads; each query sees what was committed before it.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        async with self._connection(self._reading) as connection:
            yield connection

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncConnection]:
        """Open a connection that only reads, and whose queries all see the same moment.

        Each query of ``read`` sees what was committed before it.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        async with self.read() as connection:
            yield await connection.execution_options(**self._together)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction that holds the write lock from its first statement on.

        SQLite has one writer at a time. Those of this process queue here, in order, because SQLite
        itself would make them poll the file for its lock.

        Raises:
            StoreUnavailable: nothing was written; where a connection to PostgreSQL broke just when
                it was to be committed, it may have been.
        """
        async with self._turn(), self._connection(self._engine) as connection:
            async with transaction(connection, _BUSY_SECONDS):
                yield connection
            for tell in self._after.pop(connection, ()):
                tell()

    def after_commit(self, connection: AsyncConnection, tell: Callable[[], None]) -> None:
        """Call something once a transaction is committed, and never if it is not."""
        self._after.setdefault(connection, []).append(tell)

    async def empty_journal(self) -> None:
        """Empty SQLite's write-ahead log, where what was deleted stands until it is overwritten.

        Where somebody is reading, it is left as it is, and to the next time.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        if self.is_sqlite:
            async with self._turn(), self._connection(self._reading) as connection:
                await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def _failed(self, error: Exception) -> None:
        self.watcher.unavailable(in_time=not is_timeout(error))

    @asynccontextmanager
    async def _connection(self, engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
        """Lend a connection; one that was given up in the middle is closed, not used again.

        Raises:
            StoreUnavailable: the database does not answer, or not in time.
        """
        with translate_database_errors(self._failed):
            async with self._lent(engine) as connection:
                yield connection

    @asynccontextmanager
    async def _lent(self, engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
        async with asyncio.timeout(self._seconds), connected(engine) as connection:
            yield connection

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[AsyncConnection]:
        """Open a connection beside the pool, to PostgreSQL, that is in no transaction.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        engine = engine_for_listening(self._url, TIMEOUT)
        try:
            with translate_database_errors(self._failed):
                async with connected(engine) as connection:
                    yield connection
        finally:
            await engine.dispose()

    def insert_missing(self, table: sa.Table) -> sa.Insert:
        """Return an insert that does not change rows whose key exists already."""
        return _insert_missing(table, is_sqlite=self.is_sqlite)

    def put(self, table: sa.Table, key: Mapping[str, Any], values: Mapping[str, Any]) -> sa.Insert:
        """Return an insert that sets these values where the key exists already."""
        insert = _insert(table, is_sqlite=self.is_sqlite).values({**key, **values})
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


@cache
def _insert_missing(table: sa.Table, *, is_sqlite: bool) -> sa.Insert:
    insert: sa.Insert = _insert(table, is_sqlite=is_sqlite).on_conflict_do_nothing()
    return insert


def _insert(table: sa.Table, *, is_sqlite: bool) -> Any:
    """Return an insert as one of the two knows it; what speaks to the other is not loaded."""
    if is_sqlite:
        from sqlalchemy.dialects.sqlite import insert
    else:
        from sqlalchemy.dialects.postgresql import insert  # type: ignore[assignment]
    return insert(table)


async def _upgraded(engine: AsyncEngine) -> None:
    async with engine.connect() as connection, transaction(connection, _BUSY_SECONDS):
        await connection.run_sync(upgrade)


def _close_to_others(path: Path) -> None:
    """Let nobody else on this machine read a database, also where an older version made it."""
    for ending in ("", "-wal", "-shm"):
        file = path.with_name(path.name + ending)
        if file.exists():
            file.chmod(0o600)
