"""A lost request is bought again once, by somebody who may, and on their account."""

import pytest

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.errors import Refusal
from sandbox.telegram.world import World
from tests.clock import MovableClock
from tests.journeys.telegram_faults import Method, On
from tests.journeys.test_stale import kept_waiting
from tests.journeys.trust.conftest import Bot
from tests.journeys.trust.lost import lose_the_next_purchase, question_about
from tests.journeys.trust.sending import labels
from tests.sentences import tells
from tests.stage import Stage, jpeg, words

VEO = "/veo@veogram_bot a red fox"


class Uneditable:
    """Refuses the edits of some messages."""

    def __init__(self) -> None:
        self.ids: set[int] = set()
        self.tried = 0

    async def __call__(self, world: World, call: Call, real: Method) -> Json:
        if call.number("message_id") in self.ids:
            self.tried += 1
            raise Refusal(502, "Bad Gateway")
        return await real(world, call)


async def test_a_lost_request_is_bought_again_once_although_its_buttons_stay(
    stage: Stage, bot: Bot, clock: MovableClock, on: On
) -> None:
    uneditable = Uneditable()
    on("editMessageText", uneditable)
    lose_the_next_purchase(stage)
    async with bot():
        asked = await stage.says("/veo a red fox")
        question = await question_about(stage, clock, asked)
        uneditable.ids.add(question.id)
        await stage.press(question, words("button-rebuy"))
        await stage.until(lambda: uneditable.tried > 0)
        await stage.press(question, words("button-rebuy"))
        await stage.video_for(asked)
        await stage.press(question, words("button-rebuy"))
        await stage.answer_to(await stage.says("/help"))
    assert len(stage.creates()) == 1


async def test_leaving_what_was_bought_again_is_told_as_it_is(
    stage: Stage, bot: Bot, clock: MovableClock, on: On
) -> None:
    uneditable = Uneditable()
    on("editMessageText", uneditable)
    lose_the_next_purchase(stage)
    async with bot():
        asked = await stage.says("/veo a red fox")
        question = await question_about(stage, clock, asked)
        uneditable.ids.add(question.id)
        await stage.press(question, words("button-rebuy"))
        await stage.until(lambda: uneditable.tried > 0)
        uneditable.ids.clear()
        await stage.press(question, words("button-leave"))
        await stage.until(lambda: not stage.now(question).buttons)
    assert tells(stage.now(question).text, "uncertain-bought")


async def test_a_group_admin_on_no_list_buys_nothing_again(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben], admins=[ben])
    lose_the_next_purchase(stage)
    async with bot(allowed_users=str(stage.anna.id)):
        asked = await stage.telegram.send(stage.anna, group, VEO)
        question = await question_about(stage, clock, asked)
        answers = [await stage.press(question, words("button-rebuy"), ben) for _ in range(3)]
        await stage.answer_to(await stage.says("/help"))
    assert all(str(ben.id) in (answer.text or "") for answer in answers)
    assert stage.creates() == []


async def test_a_member_decides_nothing_about_somebody_elses_lost_request(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben])
    lose_the_next_purchase(stage)
    async with bot():
        asked = await stage.telegram.send(stage.anna, group, VEO)
        question = await question_about(stage, clock, asked)
        bought = await stage.press(question, words("button-rebuy"), ben)
        left = await stage.press(question, words("button-leave"), ben)
        await stage.answer_to(await stage.says("/help"))
    assert tells(bought.text or "", "refusal-not-theirs")
    assert tells(left.text or "", "refusal-not-theirs")
    assert stage.now(question).buttons
    assert stage.creates() == []


async def test_a_rebuy_is_on_the_account_of_whoever_presses(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben], admins=[ben])
    lose_the_next_purchase(stage)
    async with bot(user_daily_limit=1):
        asked = await stage.telegram.send(stage.anna, group, VEO)
        question = await question_about(stage, clock, asked)
        await stage.press(question, words("button-rebuy"), ben)
        await stage.video_for(asked)
        more = await stage.telegram.send(ben, group, VEO)
        refused = await stage.answer_to(more)
    assert tells(refused.text, "refusal-user-daily")
    assert len(stage.creates()) == 1


async def test_a_late_press_on_a_lost_request_asks_again_and_all_its_buttons_buy_once(
    stage: Stage, clock: MovableClock
) -> None:
    lose_the_next_purchase(stage)
    async with stage.bot(clock):
        asked = await stage.says("/veo a red fox")
        question = await question_about(stage, clock, asked)
    async with kept_waiting(stage, clock, stage.press(question, words("button-rebuy"))):
        again = await stage.answer_to(question)
        assert words("button-rebuy") in labels(again)
        assert stage.creates() == []
        await stage.press(again, words("button-rebuy"))
        await stage.video_for(asked)
        await stage.press(question, words("button-rebuy"))
        await stage.answer_to(await stage.says("/help"))
    assert len(stage.creates()) == 1


@pytest.mark.parametrize("then", ["button-make", "button-cancel"])
async def test_a_late_press_under_a_question_offers_the_same_again_and_all_its_buttons_buy_once(
    stage: Stage, clock: MovableClock, then: str
) -> None:
    async with stage.bot(clock):
        photo = await stage.says("", photo=jpeg())
        question = await stage.answer_to(photo)
    async with kept_waiting(stage, clock, stage.press(question, words("motion-alive"))):
        offer = await stage.answer_to(photo, lambda m: tells(m.text, "offer"))
        assert stage.creates() == []
        await stage.press(offer, words(then))
        await stage.until(lambda: not stage.now(offer).buttons)
        await stage.press(question, words("motion-closer"))
        await stage.answer_to(await stage.says("/help"))
        if then == "button-make":
            await stage.video_for(photo)
    bought = [words("motion-alive-prompt")] if then == "button-make" else []
    assert [body["prompt"] for body in stage.creates()] == bought
