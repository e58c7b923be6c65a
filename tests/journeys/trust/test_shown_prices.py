"""What a question has shown is what its answer buys, whatever the group's settings say by then."""

import pytest

from bot.money.credits import dollars_of
from bot.texts import texts_for
from sandbox.journal import Json
from sandbox.telegram.chats import Chat
from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import change, rows
from tests.journeys.test_stale import kept_waiting
from tests.sentences import tells
from tests.stage import Stage, jpeg, words

VEO = "/veo@veogram_bot"
SHOWN, EXPENSIVE = "google/veo-3.0-i2v-fast", "veo3.1"
QUOTE = "SELECT quote FROM tasks"


def _group(stage: Stage) -> Chat:
    return stage.telegram.group("Film club", [stage.anna])


async def _asked(stage: Stage, group: Chat) -> Message:
    """Let Anna send a picture, and return what she is asked about it."""
    photo = await stage.telegram.send(stage.anna, group, VEO, photo=jpeg())
    return await stage.answer_to(photo)


async def _choose_dearer(stage: Stage, group: Chat) -> None:
    """Let somebody who runs the group choose what costs more."""
    columns, values = "chat_id, model, resolution", f"{group.id}, '{EXPENSIVE}', '1080p'"
    await change(stage, f"INSERT INTO chats ({columns}) VALUES ({values})")


async def _bought_late(
    stage: Stage, clock: MovableClock, group: Chat, question: Message
) -> tuple[Message, Json]:
    """Press too late to buy at once, and accept the offer after somebody has chosen what is dearer.

    Returns the offer and what was bought.
    """
    async with kept_waiting(stage, clock, stage.press(question, words("motion-alive"))):
        offer = await stage.telegram.wait_for(group, lambda m: tells(m.text, "offer"))
        await _choose_dearer(stage, group)
        await stage.press(offer, words("button-make"))
        (body,) = await stage.bought()
    return offer, body


@pytest.mark.parametrize("by_words", [True, False], ids=["words", "a press"])
async def test_an_answer_buys_what_its_question_has_shown(stage: Stage, by_words: bool) -> None:
    group = _group(stage)
    async with stage.bot():
        question = await _asked(stage, group)
        await _choose_dearer(stage, group)
        if by_words:
            await stage.telegram.send(stage.anna, group, "it blooms", reply_to=question)
        else:
            await stage.press(question, words("motion-alive"))
        (body,) = await stage.bought()
    assert body["model"] == SHOWN
    assert body["prompt"] == ("it blooms" if by_words else words("motion-alive-prompt"))


async def test_an_option_in_the_words_is_chosen_anew(stage: Stage) -> None:
    group = _group(stage)
    async with stage.bot():
        question = await _asked(stage, group)
        answer = "it blooms --model veo3.1-fast"
        await stage.telegram.send(stage.anna, group, answer, reply_to=question)
        (body,) = await stage.bought()
    assert body["model"] == "google/veo-3.1-i2v-fast"


async def test_a_question_that_is_asked_again_buys_what_it_shows(
    stage: Stage, clock: MovableClock
) -> None:
    group = _group(stage)
    async with stage.bot(clock):
        question = await _asked(stage, group)
    offer, body = await _bought_late(stage, clock, group, question)
    ((quote,),) = rows(stage.folder, QUOTE)
    assert body["model"] == SHOWN
    assert texts_for("en").price(dollars_of(quote)) in offer.text


async def test_what_an_older_version_has_asked_is_bought_as_it_is_asked_again(
    stage: Stage, clock: MovableClock
) -> None:
    group = _group(stage)
    async with stage.bot(clock):
        question = await _asked(stage, group)
        await change(stage, "UPDATE drafts SET request = NULL, quote = NULL")
    _, body = await _bought_late(stage, clock, group, question)
    assert body["model"] == SHOWN


async def test_an_offer_of_an_older_version_that_named_no_price_is_asked_about(
    stage: Stage,
) -> None:
    async with stage.bot():
        asked = await stage.says("a red fox in the snow")
        offer = await stage.answer_to(asked)
    await change(stage, "UPDATE drafts SET quote = NULL")
    async with stage.bot(confirm_above_usd="0.5"):
        await stage.press(offer, words("button-make"))
        again = await stage.answer_to(asked, lambda m: m.id != offer.id)
        assert tells(again.text, "offer")
        assert rows(stage.folder, QUOTE) == []
        await stage.press(again, words("button-make"))
        await stage.video_for(asked)
    assert len(stage.creates()) == 1
