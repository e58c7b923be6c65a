"""In messages of a chat that the bot is no member of, a second press is the yes."""

import asyncio

import pytest

from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.guests.elsewhere import answered, calls, elsewhere
from tests.journeys.reliability.waiting import (
    eventually,
    rows,
    without_table,
)
from tests.journeys.telegram_faults import Broken, On
from tests.journeys.test_cancelling import ASKED, CANCEL, STATUS
from tests.journeys.test_stale import STORED
from tests.sentences import tells
from tests.stage import Stage


async def _called(stage: Stage) -> Message:
    """Return the progress of a guest's request that is paid for."""
    stage.sandbox.provider.next("stuck", on="create")
    progress = await answered(stage, await calls(stage, elsewhere(stage), "a red fox"))
    await stage.until(lambda: rows(stage.folder, STATUS) == [("generating",)])
    return progress


async def test_elsewhere_a_second_press_within_a_minute_is_the_yes(stage: Stage) -> None:
    clock = MovableClock()
    async with stage.bot(clock):
        progress = await _called(stage)
        first = await stage.press(stage.now(progress), CANCEL)
        assert first.alert
        assert tells(first.text or "", "cancel-press-again")
        await eventually(lambda: rows(stage.folder, ASKED) == [(1,)])
        clock.advance(3)
        await stage.press(stage.now(progress), CANCEL)
        await stage.until(lambda: tells(stage.now(progress).text, "failed-cancelled-paid"))


@pytest.mark.parametrize("pause", [0.0, 61.0])
async def test_elsewhere_a_double_tap_or_a_press_much_later_is_no_yes(
    stage: Stage, pause: float
) -> None:
    clock = MovableClock()
    async with stage.bot(clock):
        progress = await _called(stage)
        taps = [stage.press(stage.now(progress), CANCEL)]
        if pause:
            await taps.pop()
            clock.advance(pause)
        told = await asyncio.gather(*taps, stage.press(stage.now(progress), CANCEL))
        assert all(tells(each.text or "", "cancel-press-again") for each in told)
    assert rows(stage.folder, STATUS) == [("generating",)]


async def test_elsewhere_a_press_after_a_warning_that_was_not_heard_is_no_yes(
    stage: Stage, on: On
) -> None:
    clock, alerts = MovableClock(), Broken()
    on("answerCallbackQuery", alerts)
    async with stage.bot(clock):
        progress = await _called(stage)
        alerts.is_down = True
        async with stage.pressing(stage.now(progress), CANCEL):
            await eventually(lambda: alerts.refused)
        alerts.is_down = False
        clock.advance(3)
        told = await stage.press(stage.now(progress), CANCEL)
        assert tells(told.text or "", "cancel-press-again")
    assert rows(stage.folder, STATUS) == [("generating",)]


async def test_elsewhere_a_press_from_before_the_warning_is_no_yes(stage: Stage) -> None:
    clock = MovableClock()
    async with stage.bot(clock):
        progress = await _called(stage)
        async with without_table(stage.folder, "tasks"):
            first = asyncio.create_task(stage.press(stage.now(progress), CANCEL))
            await eventually(lambda: rows(stage.folder, STORED) == [(1,)])
            clock.advance(3)
            second = asyncio.create_task(stage.press(stage.now(progress), CANCEL))
            await eventually(lambda: rows(stage.folder, STORED) == [(2,)])
        clock.advance(3)
        for told in await asyncio.gather(first, second):
            assert tells(told.text or "", "cancel-press-again")
    assert rows(stage.folder, STATUS) == [("generating",)]
