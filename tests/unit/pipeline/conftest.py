from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, cast

import pytest

from bot.pipeline.lost_submits import LostSubmits
from bot.store.tasks import TaskQueries, TaskTransitions
from tests.clock import MovableClock
from tests.databases import opened
from tests.store import scene as store
from tests.unit.pipeline.billed import Desk
from tests.unit.pipeline.searching import Alerts, Log, Search
from tests.unit.pipeline.working import Scene, scene
from tests.unit.provider.aimlapi.wire import api


@pytest.fixture
async def one() -> AsyncIterator[Scene]:
    """A worker with two slots."""
    made = scene()
    yield made
    await made.worker.stop(0)


@pytest.fixture
async def search(tmp_path: Path) -> AsyncIterator[Search]:
    """A reader of the log over a store of its own."""
    async with opened(f"sqlite:///{tmp_path}/veogram.db") as database:
        clock, log, alerts = MovableClock(store.NOW), Log(), Alerts()
        provider, _ = api(log)
        queries, changes = TaskQueries(database), TaskTransitions(database)
        reader = LostSubmits(queries, changes, provider, cast("Any", alerts), clock)
        yield Search(store.Scene(database), clock, log, alerts, reader)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    """Somebody who reads the provider's ledger into a store of its own."""
    async with opened(f"sqlite:///{tmp_path}/veogram.db") as database:
        yield Desk(database, MovableClock(store.NOW))
