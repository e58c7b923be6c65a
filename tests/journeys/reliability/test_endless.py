"""Nothing goes on for ever, and no decoration holds up what matters."""

import asyncio
import errno
import sqlite3
import time
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any

import httpx
import pytest
from starlette.responses import Response

from bot.composition import clients
from sandbox.journal import Json
from sandbox.provider import model_info
from sandbox.telegram.call import Call
from sandbox.telegram.messages import Message
from sandbox.telegram.world import World
from tests.clock import MovableClock
from tests.journeys.reliability.asking import on_both_databases
from tests.journeys.reliability.conftest import Bot
from tests.journeys.reliability.process import BotProcess
from tests.journeys.reliability.waiting import eventually, rows
from tests.journeys.telegram_faults import Method, On
from tests.sentences import tells
from tests.stage import Stage

DAY = 24 * 3600
HOUR = 3600
MANY = 20
"""People who ask: so many that all edits that are made at once can hang."""
SLOTS = 16
"""Purchases that are made at once."""
SHOWN_AT_ONCE = 10
"""Progress messages that are edited at once."""
MARGIN = 2.0
"""Seconds by which a busy machine may be late."""
TASK = "SELECT status, attempts FROM tasks"


class FullDisk:
    """A disk on which nothing can be written."""

    def __init__(self) -> None:
        self.tried = 0

    def write(self, _content: bytes) -> int:
        self.tried += 1
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch, stage: Stage) -> FullDisk:
    """A full disk under a bot that has to upload."""
    disk = FullDisk()
    stage.knobs.telegram_cannot_fetch = True
    monkeypatch.setattr(SpooledTemporaryFile, "write", disk.write)
    return disk


@on_both_databases
async def test_what_meets_a_bug_each_time_ends_in_words_after_a_day(
    stage: Stage, bot: Bot, clock: MovableClock, disk: FullDisk
) -> None:
    async with bot():
        asked = await stage.says("/veo a red fox")
        for failures in range(1, 6):
            await _put_off(stage, failures)
            assert disk.tried == failures
            clock.advance(6 * HOUR)
        await _until_told(stage, clock, asked)
    assert len(stage.creates()) == 1


async def test_a_clock_that_has_jumped_ends_nothing_at_its_first_bug(
    stage: Stage, bot: Bot, clock: MovableClock, disk: FullDisk
) -> None:
    async with bot():
        await stage.says("/veo a red fox")
        await _put_off(stage, 1)
        assert disk.tried == 1
        clock.advance(DAY + HOUR)
        await _put_off(stage, 2)
        assert disk.tried == 2


async def test_hanging_progress_holds_up_no_purchase_and_no_video(
    stage: Stage, bot: Bot, on: On
) -> None:
    begun: set[int] = set()
    released = asyncio.Event()

    async def hang(world: World, call: Call, real: Method) -> Json:
        begun.add(call.given["chat_id"])
        await released.wait()
        return await real(world, call)

    on("editMessageText", hang)
    stage.knobs.speed = 3.0
    # A chat of its own for each: in one chat, the edits are spaced, and only a few of them hang.
    people = [stage.telegram.person(f"Person {number}") for number in range(MANY)]
    chats = [stage.telegram.private(who) for who in people]
    async with bot():
        for who, chat in zip(people, chats, strict=True):
            await stage.telegram.send(who, chat, "/veo a fox")
        await stage.bought(MANY)
        await eventually(lambda: len(begun) >= SHOWN_AT_ONCE)
        for chat in chats[:SLOTS]:
            await stage.telegram.wait_for(chat, lambda m: bool(m.video))
        # No edit has come to its end yet, so none of them was waited for.
        assert not [e for e in stage.sandbox.journal.of("editMessageText") if e.status == 200]
        released.set()


async def test_what_was_bought_is_stored_before_anything_else_is_asked(
    stage: Stage, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_stored: list[tuple[int]] = []

    def metrics(*given: Any) -> Response:
        is_stored.extend(rows(stage.folder, "SELECT generation_id IS NOT NULL FROM tasks"))
        return real(*given)

    real = model_info.metrics
    monkeypatch.setattr(model_info, "metrics", metrics)
    async with bot():
        await stage.video_for(await stage.says("/veo a red fox"))
    assert is_stored
    assert set(is_stored) == {(1,)}


async def test_waiting_for_a_free_connection_is_no_failure(
    stage: Stage, bot: Bot, on: On, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def late(world: World, call: Call, real: Method) -> Json:
        await asyncio.sleep(1.0)  # as a Telegram that is far away
        return await real(world, call)

    monkeypatch.setattr(clients, "_LIMITS", httpx.Limits(max_connections=1))
    on("sendMessage", late)
    people = [stage.telegram.person(f"Person {number}") for number in range(4)]
    asked = [await stage.telegram.send(who, stage.telegram.private(who), "/veo") for who in people]
    async with bot():
        for each in asked:
            await stage.answer_to(each)
        assert rows(stage.folder, "SELECT count(*) FROM inbox WHERE next_at > received_at") == [
            (0,)
        ]
    assert len(stage.sandbox.journal.of("sendMessage")) == len(asked)


async def test_sigterm_ends_it_in_time_while_another_process_holds_the_write_lock(
    stage: Stage, process: BotProcess
) -> None:
    await process.up()
    await stage.video_for(await stage.says("/veo a red fox"))
    other = sqlite3.connect(stage.folder / "veogram.db", isolation_level=None, timeout=30)
    other.execute("BEGIN IMMEDIATE")
    seen = len(stage.sandbox.journal.of("getUpdates"))
    asked = [await stage.says(f"/veo fox number {n}") for n in range(5)]
    await eventually(lambda: len(stage.sandbox.journal.of("getUpdates")) > seen)
    asked_at = time.monotonic()
    code = await process.terminate()
    took = time.monotonic() - asked_at
    other.execute("ROLLBACK")
    other.close()
    print(f"SIGTERM while the database is locked: {took:.1f} s")  # noqa: T201
    assert code == 0
    assert took < 10 + MARGIN
    await process.up()
    for each in asked:
        await stage.answer_to(each, lambda m: bool(m.video))


async def test_the_database_is_nobody_elses(stage: Stage, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    process = BotProcess(stage.sandbox, tmp_path, DATABASE_URL=f"sqlite:///{folder}/veogram.db")
    await process.up()
    try:
        await stage.video_for(await stage.says("/veo a red fox"))
        assert (folder / "veogram.db-wal").exists()
        open_to_others = [
            path.name for path in (folder, *folder.iterdir()) if path.stat().st_mode & 0o077
        ]
    finally:
        await process.kill()
    assert open_to_others == []


async def _put_off(stage: Stage, failures: int) -> None:
    """Return when a task has failed so often, and its pause has begun."""
    await eventually(lambda: rows(stage.folder, TASK) == [("ready", failures)])


async def _until_told(stage: Stage, clock: MovableClock, asked: Message) -> None:
    """Let pauses pass until the chat hears that it is over."""

    def is_told() -> bool:
        clock.advance(10)
        said = stage.telegram.messages(asked.chat)
        return any(tells(m.text, "failed-broken") for m in said)

    await eventually(is_told)
