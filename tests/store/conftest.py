"""One suite, every backend: a test asks for ``database`` and gets an empty one of each."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.store.database import Database
from bot.store.tasks import TaskStore
from tests.store.scene import Scene

BACKENDS: dict[str, Callable[[Path], str]] = {
    "sqlite": lambda folder: f"sqlite:///{folder}/data/veogram.db",
}
"""By name, how to come by the address of an empty database."""


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """Open a database, as one process does."""
    database = Database(url)
    await database.open()
    try:
        yield database
    finally:
        await database.close()


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    return BACKENDS[request.param](tmp_path)


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """An empty database, up to date."""
    async with opened(url) as database:
        yield database


@pytest.fixture
async def neighbour(url: str, database: Database) -> AsyncIterator[Database]:
    """The same database, as another process sees it."""
    async with opened(url) as neighbour:
        yield neighbour


@pytest.fixture
def store(database: Database) -> TaskStore:
    return TaskStore(database)


@pytest.fixture
def scene(store: TaskStore) -> Scene:
    return Scene(store)
