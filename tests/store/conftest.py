"""One suite, every backend: a test asks for ``database`` and gets an empty one of each."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import create_async_engine

from bot.store.database import Database, async_url
from bot.store.inbox import Inbox
from bot.store.tasks import NewTasks, TaskQueries, TaskTransitions
from tests.databases import opened
from tests.store.scene import Scene

POSTGRESQL = "TEST_POSTGRESQL_URL"
"""The variable that names a PostgreSQL server on which databases may be made and dropped."""


def _sqlite(folder: Path) -> Iterator[str]:
    yield f"sqlite:///{folder}/data/veogram.db"


def _postgresql(_: Path) -> Iterator[str]:
    address = os.environ[POSTGRESQL]
    name = f"veogram_{uuid4().hex}"
    asyncio.run(_on_server(address, f"CREATE DATABASE {name}"))
    yield async_url(address).set(database=name).render_as_string(hide_password=False)
    asyncio.run(_on_server(address, f"DROP DATABASE {name} WITH (FORCE)"))


async def _on_server(address: str, statement: str) -> None:
    engine = create_async_engine(async_url(address), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.exec_driver_sql(statement)
    await engine.dispose()


BACKENDS: dict[str, Callable[[Path], Iterator[str]]] = {
    "sqlite": _sqlite,
    **({"postgresql": _postgresql} if POSTGRESQL in os.environ else {}),
}
"""By name, how to come by the address of an empty database."""


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database."""
    yield from BACKENDS[request.param](tmp_path)


@pytest.fixture
async def database(url: str, empty: bytes) -> AsyncIterator[Database]:
    """An empty database, up to date."""
    database = Database(url)
    if database.path:
        database.path.parent.mkdir(parents=True)
        database.path.write_bytes(empty)
    else:
        await database.open()
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
