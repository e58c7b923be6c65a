"""What was decided stands, though its words were not heard: only the words are repeated."""

import logging

import pytest

from sandbox.journal import Json
from sandbox.telegram.api import Answer, BotApi
from sandbox.telegram.call import Call
from tests.clock import MovableClock
from tests.journeys.reliability.asking import on_both_databases
from tests.journeys.reliability.conftest import Bot
from tests.journeys.reliability.waiting import all_handled, eventually, rows
from tests.journeys.telegram_faults import Broken, On
from tests.sentences import tells
from tests.stage import Stage, words

HOURS = 5 * 3600
PRESSES_BUY_NO_MORE = 200


@pytest.fixture
def sending(on: On) -> Broken:
    """Sending words, which a test may break."""
    broken = Broken()
    on("sendMessage", broken)
    return broken


@pytest.fixture
def alerts(on: On) -> Broken:
    """Answering presses, which a test may break."""
    broken = Broken()
    on("answerCallbackQuery", broken)
    return broken


def bought(stage: Stage) -> list[str]:
    return [body["prompt"] for body in stage.creates()]


@on_both_databases
async def test_an_idea_whose_offer_was_not_heard_never_answers_a_later_question(
    stage: Stage, bot: Bot, clock: MovableClock, sending: Broken
) -> None:
    async with bot():
        sending.is_down = True
        idea = await stage.says("a cat on a roof")
        await eventually(lambda: sending.refused)
        sending.is_down = False
        await stage.answer_to(await stage.says("/veo"))
        await all_handled(stage, clock)
        assert tells((await stage.answer_to(idea)).text, "offer")
        await stage.video_for(await stage.says("/veo a red fox"))
    assert bought(stage) == ["a red fox"]


@on_both_databases
async def test_words_said_before_a_question_was_heard_do_not_answer_it(
    stage: Stage, bot: Bot, clock: MovableClock, sending: Broken
) -> None:
    async with bot():
        sending.is_down = True
        asked = await stage.says("/veo")
        await eventually(lambda: sending.refused)
        thanks = await stage.says("hello? are you there?")
        await eventually(lambda: len(sending.refused) >= 2)
        sending.is_down = False
        await all_handled(stage, clock)
        assert tells((await stage.answer_to(asked)).text, "ask-prompt")
        assert tells((await stage.answer_to(thanks)).text, "offer")
        await stage.video_for(await stage.says("/veo a red fox"))
    assert bought(stage) == ["a red fox"]


async def test_words_answer_a_question_that_was_heard_late(
    stage: Stage, bot: Bot, clock: MovableClock, sending: Broken
) -> None:
    async with bot():
        sending.is_down = True
        asked = await stage.says("/veo")
        await eventually(lambda: sending.refused)
        sending.is_down = False
        await all_handled(stage, clock)
        assert tells((await stage.answer_to(asked)).text, "ask-prompt")
        await stage.video_for(await stage.says("a red fox"))
    assert bought(stage) == ["a red fox"]


async def test_a_cancel_whose_answer_was_not_heard_cancels_nothing_asked_for_later(
    stage: Stage, bot: Bot, clock: MovableClock, sending: Broken
) -> None:
    async with bot():
        sending.is_down = True
        cancel = await stage.says("/cancel")
        await eventually(lambda: sending.refused)
        sending.is_down = False
        asked = await stage.says("/veo a red fox")
        await eventually(lambda: rows(stage.folder, "SELECT 1 FROM tasks"))
        await all_handled(stage, clock)
        assert tells((await stage.answer_to(cancel)).text, "refusal-nothing-to-cancel")
        await stage.video_for(asked)


async def test_a_cancel_whose_answer_was_not_heard_says_later_what_it_has_cancelled(
    stage: Stage, bot: Bot, clock: MovableClock, sending: Broken
) -> None:
    stage.sandbox.provider.next("stuck", on="create")
    async with bot():
        await stage.answer_to(await stage.says("/veo a red fox"))
        await stage.bought()
        sending.is_down = True
        cancel = await stage.says("/cancel")
        await eventually(lambda: sending.refused)
        sending.is_down = False
        asked = await stage.says("/veo a blue fox")
        await all_handled(stage, clock)
        said = await stage.confirms(cancel)
        assert said.html == words("cancel-done", prompt="a red fox")
        await stage.video_for(asked)


