"""A PostgreSQL server that is away at the start is waited for, and a wrong address is not."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from benchmarks.postgresql import PostgresServer
from tests.databases import PostgresDatabases
from tests.journeys.reliability.process import BotProcess
from tests.journeys.reliability.waiting import eventually
from tests.stage import Stage

WAITS = "the database cannot be reached yet"
PASSWORD = "hidden-pass"
USER = "anna"


@pytest.fixture
def server(postgresql: PostgresDatabases) -> PostgresServer:
    return postgresql.server


@pytest.fixture
def url(postgresql: PostgresDatabases) -> Iterator[str]:
    """The address of a database without tables, with a password that nobody asks for."""
    url = postgresql.new()
    yield url.replace("postgres@", f"postgres:{PASSWORD}@")
    postgresql.drop(url)


@pytest.fixture
async def process(stage: Stage, tmp_path: Path, url: str) -> AsyncIterator[BotProcess]:
    env = {"DATABASE_URL": url, "DATABASE_TIMEOUT_SECONDS": "1"}
    bot = BotProcess(stage.sandbox, tmp_path, **env)
    yield bot
    await bot.kill()


async def test_a_start_waits_for_a_server_that_is_down(
    stage: Stage, process: BotProcess, server: PostgresServer
) -> None:
    await asyncio.to_thread(server.stop)
    try:
        await process.start()
        await eventually(lambda: process.log.count(WAITS) >= 2)
    finally:
        await asyncio.to_thread(server.start)
    await stage.video_for(await stage.says("/veo a red fox"))
    waits = [json.loads(line) for line in process.log.splitlines() if WAITS in line]
    assert {line["level"] for line in waits} == {"warning"}
    assert PASSWORD not in process.log
    assert "Traceback" not in process.log


async def test_a_server_that_hangs_ends_each_attempt_in_time(
    process: BotProcess, server: PostgresServer
) -> None:
    with server.frozen():
        await process.start()
        await eventually(lambda: process.log.count(WAITS) >= 2)
    await process.polling()


async def test_a_stop_while_the_database_is_down_at_the_start_is_a_stop(
    process: BotProcess, server: PostgresServer
) -> None:
    await asyncio.to_thread(server.stop)
    try:
        await process.start()
        await eventually(lambda: WAITS in process.log)
        assert await process.terminate() == 0
    finally:
        await asyncio.to_thread(server.start)
    assert "Traceback" not in process.log


@pytest.fixture
def guarded(server: PostgresServer) -> Iterator[str]:
    """The address of a database for somebody who has another password."""
    server.add_user(USER, "the-right-one")
    yield server.url().replace("postgres@", f"{USER}:{PASSWORD}@")
    server.execute(f"DROP ROLE {USER}")


@pytest.mark.parametrize("wrong", ["password", "user", "database"])
async def test_a_wrong_address_ends_the_start_with_one_line_that_names_it(
    stage: Stage, tmp_path: Path, server: PostgresServer, guarded: str, wrong: str
) -> None:
    secretive = server.url("nowhere").replace("postgres@", f"postgres:{PASSWORD}@")
    urls = {"password": guarded, "database": secretive}
    urls["user"] = secretive.replace("postgres:", "nobody-here:").replace("/nowhere", "/postgres")
    process = BotProcess(stage.sandbox, tmp_path, DATABASE_URL=urls[wrong])
    await process.start()
    assert await process.ended() == 2
    (line,) = process.log.splitlines()
    assert line.startswith("veogram: DATABASE_URL: ")
    assert wrong in line or "role" in line
    assert PASSWORD not in line
