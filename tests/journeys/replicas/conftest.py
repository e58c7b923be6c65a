"""What the journeys of several processes share."""

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.databases import PostgresDatabases
from tests.journeys.replicas.scene import Scene, opened
from tests.stage import Stage


@pytest.fixture
def url(postgresql: PostgresDatabases) -> Iterator[str]:
    """The address of a new database, up to date."""
    url = postgresql.copied()
    yield url
    postgresql.drop(url)


@pytest.fixture
async def scene(stage: Stage, postgresql: PostgresDatabases, url: str) -> AsyncIterator[Scene]:
    """The sandbox and a database, without any process yet."""
    async with opened(stage, postgresql, url) as scene:
        yield scene
