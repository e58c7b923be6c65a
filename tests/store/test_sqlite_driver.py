"""The way to SQLite's thread is taken once for each statement."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.store.chats import Chats
from bot.store.database import Database
from bot.store.sqlite_driver import Connection
from tests.databases import opened

NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000000)"
SLOW = sa.text(f"{NUMBERS} SELECT max(i) FROM n")


@pytest.fixture
def trips(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is asked of the threads of all connections."""
    made: list[str] = []
    real: Any = Connection._execute

    async def count(self: Connection, work: Any, *arguments: Any, **options: Any) -> Any:
        made.append(work.__name__)
        return await real(self, work, *arguments, **options)

    monkeypatch.setattr(Connection, "_execute", count)
    return made


async def test_a_query_takes_one_trip_and_a_write_three(tmp_path: Path, trips: list[str]) -> None:
    async with opened(f"sqlite:///{tmp_path}/veogram.db") as database:
        chats = Chats(database)
        await chats.of(1)
        trips.clear()
        await chats.of(1)
        assert trips == ["_execute"]
        trips.clear()
        async with database.write() as connection:
            await connection.execute(sa.text("DELETE FROM chats"))
        assert trips == ["_execute", "_execute", "commit"]


async def test_what_is_read_together_is_of_one_moment(tmp_path: Path) -> None:
    async with opened(f"sqlite:///{tmp_path}/veogram.db") as database:
        count = sa.text("SELECT count(*) FROM chats")
        async with database.snapshot() as connection, database.read() as alone:
            before = await connection.scalar(count)
            await Chats(database).change(1, model="veo3")
            assert (before, await connection.scalar(count)) == (0, 0)
            assert await alone.scalar(count) == 1


async def _begin(database: Database, begun: asyncio.Event) -> None:
    async with database.snapshot() as connection:
        begun.set()
        await connection.execute(SLOW)


async def test_a_transaction_that_is_cut_short_is_none_for_whoever_comes_next(
    tmp_path: Path,
) -> None:
    async with opened(f"sqlite:///{tmp_path}/veogram.db") as database:
        begun = asyncio.Event()
        reading = asyncio.create_task(_begin(database, begun))
        await begun.wait()
        await asyncio.sleep(0)
        reading.cancel()
        await asyncio.wait([reading])
        async with database.read() as connection:
            raw: Any = await connection.get_raw_connection()
            assert not raw.driver_connection.in_transaction
