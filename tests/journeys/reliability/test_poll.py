"""Nothing that the provider answers, or does not, fails a video that is paid for."""

import asyncio
import contextlib
import math

import pytest

from tests.clock import MovableClock
from tests.journeys.reliability.asking import on_both_databases
from tests.journeys.reliability.conftest import Bot
from tests.journeys.reliability.waiting import eventually, rows
from tests.sentences import tells
from tests.stage import Stage

STRANGE = (
    *("500", "503", "429", "404", "401", "html", "html-before", "lost", "lost-before"),
    *("no-keys", "list-body", "empty-body", "unknown-status"),
)
DAY = 24 * 3600
A_HISTORY = 5
"""Videos from which the bot takes how long the next one will take."""
LOOKS_IN_A_ROW = 6
"""Looks after which a video that is still being made is given up, when a day has passed."""


@on_both_databases
async def test_no_strange_answer_fails_a_video(stage: Stage, bot: Bot) -> None:
    for fault in STRANGE:
        stage.sandbox.provider.next(fault, on="fetch")
    async with bot():
        asked = [await stage.says(f"/veo fox number {n}") for n in range(len(STRANGE))]
        await asyncio.gather(*(stage.video_for(each) for each in asked))
    assert len(stage.creates()) == len(STRANGE)


@pytest.mark.parametrize(
    ("fate", "key"),
    [
        ("safety", "failed-safety"),
        ("bare-error", "failed-safety"),
        ("null-error", "failed-provider-failed"),
        ("empty", "failed-no-video"),
    ],
)
async def test_a_failure_is_told_with_the_providers_reason(
    stage: Stage, bot: Bot, fate: str, key: str
) -> None:
    stage.sandbox.provider.next(fate)
    async with bot():
        asked = await stage.says("/veo a red fox")
        await stage.answer_to(asked, lambda m: tells(m.text, key))
        await stage.until(lambda: len(stage.telegram.messages(stage.chat)) == 2)
    assert len(stage.creates()) == 1


