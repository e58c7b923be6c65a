"""What every part of the suite shares."""

import logging
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import hypothesis
import pytest

from benchmarks.postgresql import PostgresServer
from bot.settings import Settings
from tests.databases import PostgresDatabases, up_to_date
from tests.stage import Stage, open_stage

# A busy machine is slow, not wrong. `make test-fast` chooses the other profile.
hypothesis.settings.register_profile("full", deadline=None)
hypothesis.settings.register_profile("fast", deadline=None, max_examples=20)
hypothesis.settings.load_profile("full")


@pytest.fixture(autouse=True)
def umask_of_its_own() -> Iterator[None]:
    """Put back what the command line changes for the whole process."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the developer's own environment and `.env` out of every test."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
        monkeypatch.delenv(f"{name.upper()}_FILE", raising=False)
    assert "TELEGRAM_BOT_TOKEN" not in os.environ
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def logging_as_it_begins() -> None:
    """Log warnings, whatever a command that ran in this process has set up before."""
    logging.root.setLevel(logging.WARNING)


@pytest.fixture(scope="session")
def empty() -> bytes:
    """An empty SQLite database, up to date, as a file holds it."""
    return up_to_date()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresDatabases]:
    """A PostgreSQL server, started when the first test needs it."""
    server = PostgresServer()
    try:
        server.start()
        yield PostgresDatabases(server)
    finally:
        server.remove()


@pytest.fixture
async def stage(tmp_path: Path, empty: bytes) -> AsyncIterator[Stage]:
    """The sandbox, without the bot, whose database is up to date."""
    (tmp_path / "veogram.db").write_bytes(empty)
    async with open_stage(tmp_path) as stage:
        yield stage
