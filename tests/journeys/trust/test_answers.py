"""Words buy only as the answer to an open question, from whom it was put to, within the hour."""

import pytest

from bot.money.calendar import Calendar
from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.errors import bad_request
from sandbox.telegram.messages import Message
from sandbox.telegram.world import World
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import rows
from tests.journeys.telegram_faults import Method, On
from tests.journeys.test_stale import kept_waiting
from tests.journeys.trust.conftest import Bot
from tests.journeys.trust.sending import forwarded, in_topic, labels
from tests.sentences import tells
from tests.stage import Stage, jpeg, words

HOUR = 3600.0
VEO = "/veo@veogram_bot"


async def _nothing_was_bought(stage: Stage, count: int = 0) -> bool:
    """Whether no more was bought, once everything before is handled."""
    await stage.answer_to(await stage.says("/help"))
    return rows(stage.folder, "SELECT count(*) FROM tasks") == [(count,)]


async def test_a_reply_to_an_offer_buys_nothing(stage: Stage, bot: Bot) -> None:
    async with bot():
        offer = await stage.answer_to(await stage.says("a red fox jumps"))
        refused = await stage.says("no thanks, too expensive", reply_to=offer)
        second = await stage.answer_to(refused)
        assert tells(second.text, "offer")
        assert await _nothing_was_bought(stage)


async def test_a_reply_to_a_question_of_long_ago_buys_nothing(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    async with bot():
        question = await stage.answer_to(await stage.says("", photo=jpeg()))
        clock.advance(20 * HOUR)
        thanks = await stage.says("how kind of you!", reply_to=question)
        answer = await stage.answer_to(thanks)
        assert tells(answer.text, "answer-too-late")
        assert await _nothing_was_bought(stage)
        await stage.press(question, words("motion-closer"))
        await stage.bought()
    assert stage.creates()[0]["prompt"] == words("motion-closer-prompt")


async def test_a_reply_within_the_hour_buys(stage: Stage, bot: Bot, clock: MovableClock) -> None:
    async with bot():
        question = await stage.answer_to(await stage.says("", photo=jpeg()))
        clock.advance(0.9 * HOUR)
        await stage.video_for(await stage.says("she turns her head", reply_to=question))
        assert not stage.now(question).buttons
    assert len(stage.creates()) == 1


async def test_a_reply_to_an_open_question_buys_also_after_other_words(
    stage: Stage, bot: Bot
) -> None:
    async with bot():
        question = await stage.answer_to(await stage.says("/veo"))
        await stage.answer_to(await stage.says("/help"))
        await stage.video_for(await stage.says("a red fox", reply_to=question))
    assert [body["prompt"] for body in stage.creates()] == ["a red fox"]


async def test_a_second_reply_to_a_question_buys_nothing(stage: Stage, bot: Bot) -> None:
    async with bot():
        question = await stage.answer_to(await stage.says("/veo"))
        await stage.video_for(await stage.says("a red fox", reply_to=question))
        answer = await stage.answer_to(await stage.says("lovely", reply_to=question))
        assert tells(answer.text, "refusal-question-closed")
        assert await _nothing_was_bought(stage, 1)


async def test_in_a_group_nobody_answers_for_whom_was_asked(stage: Stage, bot: Bot) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben])
    async with bot():
        photo = await stage.telegram.send(stage.anna, group, VEO, photo=jpeg())
        question = await stage.answer_to(photo)
        await stage.telegram.send(ben, group, "what is this?", reply_to=question)
        pressed = await stage.press(question, words("motion-closer"), ben)
        dropped = await stage.press(question, words("button-cancel"), ben)
        assert await _nothing_was_bought(stage)
        own = await stage.telegram.send(stage.anna, group, "it blooms", reply_to=question)
        await stage.video_for(own)
    assert tells(pressed.text or "", "refusal-not-asked")
    assert tells(dropped.text or "", "refusal-not-asked")
    assert [body["prompt"] for body in stage.creates()] == ["it blooms"]


async def test_an_anonymous_admins_question_is_answered_by_the_groups_admins_alone(
    stage: Stage, bot: Bot
) -> None:
    ben, cleo = stage.telegram.person("Ben"), stage.telegram.person("Cleo")
    group = stage.telegram.group("Film club", [stage.anna, ben, cleo], admins=[stage.anna, cleo])
    async with bot():
        photo = await stage.telegram.send(stage.anna, group, VEO, photo=jpeg(), as_chat=True)
        question = await stage.answer_to(photo)
        refused = await stage.press(question, words("motion-closer"), ben)
        assert await _nothing_was_bought(stage)
        await stage.press(question, words("motion-closer"), cleo)
        await stage.video_for(photo)
    assert tells(refused.text or "", "refusal-not-asked")
    assert len(stage.creates()) == 1