@on_both_databases
async def test_a_refused_request_whose_refusal_was_not_heard_is_not_bought_when_there_is_room(
    stage: Stage, bot: Bot, clock: MovableClock, sending: Broken
) -> None:
    stage.sandbox.provider.next("stuck", on="create")
    async with bot(user_active_limit=1):
        progress = await stage.answer_to(await stage.says("/veo a red fox"))
        await stage.bought()
        sending.is_down = True
        refused = await stage.says("/veo a bear")
        await eventually(lambda: sending.refused)
    async with bot(user_active_limit=1):
        await stage.cancels_anyway(progress)
        clock.advance(HOURS)
        sending.is_down = False
        await all_handled(stage, clock)
        assert tells((await stage.answer_to(refused)).text, "refusal-user-active")
        await stage.video_for(await stage.says("/veo a blue fox"))
    assert bought(stage) == ["a red fox", "a blue fox"]


async def test_what_a_press_has_bought_is_not_offered_when_its_answer_was_not_heard(
    stage: Stage, bot: Bot, clock: MovableClock, alerts: Broken
) -> None:
    async with bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        alerts.is_down = True
        async with stage.pressing(video, words("button-again")):
            await eventually(lambda: alerts.refused)
            await stage.video_for(video)
            clock.advance(PRESSES_BUY_NO_MORE)
            alerts.is_down = False
            await all_handled(stage, clock)
    assert len(stage.creates()) == 2
    assert not [text for text in stage.said() if tells(text, "offer")]


async def test_an_edit_press_whose_question_was_not_heard_asks_once(
    stage: Stage, bot: Bot, clock: MovableClock, sending: Broken
) -> None:
    async with bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        sending.is_down = True
        async with stage.pressing(video, words("button-edit")):
            await eventually(lambda: sending.refused)
            sending.is_down = False
            await all_handled(stage, clock)
        await stage.video_for(await stage.says("a blue fox"))
        thanks = await stage.answer_to(await stage.says("great, thank you"))
    assert tells(thanks.text, "offer")
    assert bought(stage) == ["a red fox", "a blue fox"]
    assert len([text for text in stage.said() if tells(text, "ask-edit")]) == 1


async def test_an_edit_press_whose_own_answer_was_not_heard_asks_once(
    stage: Stage, bot: Bot, clock: MovableClock, alerts: Broken
) -> None:
    async with bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        alerts.is_down = True
        async with stage.pressing(video, words("button-edit")):
            await eventually(lambda: alerts.refused)
            alerts.is_down = False
            await stage.video_for(await stage.says("a blue fox"))
            await all_handled(stage, clock)
        thanks = await stage.answer_to(await stage.says("great, thank you"))
    assert tells(thanks.text, "offer")
    assert bought(stage) == ["a red fox", "a blue fox"]
    assert len([text for text in stage.said() if tells(text, "ask-edit")]) == 1


@on_both_databases
async def test_an_older_choice_in_the_settings_never_overwrites_a_newer_one(
    stage: Stage, bot: Bot, clock: MovableClock, on: On
) -> None:
    editing = Broken()
    on("editMessageText", editing)
    on("answerCallbackQuery", editing)
    async with bot():
        menu = await stage.answer_to(await stage.says("/settings"))
        await stage.press(menu, words("settings-duration"))
        menu = stage.now(menu)
        editing.is_down = True
        async with stage.pressing(menu, "8"):
            await eventually(lambda: editing.refused)
            editing.is_down = False
            async with stage.pressing(menu, "4"):
                await eventually(lambda: rows(stage.folder, "SELECT duration FROM chats") == [(4,)])
                await all_handled(stage, clock)
        await stage.answer_to(await stage.says("/help"))
    assert rows(stage.folder, "SELECT duration FROM chats") == [(4,)]


async def test_ok_without_a_result_is_an_answer_that_was_lost_and_no_bug(
    stage: Stage,
    bot: Bot,
    clock: MovableClock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    real, cut = BotApi.perform, list[Json]()

    async def perform(api: BotApi, call: Call) -> Answer:
        answer = await real(api, call)
        if call.method != "sendMessage" or cut:
            return answer
        cut.append(answer.body)
        return Answer(200, {"ok": True})

    monkeypatch.setattr(BotApi, "perform", perform)
    async with bot():
        await stage.says("/help")
        await eventually(lambda: cut)
        await all_handled(stage, clock)
    assert len(stage.said()) == 2
    assert stage.said()[0] == stage.said()[1]
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
