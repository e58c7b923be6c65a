from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, cast

import pytest

from bot.pipeline.lost_submits import LostSubmits
from bot.store.database import Database
from bot.store.tasks import TaskQueries, TaskTransitions
from tests.clock import MovableClock
from tests.databases import sqlite_url
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
async def database(tmp_path: Path, empty: bytes) -> AsyncIterator[Database]:
    """An empty database, up to date."""
    database = Database(sqlite_url(tmp_path, empty))
    yield database
    await database.close()


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(store.NOW)


@pytest.fixture
def search(database: Database, clock: MovableClock) -> Search:
    """A reader of the log over a store of its own."""
    log, alerts = Log(), Alerts()
    provider, _ = api(log)
    queries, changes = TaskQueries(database), TaskTransitions(database)
    reader = LostSubmits(queries, changes, provider, cast("Any", alerts), clock)
    return Search(store.Scene(database), clock, log, alerts, reader)


@pytest.fixture
def desk(database: Database, clock: MovableClock) -> Desk:
    """Somebody who reads the provider's ledger into a store of its own."""
    return Desk(database, clock)
