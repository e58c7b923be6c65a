"""Coming and going: quickly, cleanly, and not alone."""

import asyncio
import time
from collections import Counter
from pathlib import Path

import pytest

from bot.store.process_lock import ProcessLock
from sandbox.journal import Json
from sandbox.provider import validation
from sandbox.provider.catalogue import Model
from sandbox.telegram.call import Call
from sandbox.telegram.errors import Refusal
from sandbox.telegram.methods import METHODS
from sandbox.telegram.world import World
from tests.journeys.reliability.asking import on_both_databases
from tests.journeys.reliability.process import BotProcess
from tests.journeys.reliability.waiting import a_video, eventually, rows
from tests.stage import Stage

IN_FLIGHT = "SELECT status FROM tasks WHERE lease_owner IS NOT NULL"


@on_both_databases
async def test_sigterm_ends_it_in_time_whatever_is_in_flight_and_nothing_is_lost(
    stage: Stage, process: BotProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as slow:
        await process.up()
        first = await stage.says("/veo a delivery in flight")
        _hold_deliveries(slow)
        await eventually(lambda: _is_in_flight(stage, "ready"))
        _hold_creates(slow)
        second = await stage.says("/veo a purchase in flight")
        await eventually(lambda: _is_in_flight(stage, "submitting"))
        asked_at = time.monotonic()
        code = await process.terminate()
        took = time.monotonic() - asked_at
    print(f"SIGTERM with a purchase and a delivery in flight: {took:.1f} s")  # noqa: T201
    assert code == 0
    assert took < 10
    assert not _in_flight(stage)
    assert "Traceback" not in process.log
    await process.up()
    await a_video(stage, first)
    await a_video(stage, second)
    assert len(stage.creates()) == 2


async def test_a_stop_while_telegram_is_down_at_the_start_is_a_stop(
    stage: Stage, process: BotProcess
) -> None:
    stage.knobs.telegram_down = True
    await process.start()
    await eventually(lambda: "cannot be reached yet" in process.log)
    assert await process.terminate() == 0


async def test_a_stop_while_the_database_is_being_replaced_is_a_stop(
    stage: Stage, process: BotProcess
) -> None:
    with ProcessLock(stage.folder / "veogram.db").exclusive() as is_free:
        assert is_free
        await process.start()
        await eventually(lambda: "the start waits" in process.log)
        assert await process.terminate() == 0


async def test_a_start_waits_for_a_telegram_that_is_down(stage: Stage, process: BotProcess) -> None:
    stage.knobs.telegram_down = True
    await process.start()
    await eventually(lambda: "cannot be reached yet" in process.log)
    stage.knobs.telegram_down = False
    await stage.video_for(await stage.says("/veo a red fox"))


async def test_two_processes_on_one_database_double_nothing_and_the_second_says_so(
    stage: Stage, process: BotProcess, tmp_path: Path
) -> None:
    second = BotProcess(stage.sandbox, tmp_path, name="second")
    await process.up()
    await second.start()
    try:
        await eventually(lambda: "another process works on the same database" in second.log)
        asked = [await stage.says(f"/veo fox number {n}") for n in range(12)]
        for each in asked:
            await a_video(stage, each)
        await eventually(
            lambda: not rows(tmp_path, "SELECT id FROM tasks WHERE NOT outcome_notified")
        )
    finally:
        await second.kill()
    answered = Counter(
        m.reply_to.id for m in stage.telegram.messages(stage.chat) if m.video and m.reply_to
    )
    assert len(stage.creates()) == 12
    assert set(answered.values()) == {1}
    assert "another process works" not in process.log


async def test_what_one_process_leaves_the_other_takes_up(
    stage: Stage, process: BotProcess, tmp_path: Path
) -> None:
    second = BotProcess(stage.sandbox, tmp_path, name="second")
    await process.up()
    await second.start()
    try:
        await eventually(lambda: "another process works on the same database" in second.log)
        asked = [await stage.says(f"/veo fox number {n}") for n in range(6)]
        await eventually(stage.creates)
        await process.terminate()
        for each in asked:
            await a_video(stage, each)
    finally:
        await second.kill()
    assert len(stage.creates()) == 6


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", "no token"),
        ("TELEGRAM_BOT_TOKEN", "7:unknown-to-telegram"),
        ("AIMLAPI_KEY", ""),
        ("DATABASE_URL", "sqlite:////proc/nowhere/veogram.db"),
        ("DEFAULT_MODEL", "sora"),
        ("USER_DAILY_LIMIT", "-1"),
    ],
)
async def test_a_wrong_setting_ends_the_start_with_one_line_that_names_it(
    stage: Stage, tmp_path: Path, name: str, value: str
) -> None:
    process = BotProcess(stage.sandbox, tmp_path, **{name: value})
    await process.start()
    assert await process.ended() == 2
    (line,) = process.log.splitlines()
    assert name in line
    assert value not in line or not value


def _in_flight(stage: Stage) -> list[str]:
    return [status for (status,) in rows(stage.folder, IN_FLIGHT)]


def _is_in_flight(stage: Stage, status: str) -> bool:
    return status in _in_flight(stage)


def _hold_deliveries(monkeypatch: pytest.MonkeyPatch) -> None:
    async def held(world: World, call: Call) -> Json:
        await asyncio.sleep(8)
        raise Refusal(502, "Bad Gateway")

    monkeypatch.setitem(METHODS, "sendVideo", held)


def _hold_creates(monkeypatch: pytest.MonkeyPatch) -> None:
    real = validation.check

    def check(body: object) -> Model:
        time.sleep(8)  # in a thread of the provider's
        return real(body)

    monkeypatch.setattr("sandbox.provider.app.check", check)
