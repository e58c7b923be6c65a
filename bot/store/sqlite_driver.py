"""The driver of SQLite, with one trip to its thread for each statement.

aiosqlite makes a trip for each step of a statement: the cursor, executing, fetching, closing. Each
costs more than most of our statements themselves.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, Self

import aiosqlite

AT_ONCE = 1000
"""Rows that come with their statement; of longer results, the rest is fetched when it is wanted."""


class _Outcome(NamedTuple):
    """What a statement has returned."""

    description: Any = None
    rowcount: int = -1
    lastrowid: int | None = None
    rows: Sequence[Any] = ()
    rest: sqlite3.Cursor | None = None
    """what fetches the rows that have not come along"""


class Connection(aiosqlite.Connection):
    """A connection whose cursors execute, fetch and close at once, unless there is very much."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connect, AT_ONCE)
        self._is_settled = True

    def cursor(self) -> "Cursor":  # type: ignore[override]  # as SQLAlchemy uses it
        """Return a cursor; nothing is asked of the thread before it executes something."""
        return Cursor(self)

    async def run(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """Do some work in the thread, and return its result."""
        self._is_settled = False  # and so it stays where the work is cancelled, and goes on
        result = await self._execute(work, self._conn, *arguments)  # type: ignore[no-untyped-call]
        self._is_settled = True
        return result

    async def rollback(self) -> None:
        """Roll back where anything may have begun; after a read nothing has."""
        if self.in_transaction or not self._is_settled:
            await self.run(sqlite3.Connection.rollback)

    async def commit(self) -> None:
        """Commit the transaction."""
        await self.run(sqlite3.Connection.commit)


class Cursor:
    """A statement, and all that it has returned; SQLAlchemy's AsyncIODBAPICursor."""

    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._outcome = _Outcome()

    @property
    def description(self) -> Any:
        """The columns, where the statement returns rows."""
        return self._outcome.description

    @property
    def rowcount(self) -> int:
        """How many rows it has changed."""
        return self._outcome.rowcount

    @property
    def lastrowid(self) -> int | None:
        """The key of the row that it has inserted."""
        return self._outcome.lastrowid

    async def __aenter__(self) -> Self:
        """Do nothing: there is nothing to open."""
        return self

    async def execute(self, statement: str, parameters: Any = ()) -> None:
        """Execute a statement, and fetch what it returns."""
        self._outcome = await self._connection.run(_execute, statement, parameters)

    async def executemany(self, statement: str, rows: Iterable[Any]) -> None:
        """Execute a statement for each row of parameters."""
        self._outcome = await self._connection.run(_execute_many, statement, rows)

    async def fetchall(self) -> Sequence[Any]:
        """Return all rows that are left."""
        rows, rest = self._taken()
        return [*rows, *(await self._connection.run(_fetch_all, rest))] if rest else rows

    async def fetchmany(self, size: int) -> Sequence[Any]:
        """Return some of the rows that are left, for whoever reads them as a stream."""
        rows, rest = self._taken()
        return await self._connection.run(_fetch_some, rest, size) if rest and not rows else rows

    def _taken(self) -> tuple[Sequence[Any], sqlite3.Cursor | None]:
        """Return the rows that have come along, the first time, and what fetches the others."""
        rows, self._outcome = self._outcome.rows, self._outcome._replace(rows=())
        return rows, self._outcome.rest

    async def close(self) -> None:
        """Fetch no more; most often what was opened in the thread is closed."""
        rest, self._outcome = self._outcome.rest, self._outcome._replace(rest=None)
        if rest:
            await self._connection.run(_close, rest)


def connect(database: str, **options: Any) -> Connection:
    """Return a connection that is to be opened."""
    return Connection(lambda: sqlite3.connect(database, **options))


def _execute(connection: sqlite3.Connection, statement: str, parameters: Any) -> _Outcome:
    cursor, rest = connection.cursor(), None
    try:
        cursor.execute(statement, parameters)
        rows = cursor.fetchmany(AT_ONCE) if cursor.description else ()
        rest = cursor if len(rows) == AT_ONCE else None
        return _Outcome(cursor.description, cursor.rowcount, cursor.lastrowid, rows, rest)
    finally:
        if rest is None:
            cursor.close()


def _execute_many(connection: sqlite3.Connection, statement: str, rows: Iterable[Any]) -> _Outcome:
    cursor = connection.cursor()
    try:
        cursor.executemany(statement, rows)
        return _Outcome(None, cursor.rowcount)
    finally:
        cursor.close()


def _fetch_all(_: sqlite3.Connection, cursor: sqlite3.Cursor) -> Sequence[Any]:
    return cursor.fetchall()


def _fetch_some(_: sqlite3.Connection, cursor: sqlite3.Cursor, size: int) -> Sequence[Any]:
    return cursor.fetchmany(size)


def _close(_: sqlite3.Connection, cursor: sqlite3.Cursor) -> None:
    cursor.close()
