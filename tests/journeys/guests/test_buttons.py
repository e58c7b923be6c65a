"""Buttons elsewhere serve whom they were made for, under the message they were made for."""

import pytest

from sandbox.telegram.keyboards import Button
from tests.journeys.guests.elsewhere import (
    answered,
    calls,
    elsewhere,
    ended,
    filmed,
    offered,
)
from tests.sentences import tells
from tests.stage import Stage


async def test_buttons_of_a_private_chat_do_nothing_elsewhere(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    chat = elsewhere(stage, ben)
    stage.knobs.provider_slow = 1000.0
    async with stage.bot(user_active_limit=0):
        bens = await answered(stage, await calls(stage, chat, "a bear", ben))
        await stage.bought()
        shown = stage.now(bens).text
        pages = await stage.answer_to(await stage.says("/settings"))
        own = [button for row in pages.buttons for button in row]
        for button in own:
            answer = await stage.telegram.press(stage.anna, stage.now(bens), button)
            assert tells(answer.text or "", "refusal-not-the-sender")
    assert stage.now(bens).text.split("\n")[0] == shown.split("\n")[0]


async def test_one_s_own_buttons_do_nothing_under_somebody_else_s_message(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    chat = elsewhere(stage, ben)
    stage.knobs.provider_slow = 1000.0
    async with stage.bot(user_active_limit=0, confirm_above_usd=1):
        wish = await offered(stage, chat, "mine")
        question = await answered(stage, await calls(stage, chat, "mine too"))
        bens_question = await answered(stage, await calls(stage, chat, "his", ben))
        bens = await offered(stage, chat, "his too", ben)
        await stage.press(bens, "Make it", ben)
        await stage.until(lambda: stage.now(bens).text.startswith("🎬"))
        for message in (bens, bens_question):
            for mine in (wish, question):
                for button in (each for row in mine.buttons for each in row):
                    answer = await stage.telegram.press(stage.anna, stage.now(message), button)
                    assert tells(answer.text or "", "refusal-not-the-sender")
    assert stage.now(bens_question).text == bens_question.text
    assert [made["prompt"] for made in stage.creates()] == ["his too"]


async def test_another_try_takes_the_place_of_nobody_else_s_offer(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    chat = elsewhere(stage, ben)
    stage.sandbox.provider.next("safety")
    async with stage.bot():
        mine = await answered(stage, await calls(stage, chat, "mine"))
        failed = await ended(stage, mine)
        bens = await offered(stage, chat, "his", ben)
        [[retry]] = failed.buttons
        forged = Button("Forged", data=retry.data, raw=retry.raw)
        await stage.telegram.press(stage.anna, bens, forged)
        await filmed(stage, mine)
    assert stage.now(bens).text == bens.text


@pytest.mark.parametrize("data", ["wish:7", "make:1:x", "cancel:1", "wish::::", "w" * 64, "é"])
async def test_forged_data_are_refused(stage: Stage, data: str) -> None:
    chat = elsewhere(stage)
    async with stage.bot():
        message = await offered(stage, chat, "a fox")
        forged = Button("Forged", data=data, raw={"text": "Forged", "callback_data": data})
        answer = await stage.telegram.press(stage.anna, message, forged)
    assert tells(answer.text or "", "refusal-not-the-sender")
    assert stage.creates() == []


async def test_the_video_s_button_writes_its_words_again_and_buys_nothing(stage: Stage) -> None:
    chat = elsewhere(stage)
    async with stage.bot():
        progress = await answered(stage, await calls(stage, chat, "a red fox"))
        video = await filmed(stage, progress)
        long = await filmed(stage, await answered(stage, await calls(stage, chat, "x" * 300)))
    ((button,),) = video.buttons
    assert (button.data, button.switch_inline, button.switch_here) == (None, "a red fox", True)
    assert long.buttons == ()
