"""What the journeys of bad days share."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot import app
from tests.clock import MovableClock
from tests.databases import PostgresDatabases, note_database, sqlite_url
from tests.journeys.reliability.process import BotProcess
from tests.stage import Stage, open_stage

Bot = Callable[..., AbstractAsyncContextManager[None]]


@pytest.fixture
def backend() -> str:
    """The database of a test; where a module asks for it, each in turn."""
    return "sqlite"


@pytest.fixture
async def stage(
    tmp_path: Path, empty: bytes, backend: str, request: pytest.FixtureRequest
) -> AsyncIterator[Stage]:
    """The sandbox, without the bot, and a folder to which a database belongs, up to date."""
    if backend == "sqlite":
        sqlite_url(tmp_path, empty)
        async with open_stage(tmp_path) as stage:
            yield stage
        return
    databases: PostgresDatabases = request.getfixturevalue("postgresql")
    url = databases.new(up_to_date=True)
    note_database(tmp_path, url)
    async with open_stage(tmp_path) as stage:
        yield stage
    databases.drop(url)


@pytest.fixture
def clock() -> MovableClock:
    """The bot's clock, which the test moves on."""
    return MovableClock()


@pytest.fixture
def bot(stage: Stage, clock: MovableClock) -> Bot:
    """Run the bot by that clock, without limits unless told otherwise."""

    @asynccontextmanager
    async def running(**changes: Any) -> AsyncIterator[None]:
        limits = {"user_active_limit": 0, "user_daily_limit": 0}
        settings = stage.settings(**{**limits, **changes})
        async with app.running(settings, clock=clock, long_poll=2, monotonic=clock):
            yield

    return running


@pytest.fixture
async def process(stage: Stage, tmp_path: Path) -> AsyncIterator[BotProcess]:
    """The bot as a process of its own, that can be killed."""
    bot = BotProcess(stage.sandbox, tmp_path)
    yield bot
    await bot.kill()
