from collections.abc import AsyncIterator

import pytest

from tests.unit.pipeline.working import Scene, scene


@pytest.fixture
async def one() -> AsyncIterator[Scene]:
    """A worker with two slots."""
    made = scene()
    yield made
    await made.worker.stop(0)
