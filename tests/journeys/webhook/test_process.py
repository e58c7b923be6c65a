"""The process: how it ends, also by itself, and what it tells those who watch it."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.journeys.reliability.process import BotProcess
from tests.journeys.reliability.waiting import a_video, eventually, rows, without_table
from tests.journeys.webhook.web import HEADER, LOCALHOST, SECRET, Web
from tests.stage import Stage

STOP_SECONDS = 10
WATCHDOG_SECONDS = 0.6


@pytest.fixture
async def process(stage: Stage, web: Web, tmp_path: Path) -> AsyncIterator[BotProcess]:
    """The bot with a webhook as a process of its own."""
    settings = {name.upper(): str(value) for name, value in web.settings().items()}
    bot = BotProcess(stage.sandbox, tmp_path, **settings)
    yield bot
    await bot.kill()


async def up(web: Web, process: BotProcess) -> None:
    """Start the process, and return when Telegram knows its webhook."""
    await process.start()
    await eventually(lambda: "is running" in process.log)
    await web.stage.until(lambda: bool(web.hook))


async def test_what_is_being_brought_at_sigterm_is_stored_or_brought_again(
    stage: Stage, web: Web, process: BotProcess
) -> None:
    await up(web, process)
    _, dripping = await asyncio.open_connection(LOCALHOST, web.port)
    path = web.hook.removeprefix(web.url)
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\n{HEADER}: {SECRET}\r\nContent-Length: 99\r\n\r\n{{"
    dripping.write(head.encode())
    asked = [await stage.says(f"/veo fox number {number}") for number in range(5)]
    asked_at = time.monotonic()
    assert await process.terminate() == 0
    assert time.monotonic() - asked_at < STOP_SECONDS
    dripping.close()
    assert "Traceback" not in process.log
    asked.append(await stage.says("/veo one more"))
    await up(web, process)
    for each in asked:
        await a_video(stage, each)
    assert len(stage.creates()) == len(asked)


async def test_a_kill_loses_nothing_that_was_confirmed(
    stage: Stage, web: Web, process: BotProcess
) -> None:
    await up(web, process)
    asked = [await stage.says(f"/veo fox number {number}") for number in range(5)]
    await eventually(lambda: rows(stage.folder, "SELECT 1 FROM inbox"))
    await process.kill()
    await up(web, process)
    for each in asked:
        await a_video(stage, each)
    assert len(stage.creates()) == len(asked)


async def test_a_hung_event_loop_ends_the_process_and_says_where(
    stage: Stage, tmp_path: Path
) -> None:
    hung = BotProcess(
        stage.sandbox,
        tmp_path,
        module="tests.journeys.webhook.hung",
        HANG_AFTER="3",
        HANG_SECONDS="6",  # on a busy machine the start takes its time, too
    )
    await hung.start()
    assert await hung.ended() == 1
    assert "hang_for_ever" in hung.log
    assert stage.sandbox.token not in hung.log


@pytest.fixture
def systemd(tmp_path: Path) -> Iterator[socket.socket]:
    """The socket on which systemd listens."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(tmp_path / "notify"))
        listener.settimeout(60)
        yield listener


@pytest.fixture
async def watched(
    stage: Stage, tmp_path: Path, systemd: socket.socket
) -> AsyncIterator[BotProcess]:
    """The bot as systemd runs it, with a watchdog."""
    bot = BotProcess(
        stage.sandbox,
        tmp_path,
        NOTIFY_SOCKET=systemd.getsockname(),
        WATCHDOG_USEC=str(int(WATCHDOG_SECONDS * 1_000_000)),
    )
    yield bot
    await bot.kill()


async def told(systemd: socket.socket) -> str:
    """Return what systemd hears next."""
    return (await asyncio.to_thread(systemd.recv, 4096)).decode()


async def test_systemd_hears_that_it_is_ready_alive_and_stopping(
    watched: BotProcess, systemd: socket.socket, tmp_path: Path
) -> None:
    await watched.start()
    while "READY=1" not in await told(systemd):
        pass
    async with without_table(tmp_path, "inbox"):
        heard = [await told(systemd) for _ in range(5)]
    assert set(heard) == {"WATCHDOG=1"}
    assert await watched.terminate() == 0
    while not (last := await told(systemd)).startswith("STOPPING=1"):
        assert last == "WATCHDOG=1"


async def test_a_start_that_waits_for_telegram_is_watched_and_not_ready(
    stage: Stage, watched: BotProcess, systemd: socket.socket
) -> None:
    stage.knobs.telegram_down = True
    await watched.start()
    await eventually(lambda: "cannot be reached yet" in watched.log)
    heard = [await told(systemd) for _ in range(4)]
    assert "WATCHDOG=1" in heard
    assert not [each for each in heard if "READY" in each]


async def test_health_is_asked_from_the_command_line(
    web: Web, process: BotProcess, tmp_path: Path
) -> None:
    assert (await process.beside("health"))[0] == 1
    await up(web, process)
    assert await process.beside("health") == (0, "worker: ok\n")
    async with asyncio.timeout(60):
        while (await process.beside("health", "--ready"))[0] != 0:
            pass
    async with without_table(tmp_path, "inbox"):
        async with asyncio.timeout(60):
            while (asked := await process.beside("health", "--ready"))[0] == 0:
                pass
        assert asked == (1, "database: NOT OK, worker: ok, telegram: ok\n")
        assert (await process.beside("health"))[0] == 0
    await process.kill()
    code, words = await process.beside("health")
    assert (code, "no answer" in words) == (1, True)
