"""What the journeys of bad days share."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot import app
from tests.clock import MovableClock
from tests.databases import PostgresDatabases, note_database, sqlite_url, up_to_date
from tests.journeys.reliability.process import BotProcess
from tests.stage import Stage, open_stage

Bot = Callable[..., AbstractAsyncContextManager[None]]


@pytest.fixture
def backend() -> str:
    """The database of a test; where a module asks for it, each in turn."""
    return "sqlite"


@pytest.fixture
def folder(tmp_path: Path, backend: str, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A folder to which a database belongs that is empty and up to date."""
    if backend == "sqlite":
        sqlite_url(tmp_path, up_to_date())
        yield tmp_path
        return
    databases: PostgresDatabases = request.getfixturevalue("postgresql")
    url = databases.copied()
    note_database(tmp_path, url)
    yield tmp_path
    databases.drop(url)


@pytest.fixture
async def stage(folder: Path) -> AsyncIterator[Stage]:
    """The sandbox, without the bot, and a folder to which a database belongs."""
    async with open_stage(folder) as stage:
        yield stage


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
