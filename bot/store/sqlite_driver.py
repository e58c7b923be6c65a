"""The SQLite driver with fewer ways to its thread: a statement goes there once, with its rows.

By itself, the driver goes there four times for a query: to make a cursor, to execute, to fetch and
to close it. That takes more of a processor than most queries do.
"""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import aiosqlite

AT_ONCE = 1000
"""Rows that come with their statement; of longer results, the rest is fetched when it is wanted."""

Row = tuple[Any, ...]

T = TypeVar("T")


class Connection(aiosqlite.Connection):
    """A connection whose statements bring their rows along."""

    def cursor(self) -> "Cursor":  # type: ignore[override]  # SQLAlchemy asks for no more of it
        """Return a new cursor; nothing is waited for yet."""
        return Cursor(self)

    async def outcome_of(self, work: Callable[[sqlite3.Cursor], object]) -> "Outcome":
        """Execute something with a new cursor.

        Whoever is cancelled while they wait leaves no cursor behind, which would keep a lock.
        """
        return await self.in_thread(lambda: _outcome(self._conn, work))

    async def in_thread(self, work: Callable[[], T]) -> T:
        """Do something where cursors live."""
        done: T = await self._execute(work)  # type: ignore[no-untyped-call]
        return done


@dataclass(frozen=True)
class Outcome:
    """What has come of a statement."""

    description: Any = None
    rowcount: int = -1
    lastrowid: int | None = None
    rows: list[Row] = field(default_factory=list)
    rest: sqlite3.Cursor | None = None
    """what fetches the rows that have not come along"""


def _outcome(connection: sqlite3.Connection, work: Callable[[sqlite3.Cursor], object]) -> Outcome:
    cursor = connection.cursor()
    rest = None
    try:
        work(cursor)
        rows = cursor.fetchmany(AT_ONCE) if cursor.description else []
        rest = cursor if len(rows) == AT_ONCE else None
        return Outcome(cursor.description, cursor.rowcount, cursor.lastrowid, rows, rest)
    finally:
        if rest is None:
            cursor.close()


class Cursor:
    """What SQLAlchemy asks of a cursor."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._outcome = Outcome()

    async def __aenter__(self) -> "Cursor":
        """Begin; there is nothing to prepare."""
        return self

    @property
    def description(self) -> Any:
        """The columns of the rows; None: there are none."""
        return self._outcome.description

    @property
    def rowcount(self) -> int:
        """How many rows were changed."""
        return self._outcome.rowcount

    @property
    def lastrowid(self) -> int | None:
        """The id of the row that was inserted last."""
        return self._outcome.lastrowid

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        """Execute a statement."""
        self._outcome = await self._connection.outcome_of(
            lambda cursor: cursor.execute(statement, parameters)
        )

    async def executemany(self, statement: str, parameters: Sequence[Sequence[Any]]) -> None:
        """Execute a statement for each of several rows."""
        self._outcome = await self._connection.outcome_of(
            lambda cursor: cursor.executemany(statement, parameters)
        )

    async def fetchall(self) -> list[Row]:
        """Return all rows that are left."""
        rest = self._outcome.rest
        more = await self._connection.in_thread(rest.fetchall) if rest else []
        return [*self._taken(len(self._outcome.rows)), *more]

    async def fetchmany(self, size: int) -> list[Row]:
        """Return some of the rows that are left, at most ``size``."""
        if rows := self._taken(size):
            return rows
        rest = self._outcome.rest
        return await self._connection.in_thread(lambda: rest.fetchmany(size)) if rest else []

    def _taken(self, most: int) -> list[Row]:
        rows = self._outcome.rows[:most]
        del self._outcome.rows[:most]
        return rows

    async def close(self) -> None:
        """Fetch no more."""
        if rest := self._outcome.rest:
            self._outcome = replace(self._outcome, rest=None)
            await self._connection.in_thread(rest.close)
