"""A video is bought once, whatever becomes of the answer."""

import asyncio
from collections import Counter
from functools import partial

import pytest

from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.reliability.asking import on_both_databases
from tests.journeys.reliability.conftest import Bot
from tests.journeys.reliability.waiting import as_time_passes, eventually, rows
from tests.sentences import tells
from tests.stage import Stage, words

pytestmark = on_both_databases

TEN_MINUTES = 600


def bought_more_than_once(stage: Stage) -> list[str]:
    """Return the paid calls whose name the provider saw twice, or whose task it saw twice."""
    calls = [g.client_request_id or "" for g in stage.sandbox.provider.generations.values()]
    tasks = Counter(call.split("-")[2] for call in calls)
    return [task for task, count in tasks.items() if count > 1]


@pytest.mark.parametrize("fault", ["lost", "html", "no-keys", "list-body", "empty-body"])
async def test_a_purchase_whose_answer_is_lost_is_found_in_the_log(
    stage: Stage, bot: Bot, fault: str
) -> None:
    stage.sandbox.provider.next(fault, on="create")
    async with bot():
        await stage.video_for(await stage.says("/veo a red fox"))
    assert len(stage.creates()) == 1
    assert len(stage.sandbox.journal.of("logs")) == 1


async def test_a_row_that_comes_late_into_the_log_is_waited_for(stage: Stage, bot: Bot) -> None:
    stage.knobs.provider_log_delay = 3.0
    stage.sandbox.provider.next("lost", on="create")
    async with bot():
        await stage.video_for(await stage.says("/veo a red fox"))
    assert len(stage.creates()) == 1
    assert len(stage.sandbox.journal.of("logs")) > 1


@pytest.mark.parametrize("fault", ["500", "503", "429"])
async def test_what_was_surely_not_accepted_is_sent_again(
    stage: Stage, bot: Bot, fault: str
) -> None:
    stage.sandbox.provider.next(fault, on="create")
    async with bot():
        await stage.video_for(await stage.says("/veo a red fox"))
    assert len(stage.creates()) == 1
    assert not stage.sandbox.journal.of("logs")


@pytest.mark.parametrize("fault", ["lost-before", "html-before"])
async def test_what_is_never_found_is_left_to_the_person(
    stage: Stage, bot: Bot, clock: MovableClock, fault: str
) -> None:
    stage.sandbox.provider.next(fault, on="create")
    async with bot():
        asked = await stage.says("/veo a red fox")
        question = await _question(stage, clock, asked)
        assert stage.creates() == []
        taps = [_tap(stage, question, words("button-rebuy")) for _ in range(2)]
        await asyncio.gather(*taps)
        await stage.video_for(asked)
    assert len(stage.creates()) == 1


async def test_nobody_is_asked_to_decide_before_ten_minutes_have_passed(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    stage.sandbox.provider.next("lost-before", on="create")
    async with bot():
        asked = await stage.says("/veo a red fox")
        for seen in range(1, 4):
            await eventually(partial(_asked_the_log, stage, seen))
            clock.advance(TEN_MINUTES / 4)
        await eventually(partial(_asked_the_log, stage, 4))
        assert rows(stage.folder, "SELECT status FROM tasks") == [("submitting",)]
        clock.advance(TEN_MINUTES)
        await stage.answer_to(asked, lambda m: words("button-rebuy") in _labels(m))


async def test_a_lost_request_can_be_let_be(stage: Stage, bot: Bot, clock: MovableClock) -> None:
    stage.sandbox.provider.next("lost-before", on="create")
    async with bot():
        asked = await stage.says("/veo a red fox")
        question = await _question(stage, clock, asked)
        await _tap(stage, question, words("button-leave"))
        await stage.until(lambda: not stage.telegram.world.current(question).buttons)
    assert stage.creates() == []


async def test_a_log_that_does_not_answer_proves_nothing(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    stage.sandbox.provider.next("lost", on="create")
    for _ in range(3):
        stage.sandbox.provider.next("html", on="logs")
    async with bot():
        asked = await stage.says("/veo a red fox")
        for seen in range(1, 5):
            await as_time_passes(clock, partial(_asked_the_log, stage, seen))
            clock.advance(TEN_MINUTES)
        await stage.video_for(asked)
    assert len(stage.creates()) == 1


async def test_a_rate_limit_slows_all_submits_and_every_video_comes(stage: Stage, bot: Bot) -> None:
    stage.knobs.turn({"provider_rate_limit": 2, "speed": 30.0})
    wanted = 6
    asked = [await stage.says(f"/veo fox number {n}") for n in range(wanted)]
    async with bot():
        await asyncio.gather(*(stage.video_for(each) for each in asked))
    refused = [entry for entry in stage.sandbox.journal.of("create") if entry.status == 429]
    assert len(stage.creates()) == wanted
    assert not bought_more_than_once(stage)
    # Everybody's first call may meet the limit; after that they ask one at a time.
    assert 0 < len(refused) <= 3 * wanted


async def test_a_request_that_can_never_be_made_is_refused_in_words_and_costs_nothing(
    stage: Stage, bot: Bot
) -> None:
    stage.sandbox.provider.next("404", on="create")
    async with bot():
        asked = await stage.says("/veo a red fox")
        answer = await stage.answer_to(asked, lambda m: tells(m.text, "failed-refused"))
    assert answer.reply_to is not None
    assert stage.creates() == []


async def test_the_intent_is_written_down_before_the_call(stage: Stage, bot: Bot) -> None:
    async with bot():
        await stage.video_for(await stage.says("/veo a red fox"))
    (name,), *_ = rows(stage.folder, "SELECT client_request_id FROM tasks")
    assert len(stage.sandbox.provider.purchases(name)) == 1


async def _question(stage: Stage, clock: MovableClock, asked: Message) -> Message:
    """Let ten minutes pass after the call was lost, and return what the person is asked."""
    await eventually(lambda: stage.sandbox.journal.of("logs"))
    clock.advance(TEN_MINUTES + 60)
    return await stage.answer_to(asked, lambda m: words("button-rebuy") in _labels(m))


def _asked_the_log(stage: Stage, times: int) -> bool:
    return len(stage.sandbox.journal.of("logs")) >= times


async def _tap(stage: Stage, question: Message, label: str) -> None:
    """Press a button, if it is still there."""
    if label in _labels(stage.telegram.world.current(question)):
        await stage.telegram.press(stage.anna, question, label)


def _labels(message: Message) -> list[str]:
    return [button.text for row in message.buttons for button in row]
