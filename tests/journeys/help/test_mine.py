"""Keep mine: the own words stay, whatever question they have answered."""

from tests.journeys.help.scene import improved
from tests.sentences import tells
from tests.stage import Stage, jpeg, words


async def test_own_words_that_answer_a_question_can_be_kept(stage: Stage) -> None:
    async with stage.bot():
        question = await stage.answer_to(await stage.says("/veo"))
        assert tells(question.text, "ask-prompt")
        asked = await stage.says("a red fox --improve", reply_to=question)
        better = await improved(stage, asked)
        await stage.press(better, words("button-mine"))
        await stage.press(stage.now(better), "Make it")
        await stage.video_for(asked)
    assert [body["prompt"] for body in stage.creates()] == ["a red fox"]


async def test_own_words_that_move_a_picture_can_be_kept(stage: Stage) -> None:
    async with stage.bot():
        question = await stage.answer_to(await stage.says("", photo=jpeg()))
        assert tells(question.text, "ask-motion")
        asked = await stage.says("it waves --improve", reply_to=question)
        better = await improved(stage, asked)
        await stage.press(better, words("button-mine"))
        await stage.press(stage.now(better), "Make it")
        await stage.video_for(asked)
    assert [body["prompt"] for body in stage.creates()] == ["it waves"]


async def test_the_last_words_are_kept_and_not_those_of_an_earlier_question(stage: Stage) -> None:
    async with stage.bot(confirm_above_usd="0.01"):
        asked = await stage.says("/veo a red fox --improve")
        better = await improved(stage, asked)
        await stage.press(better, words("button-edit"))
        question = await stage.answer_to(better, lambda m: tells(m.text, "ask-edit"))
        mine = await stage.says("a blue fox", reply_to=question)
        offer = await stage.answer_to(mine, lambda m: tells(m.text, "offer"))
        await stage.press(offer, words("button-improve"))
        better = await improved(stage, mine)
        await stage.press(better, words("button-mine"))
        await stage.press(stage.now(better), "Make it")
        await stage.video_for(mine)
    assert [body["prompt"] for body in stage.creates()] == ["a blue fox"]
