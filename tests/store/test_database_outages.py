"""What PostgreSQL's errors mean: an outage is waited for, a wrong value is a bug."""

import importlib
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError

from bot.errors import StoreUnavailable
from bot.store.database import Database
from bot.store.schema import inbox
from tests.databases import opened

asyncpg: Any = importlib.import_module("asyncpg")
"""PostgreSQL's driver, which has no types."""

OUTAGES = [
    asyncpg.ConnectionDoesNotExistError,
    asyncpg.ReadOnlySQLTransactionError,
    asyncpg.InvalidPasswordError,
    asyncpg.SerializationError,
    asyncpg.DeadlockDetectedError,
    asyncpg.DiskFullError,
    asyncpg.TooManyConnectionsError,
    asyncpg.LockNotAvailableError,
    asyncpg.AdminShutdownError,
    asyncpg.CannotConnectNowError,
    asyncpg.QueryCanceledError,
    asyncpg.PostgresIOError,
]
BUGS = [
    asyncpg.DataError,
    asyncpg.NumericValueOutOfRangeError,
    asyncpg.CharacterNotInRepertoireError,
    asyncpg.DivisionByZeroError,
    asyncpg.UndefinedTableError,
    asyncpg.NotNullViolationError,
]


async def raised_by(database: Database, error: Exception) -> type[Exception]:
    """Return what a transaction makes of an error of the driver."""
    with pytest.raises(Exception) as translated:  # noqa: PT011 -- which one is the question
        async with database.read():
            raise error
    return translated.type


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite:///{tmp_path}/veogram.db")
    yield database
    await database.close()


@pytest.mark.parametrize("kind", OUTAGES)
async def test_what_may_pass_is_an_outage(database: Database, kind: type[Exception]) -> None:
    error = DBAPIError("SELECT 1", {}, kind("no"))
    assert await raised_by(database, error) is StoreUnavailable


@pytest.mark.parametrize("kind", BUGS)
async def test_what_is_wrong_with_a_value_or_a_statement_is_a_bug(
    database: Database, kind: type[Exception]
) -> None:
    error = DBAPIError("SELECT 1", {}, kind("no"))
    assert await raised_by(database, error) is DBAPIError


@pytest.mark.parametrize("cause", [ValueError("no"), OverflowError("no"), TypeError("no")])
async def test_a_value_that_the_driver_refuses_is_a_bug(
    database: Database, cause: Exception
) -> None:
    original = Exception("invalid input for query argument $1")
    original.__cause__ = cause
    error = InterfaceError("SELECT 1", {}, original)
    assert await raised_by(database, error) is InterfaceError


async def test_a_connection_that_breaks_is_an_outage(database: Database) -> None:
    assert await raised_by(database, ConnectionResetError()) is StoreUnavailable
    error = InterfaceError("SELECT 1", {}, asyncpg.InterfaceError("connection is closed"))
    assert await raised_by(database, error) is StoreUnavailable


async def test_what_the_driver_itself_says_is_translated_too(database: Database) -> None:
    """As it does while a new connection is prepared, and when it begins to listen."""
    cut = asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation")
    assert await raised_by(database, cut) is StoreUnavailable
    assert await raised_by(database, asyncpg.InterfaceError("closed")) is StoreUnavailable
    assert await raised_by(database, asyncpg.UndefinedTableError("no")) is not StoreUnavailable
    assert await raised_by(database, RuntimeError("a bug of ours")) is RuntimeError


async def test_errors_hold_nothing_that_people_have_written(tmp_path: Path) -> None:
    async with opened(f"sqlite:///{tmp_path}/veogram.db") as database:
        row = {"update_id": 1, "chat_id": 1, "payload": {"text": "a private matter"}}
        with pytest.raises(IntegrityError) as caught:
            async with database.write() as connection:
                await connection.execute(inbox.insert().values(**row, next_at=None))
    assert "a private matter" not in f"{caught.value} {caught.value!r}"


async def test_another_process_is_waited_for_in_short_tries(tmp_path: Path) -> None:
    path = tmp_path / "veogram.db"
    async with opened(f"sqlite:///{path}") as database:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        async with database.read() as connection:
            patience = await connection.exec_driver_sql("PRAGMA busy_timeout")
            assert 0 < (patience.scalar() or 0) <= 500
        other.execute("ROLLBACK")
        other.close()
