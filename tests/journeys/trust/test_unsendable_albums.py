"""An album whose question cannot be sent holds up no other album, also after a restart."""

from functools import partial

import pytest

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.errors import Refusal, bad_request, forbidden, too_many_requests
from sandbox.telegram.world import World
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import as_time_passes, eventually, rows
from tests.journeys.telegram_faults import Method, On
from tests.journeys.trust.conftest import Bot
from tests.sentences import tells
from tests.stage import Stage, jpeg

TWO = [jpeg(colour="navy"), jpeg(colour="gold")]
DAY = 24 * 3600.0
OPEN = "SELECT count(*) FROM inbox WHERE done_at IS NULL"
REFUSALS = {
    "blocked": forbidden("bot was blocked by the user"),
    "muted": bad_request("not enough rights to send text messages to the chat"),
    "flooded": too_many_requests(600),
    "silent": Refusal(502, "Bad Gateway"),
}


@pytest.mark.parametrize("why", REFUSALS)
async def test_an_album_whose_question_cannot_be_sent_stops_no_other_album(
    stage: Stage, bot: Bot, clock: MovableClock, on: On, why: str
) -> None:
    ben = stage.telegram.person("Ben")
    bens = stage.telegram.private(ben)
    tried: list[Call] = []

    async def around(world: World, call: Call, real: Method) -> Json:
        if call.given.get("chat_id") == bens.id:
            tried.append(call)
            raise REFUSALS[why]
        return await real(world, call)

    on("sendMessage", around)
    async with bot():
        await stage.telegram.album(ben, bens, TWO)
        await eventually(lambda: tried)
        album = await stage.telegram.album(stage.anna, stage.chat, TWO)
        question = await stage.answer_to(album[0])
        assert tells(question.text, "ask-motion")
    async with bot():
        album = await stage.telegram.album(stage.anna, stage.chat, TWO)
        await stage.answer_to(album[0])


async def test_a_question_that_can_never_be_sent_is_given_up_after_a_day(
    stage: Stage, bot: Bot, clock: MovableClock, on: On
) -> None:
    tried: list[Call] = []

    async def around(_: World, call: Call, __: Method) -> Json:
        tried.append(call)
        raise REFUSALS["silent"]

    def is_tried_or_done(times: int) -> bool:
        return len(tried) > times or rows(stage.folder, OPEN) == [(0,)]

    on("sendMessage", around)
    async with bot():
        await stage.telegram.album(stage.anna, stage.chat, TWO)
        await eventually(lambda: tried)
        for _ in range(10):
            before = len(tried)
            clock.advance(DAY / 6)
            await as_time_passes(clock, partial(is_tried_or_done, before))
        await as_time_passes(clock, lambda: rows(stage.folder, OPEN) == [(0,)])
