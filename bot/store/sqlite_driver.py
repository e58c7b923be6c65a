"""The driver of SQLite, with one trip to its thread for each statement.

aiosqlite makes a trip for each step of a statement: the cursor, executing, fetching, closing. Each
costs more than most of our statements themselves.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, Self

import aiosqlite

_CHUNK = 64
"""Rows that the driver would fetch at a time, if it were asked for less than all."""


class _Outcome(NamedTuple):
    """What a statement has returned."""

    description: Any = None
    rowcount: int = -1
    lastrowid: int | None = None
    rows: Sequence[Any] = ()


class Connection(aiosqlite.Connection):
    """A connection whose cursors execute, fetch and close at once."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connect, _CHUNK)
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
        """Execute a statement, and fetch all that it returns."""
        self._outcome = await self._connection.run(_execute, statement, parameters)

    async def executemany(self, statement: str, rows: Iterable[Any]) -> None:
        """Execute a statement for each row of parameters."""
        self._outcome = await self._connection.run(_execute_many, statement, rows)

    async def fetchall(self) -> Sequence[Any]:
        """Return all rows."""
        return self._outcome.rows

    async def close(self) -> None:
        """Do nothing: what was opened in the thread is closed."""


def connect(database: str, **options: Any) -> Connection:
    """Return a connection that is to be opened."""
    return Connection(lambda: sqlite3.connect(database, **options))


def _execute(connection: sqlite3.Connection, statement: str, parameters: Any) -> _Outcome:
    cursor = connection.cursor()
    try:
        cursor.execute(statement, parameters)
        rows = cursor.fetchall() if cursor.description else ()
        return _Outcome(cursor.description, cursor.rowcount, cursor.lastrowid, rows)
    finally:
        cursor.close()


def _execute_many(connection: sqlite3.Connection, statement: str, rows: Iterable[Any]) -> _Outcome:
    cursor = connection.cursor()
    try:
        cursor.executemany(statement, rows)
        return _Outcome(None, cursor.rowcount)
    finally:
        cursor.close()
