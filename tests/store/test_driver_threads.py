"""No thread outlives its database."""

import asyncio
import threading
from pathlib import Path

import sqlalchemy as sa

from bot.store.database import Database
from tests.databases import opened

NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000000)"
SLOW = sa.text(f"{NUMBERS} SELECT max(i) FROM n")


async def _read_slowly(database: Database, begun: asyncio.Event) -> None:
    async with database.read() as connection:
        begun.set()
        await connection.execute(SLOW)


async def test_no_thread_outlives_its_database_although_its_work_was_cancelled(
    tmp_path: Path,
) -> None:
    before = set(threading.enumerate())
    async with opened(f"sqlite:///{tmp_path}/veogram.db") as database:
        begun = asyncio.Event()
        reading = asyncio.create_task(_read_slowly(database, begun))
        await begun.wait()
        await asyncio.sleep(0)
        reading.cancel()
        await asyncio.wait([reading])
    left = set(threading.enumerate()) - before
    assert [thread.name for thread in left if "connection_worker" in thread.name] == []
