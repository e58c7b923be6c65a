"""Several takes of a better prompt, or of a picture that moves."""

from tests.journeys.help.scene import calls, improved, labels, picture
from tests.sentences import tells
from tests.stage import Stage, words


async def test_several_takes_of_a_better_prompt_are_bought_at_the_price_that_is_shown(
    stage: Stage,
) -> None:
    async with stage.bot():
        asked = await stage.says("/veo a red fox --takes 2 --improve")
        better = await improved(stage, asked)
        assert tells(better.text, "offer-takes")
        [use] = [label for label in labels(better) if "Use it" in label]
        assert "$2.52" in use
        await stage.press(better, "Use it")
        await stage.bought(2)
    prompts = {body["prompt"] for body in stage.creates()}
    assert len(prompts) == 1
    assert len(calls(stage)) == 1


async def test_a_picture_first_moves_in_as_many_takes_as_were_asked_for(stage: Stage) -> None:
    async with stage.bot(confirm_above_usd="0.01"):
        asked = await stage.says("/veo a red fox --takes 2")
        offer = await stage.answer_to(asked, lambda m: tells(m.text, "offer-takes"))
        await stage.press(offer, words("button-first"))
        photo = await picture(stage, asked)
        assert len(calls(stage)) == 1
        await stage.press(photo, words("button-move"))
        question = await stage.answer_to(photo, lambda m: tells(m.text, "ask-motion"))
        assert tells(question.text, "ask-cost-takes")
        await stage.press(question, words("button-as-is"))
        again = await stage.answer_to(photo, lambda m: tells(m.text, "offer-takes"))
        await stage.press(again, "Make")
        await stage.bought(2)


async def test_what_is_cancelled_is_said_once(stage: Stage) -> None:
    stage.knobs.speed = 0.5
    async with stage.bot():
        progress = await stage.answer_to(await stage.says("/still a red fox"))
        await stage.press(progress, words("button-cancel"))
        await stage.until(lambda: any(tells(text, "still-ended") for text in stage.said()))
        stage.knobs.speed = 100.0
        await stage.answer_to(await stage.says("/help"))
        assert sum(tells(text, "still-ended") for text in stage.said()) == 1
