"""Who presses a question that is closed, or replies to one in a group, hears what holds."""

import asyncio

import pytest

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.chats import Chat
from sandbox.telegram.errors import Refusal
from sandbox.telegram.messages import Message
from sandbox.telegram.world import World
from tests.journeys.telegram_faults import Method, On
from tests.journeys.trust.conftest import Bot
from tests.sentences import tells
from tests.stage import Stage, jpeg, words

VEO = "/veo@veogram_bot"


async def test_a_press_on_a_question_that_was_answered_says_that_it_is_closed(
    stage: Stage, bot: Bot, on: On
) -> None:
    """Its buttons are removed, which may fail."""

    async def refuse(_: World, __: Call, ___: Method) -> Json:
        raise Refusal(502, "Bad Gateway")

    on("editMessageReplyMarkup", refuse)
    async with bot():
        question = await stage.answer_to(await stage.says("", photo=jpeg()))
        await stage.video_for(await stage.says("it blooms"))
        pressed = await stage.press(question, words("motion-closer"))
        dropped = await stage.press(question, words("button-cancel"))
    assert tells(pressed.text or "", "refusal-question-closed")
    assert tells(dropped.text or "", "refusal-question-closed")
    assert len(stage.creates()) == 1


async def test_of_two_presses_that_drop_a_question_one_hears_that_it_is_closed(
    stage: Stage, bot: Bot
) -> None:
    async with bot():
        question = await stage.answer_to(await stage.says("/veo"))
        cancel = words("button-cancel")
        presses = [stage.press(question, cancel) for _ in range(2)]
        said = [answer.text or "" for answer in await asyncio.gather(*presses)]
    assert sorted(tells(text, "refusal-question-closed") for text in said) == [False, True]
    assert "" in said


@pytest.mark.parametrize("label", ["edit", "extend"])
@pytest.mark.parametrize("group", ["yes", "no"])
async def test_a_question_in_a_group_asks_for_a_reply(
    stage: Stage, bot: Bot, label: str, group: str
) -> None:
    club = stage.telegram.group("Film club", [stage.anna])
    chat = club if group == "yes" else stage.chat
    values = {"prompt": "a red fox"} if label == "edit" else {}
    asking = words(f"ask-{label}", person="|", group=group, **values).partition("|")[2]
    async with bot():
        question = await _question_under_a_video(stage, chat, label)
        answer = await stage.telegram.send(stage.anna, chat, "in the snow", reply_to=question)
        await stage.video_for(answer)
    assert asking in question.html
    assert [body["prompt"] for body in stage.creates()] == ["a red fox", "in the snow"]


async def _question_under_a_video(stage: Stage, chat: Chat, label: str) -> Message:
    asked = await stage.telegram.send(stage.anna, chat, f"{VEO} a red fox --model veo3.1-fast")
    video = await stage.video_for(asked)
    await stage.press(video, words(f"button-{label}"))
    return await stage.answer_to(video, lambda m: not m.video)
