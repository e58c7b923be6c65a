"""A question is sent until it stands in the chat, and waits for words only from then on."""

import pytest

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.errors import Refusal, too_many_requests
from sandbox.telegram.world import World
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import eventually
from tests.journeys.telegram_faults import Method, On
from tests.journeys.trust.conftest import Bot
from tests.sentences import tells
from tests.stage import Stage, jpeg, words


class OnceRefused:
    """Refuses the first message that is sent."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        self.calls = 0

    async def __call__(self, world: World, call: Call, real: Method) -> Json:
        self.calls += 1
        if self.calls == 1:
            raise self.refusal
        return await real(world, call)


REFUSALS = [Refusal(502, "Bad Gateway"), too_many_requests(5)]


@pytest.mark.parametrize("refusal", REFUSALS, ids=["502", "429"])
async def test_words_after_a_question_that_was_not_sent_buy_nothing(
    stage: Stage, bot: Bot, clock: MovableClock, on: On, refusal: Refusal
) -> None:
    sending = OnceRefused(refusal)
    on("sendMessage", sending)
    async with bot():
        photo = await stage.says("", photo=jpeg())
        await eventually(lambda: sending.calls)
        hello = await stage.says("is anybody here")
        clock.advance(60)
        offer = await stage.answer_to(hello)
        clock.advance(60)
        question = await stage.answer_to(photo)
        assert tells(question.text, "ask-motion")
        assert tells(offer.text, "offer")
        assert stage.creates() == []
        await stage.press(question, words("motion-closer"))
        await stage.video_for(photo)
    assert len(stage.creates()) == 1


async def test_a_question_that_was_not_sent_is_sent_after_a_restart(
    stage: Stage, bot: Bot, clock: MovableClock, on: On
) -> None:
    sending = OnceRefused(Refusal(502, "Bad Gateway"))
    on("sendMessage", sending)
    async with bot():
        asked = await stage.says("/veo")
        await eventually(lambda: sending.calls)
    clock.advance(60)
    async with bot():
        await stage.answer_to(asked)
        await stage.video_for(await stage.says("a red fox"))
    assert len(stage.creates()) == 1


async def test_words_written_before_the_question_stood_there_buy_nothing(
    stage: Stage, bot: Bot
) -> None:
    await stage.says("/veo")
    chatter = await stage.says("hello? anybody?")
    async with bot():
        offer = await stage.answer_to(chatter)
        assert tells(offer.text, "offer")
    assert stage.creates() == []
