"""A purchase whose answer was lost is found in the log, whatever was decided meanwhile."""

import re
from collections.abc import Callable

import pytest

from sandbox.provider.catalogue import catalogue
from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import eventually, rows
from tests.journeys.trust.conftest import Bot
from tests.journeys.trust.lost import lose_the_next_purchase, question_about
from tests.journeys.trust.sending import labels
from tests.sentences import tells
from tests.stage import Stage, words

HIDDEN = 1e6
"""Seconds by which the log is late, until a test says otherwise."""

STATUS = "SELECT status FROM tasks ORDER BY id"


def lose_the_answer(stage: Stage) -> None:
    """Let the next paid call reach the provider, whose log shows it only later."""
    stage.knobs.turn({"provider_log_delay": HIDDEN})
    stage.sandbox.provider.next("lost", on="create")


def show_the_log(stage: Stage, clock: MovableClock) -> None:
    """Let the log show everything, and time pass until somebody reads it again."""
    stage.knobs.turn({"provider_log_delay": 0.0})
    clock.advance(301)


async def _decided(stage: Stage, clock: MovableClock, button: str) -> Message:
    """Let Anna ask, lose the answer, and press a button of the question; return what she asked."""
    asked = await stage.says("/veo a red fox")
    question = await question_about(stage, clock, asked)
    await stage.press(question, words(button))
    await stage.until(lambda: not stage.now(question).buttons)
    return asked


async def test_what_is_found_after_the_question_is_delivered(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    lose_the_answer(stage)
    async with bot():
        asked = await stage.says("/veo a red fox")
        question = await question_about(stage, clock, asked)
        show_the_log(stage, clock)
        await stage.video_for(asked)
        late = await stage.press(question, words("button-rebuy"))
        await stage.answer_to(await stage.says("/help"))
    assert late.text
    assert len(stage.creates()) == 1


async def test_what_was_left_is_delivered_when_it_is_found(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    lose_the_answer(stage)
    async with bot():
        asked = await _decided(stage, clock, "button-leave")
        show_the_log(stage, clock)
        await stage.video_for(asked)
    assert len(stage.creates()) == 1


async def test_what_was_bought_again_and_is_found_is_delivered_and_nothing_more_is_bought(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    lose_the_answer(stage)
    async with bot():
        asked = await _decided(stage, clock, "button-rebuy")
        show_the_log(stage, clock)
        await eventually(lambda: rows(stage.folder, STATUS) == [("delivered",)] * 2)
        videos = [m for m in stage.telegram.messages(stage.chat) if m.video]
        assert [m.reply_to.id for m in videos if m.reply_to] == [asked.id] * 2
    assert len(stage.creates()) == 2


async def test_what_was_cancelled_while_it_was_looked_for_is_delivered_when_it_is_found(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    lose_the_answer(stage)
    async with bot():
        asked = await stage.says("/veo a red fox")
        progress = await stage.answer_to(asked)
        await eventually(lambda: stage.sandbox.journal.of("logs"))
        await stage.cancels_anyway(progress)
        await stage.until(lambda: tells(stage.now(progress).text, "failed-cancelled-sent"))
        show_the_log(stage, clock)
        await stage.answer_to(asked, lambda m: bool(m.video))
    assert len(stage.creates()) == 1


async def test_a_lost_call_that_failed_is_told_so_and_gives_the_quota_back(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    stage.sandbox.provider.next("safety")
    lose_the_answer(stage)
    async with bot(user_daily_limit=1):
        asked = await stage.says("/veo a red fox")
        await question_about(stage, clock, asked)
        for generation in stage.sandbox.provider.generations.values():
            generation.finishes_at = 0.0
        show_the_log(stage, clock)
        await stage.answer_to(asked, lambda m: tells(m.text, "failed-provider-failed"))
        await stage.video_for(await stage.says("/veo a blue fox"))


async def test_a_refusal_that_nobody_heard_is_found_in_the_log_and_holds_nothing(
    stage: Stage, bot: Bot
) -> None:
    stage.sandbox.provider.next("refusal-lost", on="create")
    async with bot(user_daily_limit=1):
        asked = await stage.says("/veo a red fox")
        await stage.answer_to(asked, lambda m: tells(m.text, "failed-provider-failed"))
        assert rows(stage.folder, "SELECT sum(reserved), sum(charged) FROM entries") == [(0, 0)]
        await stage.video_for(await stage.says("/veo a blue fox"))
    assert len(stage.creates()) == 1


FOREIGN: dict[str, Callable[[str], str | None]] = {
    "installation": lambda name: re.sub(r"^(\w+)-\w+-", r"\1-0123456789ab-", name),
    "call": lambda name: re.sub(r"-\w+$", "-0123456789abcdef", name),
    "spelling": str.upper,
    "nobody": lambda _: None,
}
"""Names of others' calls, however like ours they are."""


@pytest.mark.parametrize("foreign", FOREIGN.values(), ids=FOREIGN)
async def test_a_row_of_somebody_elses_is_never_taken_for_ours(
    stage: Stage, bot: Bot, clock: MovableClock, foreign: Callable[[str], str | None]
) -> None:
    lose_the_next_purchase(stage)
    async with bot():
        asked = await stage.says("/veo a red fox")
        await eventually(lambda: stage.sandbox.journal.of("logs"))
        ((ours,),) = rows(stage.folder, "SELECT client_request_id FROM tasks")
        _buy_for_somebody_else(stage, foreign(ours))
        question = await question_about(stage, clock, asked)
    assert words("button-rebuy") in labels(question)
    assert rows(stage.folder, "SELECT status, generation_id FROM tasks") == [("uncertain", None)]


async def test_every_installation_names_its_calls_by_an_id_of_its_own(
    stage: Stage, bot: Bot
) -> None:
    async with bot():
        await stage.video_for(await stage.says("/veo a red fox"))
    async with bot():
        await stage.video_for(await stage.says("/veo a blue fox"))
    ((installation,),) = rows(stage.folder, "SELECT value FROM installation WHERE key = 'id'")
    named = [g.client_request_id or "" for g in stage.sandbox.provider.generations.values()]
    assert [name.split("-")[1] for name in named] == [installation] * 2
    assert re.fullmatch(r"[0-9a-f]{12}", installation)


async def test_what_is_found_much_later_says_nothing_about_how_long_videos_take(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    lose_the_answer(stage)
    async with bot():
        asked = await stage.says("/veo a red fox")
        await question_about(stage, clock, asked)
        clock.advance(8 * 3600)
        show_the_log(stage, clock)
        await stage.video_for(asked)
    assert rows(stage.folder, "SELECT measured FROM tasks") == [(0,)]


async def test_a_machine_that_slept_for_a_day_looks_before_it_asks(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    lose_the_answer(stage)
    async with bot():
        asked = await stage.says("/veo a red fox")
        await eventually(lambda: stage.sandbox.journal.of("logs"))
    stage.knobs.turn({"provider_log_delay": 0.0})
    clock.advance(25 * 3600)
    async with bot():
        await stage.video_for(asked)
    assert not [m for m in stage.telegram.messages(stage.chat) if tells(m.text, "uncertain")]


def _buy_for_somebody_else(stage: Stage, name: str | None) -> None:
    """Let another bot of the same account buy a video, which is finished at once."""
    model = next(model for model in catalogue().values())
    body = {"model": model.name, "prompt": "not yours"}
    generation = stage.sandbox.provider.ledger.accept(model, body, name)
    generation.finishes_at = 0.0
