"""What PostgreSQL, its driver or the pool gives up after a while is told from an outage."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import pytest
import sqlalchemy as sa

from bot.errors import StoreUnavailable
from bot.store.database import Database
from bot.store.watching import NoWatcher
from tests.databases import PostgresDatabases

SECONDS = 0.5
CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'veogram'"


class Heard(NoWatcher):
    """Remembers of each failure whether it came in time."""

    def __init__(self) -> None:
        self.in_time: list[bool] = []

    def unavailable(self, *, in_time: bool) -> None:
        self.in_time.append(in_time)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
async def hasty(url: str, heard: Heard) -> AsyncIterator[Database]:
    """The database as a process sees it that waits for half a second, with one connection."""
    database = Database(url, pool_size=1, timeout=SECONDS, watcher=heard)
    yield database
    await database.close()


async def run(database: Database, *statements: str) -> None:
    async with database.read() as connection:
        for statement in statements:
            await connection.execute(sa.text(statement))


async def short_statement(database: Database) -> None:
    """Let the server itself end a statement."""
    await run(database, "SET LOCAL statement_timeout = '20ms'", "SELECT pg_sleep(30)")


async def long_statement(database: Database) -> None:
    """Ask for what takes longer than a transaction may."""
    await run(database, "SET LOCAL statement_timeout = 0", "SELECT pg_sleep(30)")


async def no_connection(database: Database) -> None:
    """Ask for a second connection, where there is one."""
    async with database.read():
        await run(database, "SELECT 1")


@pytest.fixture
async def patient(url: str, heard: Heard) -> AsyncIterator[Database]:
    """The database as a process sees it that waits longer than a cut may ever take."""
    database = Database(url, pool_size=1, timeout=60, watcher=heard)
    yield database
    await database.close()


@pytest.mark.parametrize("ask", [short_statement, long_statement, no_connection])
async def test_what_takes_too_long_is_told_as_that(
    hasty: Database, heard: Heard, ask: Callable[[Database], Coroutine[Any, Any, None]]
) -> None:
    with pytest.raises(StoreUnavailable):
        await ask(hasty)
    assert set(heard.in_time) == {False}


async def test_a_connection_that_is_cut_is_an_outage_and_nothing_that_took_too_long(
    patient: Database, heard: Heard, postgresql: PostgresDatabases
) -> None:
    async def ask() -> None:
        async with patient.read() as connection:
            await connection.execute(sa.text("SELECT 1"))
            await asyncio.to_thread(postgresql.server.execute, CUT)
            await connection.execute(sa.text("SELECT 1"))

    with pytest.raises(StoreUnavailable):
        await ask()
    assert heard.in_time == [True]
