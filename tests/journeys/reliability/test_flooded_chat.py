"""A chat to which nothing may be sent for a while: what its people do counts at once."""

import pytest

from sandbox.telegram.chats import Chat
from tests.clock import MovableClock
from tests.journeys.reliability.asking import on_both_databases
from tests.journeys.reliability.conftest import Bot
from tests.journeys.reliability.waiting import all_handled, eventually, rows
from tests.journeys.telegram_faults import Flooded, On
from tests.sentences import tells
from tests.stage import Stage, words

MONTH = 30 * 86400
STATUS = "SELECT status FROM tasks"


@pytest.fixture
def flood(on: On) -> Flooded:
    """Words to everybody, which a test may flood."""
    flooded = Flooded(seconds=60)
    on("sendMessage", flooded)
    return flooded


@pytest.fixture
def group(stage: Stage) -> Chat:
    return stage.telegram.group("Film club", [stage.anna, stage.telegram.person("Ben")])


@on_both_databases
async def test_a_flooded_chats_cancel_is_handled_while_its_words_wait(
    stage: Stage, bot: Bot, clock: MovableClock, flood: Flooded, group: Chat
) -> None:
    stage.sandbox.provider.next("stuck", on="create")
    async with bot():
        asked = await stage.telegram.send(stage.anna, group, "/veo@veogram_bot a red fox")
        progress = await stage.answer_to(asked)
        await stage.bought()
        await stage.press(progress, words("button-cancel"))
        await stage.until(lambda: tells(stage.now(progress).text, "refusal-already-paid"))
        flood.is_on = True
        unanswered = await stage.telegram.send(stage.anna, group, "/help@veogram_bot")
        await eventually(lambda: flood.refused)
        anyway = words("button-cancel-anyway")
        async with stage.pressing(stage.now(progress), anyway):
            await eventually(lambda: rows(stage.folder, STATUS) == [("cancelled",)])
            assert group.id in {call.given["chat_id"] for call in flood.refused}
            flood.is_on = False
            clock.advance(flood.seconds)
            await all_handled(stage, clock)
        await stage.answer_to(unanswered)


async def test_a_flooded_chats_request_is_bought_while_its_words_wait(
    stage: Stage, bot: Bot, clock: MovableClock, flood: Flooded, group: Chat
) -> None:
    async with bot():
        flood.is_on = True
        unanswered = await stage.telegram.send(stage.anna, group, "/help@veogram_bot")
        await eventually(lambda: flood.refused)
        asked = await stage.telegram.send(stage.anna, group, "/veo@veogram_bot a red fox")
        await stage.bought()
        flood.is_on = False
        clock.advance(flood.seconds)
        await all_handled(stage, clock)
        await stage.video_for(asked)
        await stage.answer_to(unanswered)


@on_both_databases
async def test_a_flooded_chats_question_is_asked_later_and_answered_by_what_is_said_then(
    stage: Stage, bot: Bot, clock: MovableClock, flood: Flooded
) -> None:
    async with bot():
        flood.is_on = True
        asked = await stage.says("/veo")
        await eventually(lambda: flood.refused)
        flood.is_on = False
        clock.advance(flood.seconds)
        await all_handled(stage, clock)
        assert tells((await stage.answer_to(asked)).text, "ask-prompt")
        await stage.video_for(await stage.says("a red fox"))
    assert len(stage.creates()) == 1


async def test_a_flood_wait_of_a_month_makes_the_bot_deaf_to_nobody(
    stage: Stage, bot: Bot, clock: MovableClock, flood: Flooded
) -> None:
    ben = stage.telegram.person("Ben")
    bens = stage.telegram.private(ben)
    flood.seconds = MONTH
    stage.sandbox.provider.next("stuck", on="create")
    async with bot():
        progress = await stage.answer_to(await stage.says("/veo a red fox"))
        await stage.bought()
        await stage.press(progress, words("button-cancel"))
        await stage.until(lambda: tells(stage.now(progress).text, "refusal-already-paid"))
        flood.is_on = True
        unanswered = await stage.says("/help")
        await eventually(lambda: flood.refused)
        flood.is_on = False
        await stage.answer_to(await stage.telegram.send(ben, bens, "/help"))
        anyway = words("button-cancel-anyway")
        async with stage.pressing(stage.now(progress), anyway):
            await eventually(lambda: rows(stage.folder, STATUS) == [("cancelled",)])
            clock.advance(MONTH)
            await all_handled(stage, clock)
        await stage.answer_to(unanswered)