@on_both_databases
async def test_after_the_deadline_the_person_hears_the_truth_and_a_late_video_still_comes(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    stage.knobs.speed = 1.0
    async with bot():
        asked = await stage.says("/veo a red fox")
        await _bought(stage)
        clock.advance(20 * 60)
        await stage.answer_to(asked, lambda m: tells(m.text, "progress-late"))
        _finish(stage)
        await _until_the_next_look(stage, clock)
        await stage.video_for(asked)
    assert len(stage.creates()) == 1


async def test_looking_is_slow_when_a_video_is_late(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    stage.knobs.speed = 1.0
    async with bot():
        await stage.says("/veo a red fox")
        await _bought(stage)
        clock.advance(3600)
        before, looks = _looks(stage), 20
        passed = sum([await _until_the_next_look(stage, clock) for _ in range(looks)])
    assert _looks(stage) - before <= passed / 300 + 3


async def test_after_a_day_the_search_ends_in_words(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    stage.knobs.speed = 1.0
    async with bot():
        asked = await stage.says("/veo a red fox")
        await _bought(stage)
        clock.advance(DAY + 60)
        await _until_looks(stage, clock, LOOKS_IN_A_ROW)
        await stage.answer_to(asked, lambda m: tells(m.text, "failed-timed-out"))


async def test_a_clock_that_jumps_by_a_day_and_back_ends_nothing(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    stage.knobs.speed = 1.0
    async with bot():
        asked = await stage.says("/veo a red fox")
        await _bought(stage)
        clock.advance(DAY + 3600)
        await _until_looks(stage, clock, 2)
        assert rows(stage.folder, "SELECT status FROM tasks") == [("generating",)]
        _finish(stage)
        await _until_the_next_look(stage, clock)
        await stage.video_for(asked)


async def test_failures_from_before_a_jump_of_the_clock_prove_nothing_after_it(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    stage.knobs.speed = 1.0
    async with bot():
        asked = await stage.says("/veo a red fox")
        await _bought(stage)
        for _ in range(LOOKS_IN_A_ROW + 2):
            stage.sandbox.provider.next("lost", on="fetch")
        await _until_looks(stage, clock, LOOKS_IN_A_ROW + 2)
        clock.advance(DAY + 3600)
        await _until_looks(stage, clock, 2)
        assert rows(stage.folder, "SELECT status FROM tasks") == [("generating",)]
        _finish(stage)
        await _until_the_next_look(stage, clock)
        await stage.video_for(asked)


async def test_a_machine_that_wakes_without_a_network_gives_nothing_up(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    stage.knobs.speed = 1.0
    async with bot():
        asked = await stage.says("/veo a red fox")
        await _bought(stage)
        clock.advance(DAY + 3600)
        for _ in range(2 * LOOKS_IN_A_ROW):
            stage.sandbox.provider.next("lost", on="fetch")
        _finish(stage)
        await _until_looks(stage, clock, 2 * LOOKS_IN_A_ROW)
        await _until_the_next_look(stage, clock)
        await stage.video_for(asked)


async def test_one_silence_after_a_days_sleep_does_not_fail_a_finished_video(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    stage.knobs.speed = 1.0
    async with bot():
        asked = await stage.says("/veo a red fox")
        await _bought(stage)
    _finish(stage)
    clock.advance(2 * DAY)
    stage.sandbox.provider.next("lost", on="fetch")
    async with bot():
        await stage.video_for(asked)


@on_both_databases
async def test_a_night_of_downtime_says_nothing_about_how_long_videos_take(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    stage.knobs.speed = 1.0
    async with bot():
        asked = await stage.says("/veo a red fox")
        await _bought(stage)
    _finish(stage)
    clock.advance(8 * 3600)
    async with bot():
        await stage.video_for(asked)
    assert rows(stage.folder, "SELECT measured FROM tasks") == [(0,)]


async def test_after_a_night_of_downtime_the_next_video_is_looked_for_in_time(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    stage.knobs.speed = 1.0
    async with bot():
        asked = [await stage.says(f"/veo fox number {n}") for n in range(A_HISTORY)]
        await stage.bought(A_HISTORY)
    _finish(stage)
    clock.advance(8 * 3600)
    async with bot():
        for each in asked:
            await stage.video_for(each)
        clock.advance(61)  # what is known of the pace is asked for anew
        another = await stage.says("/veo one more fox")
        await stage.bought(A_HISTORY + 1)
        _finish(stage)
        clock.advance(20 * 60)
        await stage.video_for(another)


async def test_an_outage_past_the_deadline_is_told_too(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    stage.knobs.speed = 1.0
    async with bot():
        asked = await stage.says("/veo a red fox")
        await _bought(stage)
        stage.knobs.provider_down = True
        clock.advance(20 * 60)
        await stage.answer_to(asked, lambda m: tells(m.text, "progress-late"))


async def _bought(stage: Stage) -> None:
    """Return when a video is in the making that will not be finished until ``_finish``."""
    await eventually(stage.creates)
    for generation in stage.sandbox.provider.generations.values():
        generation.finishes_at = math.inf


def _finish(stage: Stage) -> None:
    """Let the provider finish everything at once."""
    for generation in stage.sandbox.provider.generations.values():
        generation.finishes_at = 0.0


async def _until_looks(stage: Stage, clock: MovableClock, count: int) -> None:
    """Return after some more looks, and let the pauses between them pass."""
    for _ in range(count):
        await _until_the_next_look(stage, clock)


def _looks(stage: Stage) -> int:
    return len(stage.sandbox.journal.of("fetch"))


async def _until_the_next_look(stage: Stage, clock: MovableClock) -> float:
    """Let time pass in steps of five minutes until the provider is asked; return the seconds."""
    before, steps = _looks(stage), 0
    while _looks(stage) == before:
        clock.advance(300)
        steps += 1
        with contextlib.suppress(TimeoutError):
            await eventually(lambda: _looks(stage) > before, patience=0.5)
    return steps * 300.0
