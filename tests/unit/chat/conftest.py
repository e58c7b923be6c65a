"""A real database in a file, and a real application over a wire that the test plays."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.database import Database
from bot.store.inbox import Inbox
from tests.clock import MovableClock
from tests.unit.example import NOW


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOW)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database, up to date."""
    database = Database(f"sqlite:///{tmp_path}/veogram.db")
    await database.open()
    yield database
    await database.close()


@pytest.fixture
def inbox(database: Database) -> Inbox:
    return Inbox(database)
