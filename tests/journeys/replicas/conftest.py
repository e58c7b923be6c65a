"""What the journeys of several processes share."""

from collections.abc import AsyncIterator

import pytest

from tests.databases import PostgresDatabases
from tests.journeys.replicas.scene import Scene, opened
from tests.stage import Stage


@pytest.fixture
async def scene(stage: Stage, postgresql: PostgresDatabases) -> AsyncIterator[Scene]:
    """The sandbox and a database, without any process yet."""
    async with opened(stage, postgresql) as scene:
        yield scene
