"""Who presses a question that is closed hears that it is."""

import asyncio

from tests.journeys.trust.conftest import Bot
from tests.sentences import tells
from tests.stage import Stage, jpeg, words


async def test_a_press_on_a_question_that_was_answered_says_that_it_is_closed(
    stage: Stage, bot: Bot
) -> None:
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
