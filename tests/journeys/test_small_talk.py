"""Who greets or thanks is answered in kind, and offered nothing."""

import pytest

from tests.sentences import tells
from tests.stage import Stage, words


@pytest.mark.parametrize("text", ["Hi!", "thanks 🙏", "👍", "Спасибо"])
async def test_who_greets_or_thanks_is_offered_nothing(stage: Stage, text: str) -> None:
    async with stage.bot():
        answer = await stage.answer_to(await stage.says(text))
    assert answer.html == words("small-talk")
    assert not answer.buttons


async def test_thanks_answer_no_question_and_leave_it_open(stage: Stage) -> None:
    async with stage.bot():
        question = await stage.answer_to(await stage.says("/veo"))
        for more in ({}, {"reply_to": question}):
            said = await stage.answer_to(await stage.says("thanks!", **more))
            assert tells(said.text, "small-talk")
        await stage.video_for(await stage.says("a red fox"))
    assert [body["prompt"] for body in stage.creates()] == ["a red fox"]


async def test_strangers_hear_that_they_are_strangers(stage: Stage) -> None:
    async with stage.bot(allowed_users="1"):
        assert tells(await stage.refused("thanks"), "refusal-not-allowed")
