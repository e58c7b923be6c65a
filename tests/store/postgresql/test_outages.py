"""A server that hangs, restarts or cuts connections is an outage that ends in time, and passes."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import sqlalchemy as sa

from bot.errors import StoreUnavailable
from bot.store.database import Database
from bot.store.notices import Notices
from tests.databases import PostgresDatabases, opened
from tests.store.scene import NOW

SECONDS = 1.0
CUT = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'veogram'
"""
ENOUGH = 30.0
"""Seconds within which whatever is bounded by one second has surely ended."""


@pytest.fixture
async def hasty(url: str) -> AsyncIterator[Database]:
    """The database as a process sees it that waits for a second, with two connections."""
    database = Database(url, pool_size=2, timeout=SECONDS)
    await Notices(database).tell("begun", NOW)
    yield database
    await database.close()


@pytest.fixture
async def patient(url: str) -> AsyncIterator[Database]:
    """The database as a process sees it that has time, also on a busy machine."""
    database = Database(url, pool_size=2, timeout=ENOUGH)
    yield database
    await database.close()


async def works(database: Database) -> bool:
    """Return whether the database can be written and read."""
    notices = Notices(database)
    try:
        await notices.tell("works", NOW)
        return await notices.was_told("works", NOW - 1, NOW)
    except StoreUnavailable:
        return False


async def works_again(database: Database) -> None:
    """Return when the database works by itself."""
    async with asyncio.timeout(ENOUGH):
        while not await works(database):  # noqa: ASYNC110 -- nothing tells of it
            await asyncio.sleep(0.1)


async def test_a_server_that_hangs_is_an_outage_in_time(
    hasty: Database, postgresql: PostgresDatabases
) -> None:
    with postgresql.server.frozen():
        async with asyncio.timeout(ENOUGH):
            outcomes = await asyncio.gather(*(works(hasty) for _ in range(6)))
    assert outcomes == [False] * 6
    await works_again(hasty)


async def test_a_server_that_hangs_in_a_transaction_is_an_outage_in_time(
    hasty: Database, postgresql: PostgresDatabases
) -> None:
    async def hang() -> None:
        async with hasty.write() as connection:
            await connection.execute(sa.select(1))
            with postgresql.server.frozen():
                await connection.execute(sa.select(1))

    async with asyncio.timeout(ENOUGH):
        with pytest.raises(StoreUnavailable):
            await hang()
    await works_again(hasty)


async def test_a_connection_that_is_cut_in_a_transaction_writes_nothing(
    hasty: Database, postgresql: PostgresDatabases
) -> None:
    async def write() -> None:
        async with hasty.write() as connection:
            await connection.execute(sa.text("DELETE FROM notices"))
            await asyncio.to_thread(postgresql.server.execute, CUT)
            await connection.execute(sa.select(1))

    with pytest.raises(StoreUnavailable):
        await write()
    await works_again(hasty)
    assert await Notices(hasty).told_at("begun") == NOW


async def test_connections_that_were_cut_meanwhile_are_replaced_unnoticed(
    patient: Database, postgresql: PostgresDatabases
) -> None:
    await asyncio.gather(works(patient), works(patient))
    await asyncio.to_thread(postgresql.server.execute, CUT)
    assert await works(patient)


async def test_a_server_that_restarts_keeps_what_was_committed(
    hasty: Database, postgresql: PostgresDatabases
) -> None:
    await asyncio.to_thread(postgresql.server.stop)
    assert not await works(hasty)
    await asyncio.to_thread(postgresql.server.start)
    await works_again(hasty)
    assert await Notices(hasty).told_at("begun") == NOW


async def test_who_finds_no_free_connection_gives_up_in_time(hasty: Database) -> None:
    connect = hasty._engine.connect
    async with connect(), connect(), asyncio.timeout(ENOUGH):
        assert not await works(hasty)
    assert await works(hasty)


async def test_whoever_stands_still_in_a_transaction_holds_up_others_for_a_time_only(
    url: str, hasty: Database
) -> None:
    """As a process does that is frozen, or whose machine has vanished."""
    still = Database(url, timeout=SECONDS)
    still._seconds = None  # nothing ends it but the server

    async def stand_still() -> None:
        async with still.write() as connection:
            await connection.execute(sa.text("UPDATE notices SET told_at = 0"))
            async with asyncio.timeout(ENOUGH):
                await works_again(hasty)
                await _tells(hasty)
            await connection.execute(sa.select(1))

    with pytest.raises(StoreUnavailable):
        await stand_still()
    await still.close()
    assert await Notices(hasty).told_at("begun") == NOW + 1


async def _tells(database: Database) -> None:
    """Return when something could be written that another transaction may have locked."""
    while True:
        try:
            await Notices(database).tell("begun", NOW + 1)
        except StoreUnavailable:
            continue
        return


async def test_who_is_cancelled_anywhere_leaves_a_pool_that_works(url: str) -> None:
    async with opened(url) as database:
        for pause in range(40):
            work = asyncio.create_task(works(database))
            await asyncio.sleep(pause / 4000)
            work.cancel()
            await asyncio.wait({work})
        assert await asyncio.gather(*(works(database) for _ in range(20))) == [True] * 20


async def test_who_gives_up_a_server_that_hangs_does_not_take_leave_of_it(
    hasty: Database, postgresql: PostgresDatabases
) -> None:
    """Each of those who are cancelled at a stop would wait for two seconds."""
    clock = asyncio.get_running_loop().time
    with postgresql.server.frozen():
        working = [asyncio.create_task(works(hasty)) for _ in range(2)]
        await asyncio.sleep(0.2)
        given_up_at = clock()
        for work in working:
            work.cancel()
        await asyncio.wait(working)
        assert clock() - given_up_at < SECONDS
    await works_again(hasty)
