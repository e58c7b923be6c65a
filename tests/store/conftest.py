"""One suite, every backend: a test asks for ``database`` and gets an empty one of each."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.store.database import Database
from bot.store.inbox import Inbox
from bot.store.tasks import NewTasks, TaskQueries, TaskTransitions
from tests.databases import BACKENDS, PATIENCE, PostgresDatabases, opened, sqlite_url, up_to_date
from tests.store.scene import Scene


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database, which has its tables where a test asks for ``database``."""
    is_up_to_date = "database" in request.fixturenames
    if request.param == "sqlite":
        yield sqlite_url(tmp_path / "data", up_to_date() if is_up_to_date else b"")
        return
    databases: PostgresDatabases = request.getfixturevalue("postgresql")
    if is_up_to_date:
        yield databases.emptied()
        return
    new = databases.new()
    yield new
    databases.drop(new)


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """An empty database, up to date."""
    database = Database(url, timeout=PATIENCE)
    yield database
    await database.close()


@pytest.fixture
async def neighbour(url: str, database: Database) -> AsyncIterator[Database]:
    """The same database, as another process sees it."""
    async with opened(url) as neighbour:
        yield neighbour


@pytest.fixture
def scene(database: Database) -> Scene:
    return Scene(database)


@pytest.fixture
def new_tasks(scene: Scene) -> NewTasks:
    return scene.new


@pytest.fixture
def changes(scene: Scene) -> TaskTransitions:
    return scene.changes


@pytest.fixture
def queries(scene: Scene) -> TaskQueries:
    return scene.queries


@pytest.fixture
def inbox(database: Database) -> Inbox:
    return Inbox(database)
