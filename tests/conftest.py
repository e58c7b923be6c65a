"""What every part of the suite shares."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import hypothesis
import pytest

from bot.settings import Settings
from bot.store.database import Database
from tests.stage import Stage, open_stage

# A busy machine is slow, not wrong. `make test-fast` chooses the other profile.
hypothesis.settings.register_profile("full", deadline=None)
hypothesis.settings.register_profile("fast", deadline=None, max_examples=20)
hypothesis.settings.load_profile("full")


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the developer's own environment and `.env` out of every test."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    assert "TELEGRAM_BOT_TOKEN" not in os.environ
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def up_to_date(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables and nothing in them: bringing one up to date takes time."""
    path = tmp_path_factory.mktemp("up-to-date") / "veogram.db"
    asyncio.run(_create(f"sqlite:///{path}"))
    return path


async def _create(url: str) -> None:
    database = Database(url)
    await database.open()
    await database.close()


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """The sandbox, without the bot."""
    async with open_stage(tmp_path) as stage:
        yield stage
