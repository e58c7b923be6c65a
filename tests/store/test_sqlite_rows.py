"""Rows arrive whole and in their order, however many there are, and whatever goes wrong."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from bot.store.database import Database
from bot.store.schema import positions
from bot.store.sqlite_driver import AT_ONCE
from tests.databases import sqlite_url

NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT {}) SELECT i FROM n"


@pytest.fixture
async def file(tmp_path: Path, empty: bytes) -> AsyncIterator[Database]:
    database = Database(sqlite_url(tmp_path, empty))
    yield database
    await database.close()


@pytest.mark.parametrize("count", [0, 1, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE])
async def test_all_rows_arrive_in_their_order(file: Database, count: int) -> None:
    numbers = sa.text(NUMBERS.format(max(1, count)) + f" WHERE i <= {count}")
    async with file.read() as connection:
        found = (await connection.scalars(numbers)).all()
    assert list(found) == list(range(1, count + 1))


@pytest.mark.parametrize("count", [7, AT_ONCE, 3 * AT_ONCE + 1])
async def test_rows_that_are_streamed_arrive_in_their_order(file: Database, count: int) -> None:
    async with file.snapshot() as connection:
        stream = await connection.stream_scalars(sa.text(NUMBERS.format(count)))
        found = [number async for part in stream.partitions(500) for number in part]
    assert found == list(range(1, count + 1))


async def test_a_stream_that_is_left_in_the_middle_holds_up_nobody(file: Database) -> None:
    async with file.read() as connection:
        stream = await connection.stream_scalars(sa.text(NUMBERS.format(5 * AT_ONCE)))
        assert await anext(aiter(stream)) == 1
    async with file.read() as connection:
        stream = await connection.stream_scalars(sa.text(NUMBERS.format(5 * AT_ONCE)))
        await stream.close()
    async with file.write() as connection:
        await connection.execute(sa.text("DELETE FROM tasks"))


async def test_it_is_known_how_many_rows_were_changed(file: Database) -> None:
    rows = [{"name": f"n-{number}", "place": number, "reached_at": 0.0} for number in range(5)]
    async with file.write() as connection:
        added = await connection.execute(positions.insert(), rows)
        changed = await connection.execute(
            positions.update().where(positions.c.place > 2).values(place=9)
        )
        returned = await connection.execute(positions.delete().returning(positions.c.name))
        assert (added.rowcount, changed.rowcount, len(returned.all())) == (5, 2, 5)


async def test_a_statement_that_fails_leaves_the_connection_as_it_was(file: Database) -> None:
    async with file.read() as connection:
        with pytest.raises(OperationalError):
            await connection.execute(sa.text("SELECT nothing FROM nowhere"))
        assert await connection.scalar(sa.text("SELECT 1")) == 1