async def test_forwarded_words_answer_no_question(stage: Stage, bot: Bot) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Elsewhere", [stage.anna, ben])
    async with bot():
        joke = await stage.telegram.send(ben, group, "what a joke")
        await stage.answer_to(await stage.says("/veo"))
        offer = await stage.answer_to(forwarded(stage, stage.anna, stage.chat, joke))
        assert tells(offer.text, "offer")
        assert await _nothing_was_bought(stage)


async def test_words_after_an_answer_beyond_the_limit_buy_nothing(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    clock.advance(Calendar().midnight_after(clock()).timestamp() - clock() - HOUR / 2)
    async with bot(user_daily_limit=1):
        await stage.video_for(await stage.says("/veo a red fox"))
        await stage.answer_to(await stage.says("/veo"))
        refused = await stage.answer_to(await stage.says("a blue fox"))
        assert tells(refused.text, "refusal-user-daily")
        clock.advance(0.6 * HOUR)
        answer = await stage.answer_to(await stage.says("what a pity"))
        assert tells(answer.text, "offer")
        assert await _nothing_was_bought(stage, 1)


async def test_a_wrong_option_leaves_the_question_open(stage: Stage, bot: Bot) -> None:
    async with bot():
        await stage.answer_to(await stage.says("/veo"))
        await stage.answer_to(await stage.says("a red fox --seeed 7"))
        await stage.video_for(await stage.says("a red fox --seed 7"))
    assert stage.creates()[0]["seed"] == 7


@pytest.mark.parametrize("asking", ["/veo", "photo", "edit", "extend"])
async def test_a_question_says_what_the_answer_buys_and_can_be_cancelled(
    stage: Stage, bot: Bot, asking: str
) -> None:
    async with bot():
        question = await _question(stage, asking)
        bought = len(stage.creates())
        assert tells(question.text, "ask-cost")
        assert "$" in question.text
        await stage.press(question, words("button-cancel"))
        await stage.until(lambda: tells(stage.now(question).text, "question-dropped"))
        closed = stage.now(question)
        answer = await stage.answer_to(await stage.says("never mind"))
        late = await stage.answer_to(await stage.says("never mind", reply_to=question))
        assert await _nothing_was_bought(stage, bought)
    assert not closed.buttons
    assert tells(answer.text, "offer")
    assert tells(late.text, "refusal-question-closed")


@pytest.mark.parametrize("asking", ["/veo", "photo", "edit", "extend"])
async def test_no_question_makes_the_next_words_its_answer_by_itself(
    stage: Stage, bot: Bot, asking: str
) -> None:
    async with bot():
        question = await _question(stage, asking)
    assert question.force_reply is None
    assert words("button-cancel") in labels(question)


async def _question(stage: Stage, asking: str) -> Message:
    if asking == "/veo":
        return await stage.answer_to(await stage.says("/veo"))
    if asking == "photo":
        return await stage.answer_to(await stage.says("", photo=jpeg()))
    video = await stage.video_for(await stage.says("/veo a red fox --model veo3.1-fast"))
    await stage.press(video, words(f"button-{asking}"))
    return await stage.answer_to(video, lambda m: not m.video)


async def test_one_question_buys_once_though_its_first_press_was_never_answered(
    stage: Stage, bot: Bot, on: On
) -> None:
    refused: list[Call] = []

    async def refuse_once(world: World, call: Call, real: Method) -> Json:
        refused.append(call)
        if len(refused) == 1:
            raise bad_request("something odd")
        return await real(world, call)

    on("answerCallbackQuery", refuse_once)
    async with bot():
        photo = await stage.says("", photo=jpeg())
        question = await stage.answer_to(photo)
        async with stage.pressing(question, words("motion-closer")):
            await stage.video_for(photo)
        await stage.press(question, words("motion-alive"))
        await stage.until(lambda: not stage.now(question).buttons)
        assert await _nothing_was_bought(stage, 1)


async def test_an_offer_for_a_late_press_in_a_group_names_whom_it_is_for(
    stage: Stage, clock: MovableClock
) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben])
    async with stage.bot(clock):
        asked = await stage.telegram.send(stage.anna, group, f"{VEO} a red fox")
        video = await stage.video_for(asked)
    async with kept_waiting(stage, clock, stage.press(video, words("button-again"), ben)):
        offer = await stage.answer_to(video, lambda m: tells(m.text, "offer"))
        assert str(ben.id) in offer.html
        refused = await stage.press(offer, words("button-make"))
        assert tells(refused.text or "", "refusal-not-asked")
    assert len(stage.creates()) == 1


async def test_words_in_another_topic_of_the_private_chat_buy_nothing(
    stage: Stage, bot: Bot
) -> None:
    async with bot():
        await stage.answer_to(await stage.says("/veo"))
        in_topic(stage, stage.anna, stage.chat, "buy milk", 4711)
        await stage.until(lambda: any(tells(text, "offer") for text in stage.said()))
        assert await _nothing_was_bought(stage)
