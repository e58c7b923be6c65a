"""A real database in a file, and a real application over a wire that the test plays."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from telegram import Update
from telegram.ext import TypeHandler

from bot.store.database import Database
from bot.store.inbox import Inbox
from tests.clock import MovableClock
from tests.unit.chat.scene import Scene, scene_in
from tests.unit.example import NOW


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOW)


@pytest.fixture
async def database(tmp_path: Path, empty: bytes) -> AsyncIterator[Database]:
    """An empty database, up to date."""
    path = tmp_path / "veogram.db"
    path.write_bytes(empty)
    database = Database(f"sqlite:///{path}")
    yield database
    await database.close()


@pytest.fixture
def inbox(database: Database) -> Inbox:
    return Inbox(database)


@pytest.fixture
async def scene(database: Database, clock: MovableClock) -> AsyncIterator[Scene]:
    """An application that handles what comes as a test says."""
    scene = scene_in(database, clock)
    scene.application.add_handler(TypeHandler(Update, scene.handler))
    async with scene.application:
        yield scene
