"""Databases for tests."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.store.database import Database


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """Open a database, as one process does."""
    database = Database(url)
    await database.open()
    try:
        yield database
    finally:
        await database.close()


@cache
def up_to_date() -> bytes:
    """Return an SQLite file with all tables and nothing in them.

    Bringing a new one up to date takes far longer than most tests.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "veogram.db"
        asyncio.run(_create(f"sqlite:///{path}"))
        return path.read_bytes()


async def _create(url: str) -> None:
    async with opened(url):
        pass
