"""Above CONFIRM_ABOVE_USD nothing is bought before a button that names the price is pressed."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager

import pytest

from sandbox.telegram.chats import Chat
from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import rows
from tests.journeys.test_prices import price, priced_otherwise
from tests.journeys.test_stale import kept_waiting
from tests.journeys.trust.lost import lose_the_next_purchase, question_about
from tests.journeys.trust.sending import data_under, forged, labels
from tests.sentences import tells
from tests.stage import Stage, jpeg, words

MAKE, CANCEL = words("button-make"), words("button-cancel")
VEO = "/veo@veogram_bot"

Way = Callable[[Stage, Message], Awaitable[None]]
"""A way to buy something, once there is a video."""


@pytest.fixture
def stage(stage: Stage) -> Stage:
    stage.knobs.speed = 1000
    return stage


def careful(stage: Stage, above: str = "0.5") -> AbstractAsyncContextManager[None]:
    """Return the bot that asks first."""
    return stage.bot(confirm_above_usd=above, user_active_limit=0)


def is_confirmation(message: Message) -> bool:
    return tells(message.text, "offer") and any(MAKE in label for label in labels(message))


async def question_in(stage: Stage, chat: Chat | None = None) -> Message:
    """Return the newest question whether to buy, once it is there."""

    def asked() -> list[Message]:
        return [m for m in stage.telegram.messages(chat or stage.chat) if is_confirmation(m)]

    await stage.until(lambda: bool(asked()))
    return asked()[-1]


async def nothing_more(stage: Stage, bought: int) -> bool:
    """Return whether nothing else has been bought by the time everything is handled."""
    await stage.answer_to(await stage.says("/help"))
    (count,) = rows(stage.folder, "SELECT count(*) FROM tasks")[0]
    return bool(count == bought == len(stage.creates()))


async def test_a_command_is_bought_as_it_says_at_its_price_once_it_is_confirmed(
    stage: Stage,
) -> None:
    async with careful(stage):
        asked = await stage.says("/veo a red fox --seed 7")
        question = await stage.answer_to(asked)
        assert is_confirmation(question)
        assert price("1.26") in question.text
        assert words("button-make-for", price=price("1.26")) in labels(question)
        assert await nothing_more(stage, 0)
    priced_otherwise(stage, "0.5")
    async with careful(stage):
        overview = await stage.answer_to(await stage.says("/settings"))
        await stage.press(overview, words("settings-duration"))
        await stage.press(stage.now(overview), words("time-seconds", number=4))
        await stage.press(question, MAKE)
        await stage.video_for(asked)
        assert not stage.now(question).buttons
    [body] = stage.creates()
    assert (body["prompt"], body["seed"], body["duration"]) == ("a red fox", 7, 8)
    assert rows(stage.folder, "SELECT quote FROM tasks") == [(2_520_000,)]


@pytest.mark.parametrize("above", ["0", "1.26"])
async def test_what_costs_no_more_than_that_is_bought_at_once(stage: Stage, above: str) -> None:
    async with careful(stage, above):
        await stage.video_for(await stage.says("/veo a red fox"))
    shown = [label for m in stage.telegram.messages(stage.chat) for label in labels(m)]
    assert not any(MAKE in label for label in shown)


async def test_a_confirmation_that_is_pressed_twice_buys_once(stage: Stage) -> None:
    async with careful(stage):
        asked = await stage.says("/veo a red fox")
        question = await stage.answer_to(asked)
        await asyncio.gather(*(stage.press(question, MAKE) for _ in range(3)))
        await stage.video_for(asked)
        await forged(stage, stage.anna, question, data_under(question)[0])
        assert await nothing_more(stage, 1)


async def test_a_confirmation_that_is_cancelled_buys_nothing(stage: Stage) -> None:
    async with careful(stage):
        question = await stage.answer_to(await stage.says("/veo a red fox"))
        await stage.press(question, CANCEL)
        await stage.until(lambda: tells(stage.now(question).text, "question-dropped"))
        for data in data_under(question):
            pressed = await forged(stage, stage.anna, question, data)
            assert tells(pressed.text or "", "refusal-question-closed")
        assert await nothing_more(stage, 0)


async def test_only_who_ordered_confirms(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    club = stage.telegram.group("Film club", [stage.anna, ben])
    async with careful(stage):
        asked = await stage.telegram.send(stage.anna, club, f"{VEO} a red fox")
        question = await stage.answer_to(asked)
        for label in (MAKE, CANCEL):
            refused = await stage.press(question, label, ben)
            assert tells(refused.text or "", "refusal-not-asked")
        assert await nothing_more(stage, 0)
        await stage.press(question, MAKE)
        await stage.video_for(asked)


async def says_command(stage: Stage, _: Message) -> None:
    await stage.says("/veo a hen --model veo3")


async def replies_to_the_video(stage: Stage, video: Message) -> None:
    await stage.says("/veo it runs", reply_to=video)


async def captions_a_photo(stage: Stage, _: Message) -> None:
    await stage.says("she turns", photo=jpeg())


async def answers_what_to_show(stage: Stage, _: Message) -> None:
    await stage.answer_to(await stage.says("/veo"))
    await stage.says("a hen")


async def chooses_a_motion(stage: Stage, _: Message) -> None:
    question = await stage.answer_to(await stage.says("", photo=jpeg()))
    await stage.press(question, words("motion-closer"))


async def answers_how_to_move(stage: Stage, _: Message) -> None:
    await stage.answer_to(await stage.says("", photo=jpeg()))
    await stage.says("it blooms")


async def asks_again(stage: Stage, video: Message) -> None:
    await stage.press(video, words("button-again"))


async def edits(stage: Stage, video: Message) -> None:
    await stage.press(video, words("button-edit"))
    question = await stage.answer_to(video, lambda m: tells(m.text, "ask-edit"))
    await stage.says("a blue fox", reply_to=question)


async def extends(stage: Stage, video: Message) -> None:
    await stage.press(video, words("button-extend"))
    await stage.answer_to(video, lambda m: tells(m.text, "ask-extend"))
    await stage.says("it sleeps")


async def goes_on(stage: Stage, video: Message) -> None:
    await stage.press(video, words("button-extend"))
    question = await stage.answer_to(video, lambda m: tells(m.text, "ask-extend"))
    await stage.press(question, words("button-go-on"))


WAYS: list[Way] = [
    says_command,
    replies_to_the_video,
    captions_a_photo,
    answers_what_to_show,
    chooses_a_motion,
    answers_how_to_move,
    asks_again,
    edits,
    extends,
    goes_on,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
async def test_no_way_to_buy_goes_around_the_question(stage: Stage, way: Way) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox --model veo3.1-fast"))
    async with careful(stage):
        await way(stage, video)
        question = await question_in(stage)
        assert await nothing_more(stage, 1)
        await stage.press(question, MAKE)
        await stage.bought(2)
        assert await nothing_more(stage, 2)


async def test_an_offer_that_names_its_price_is_not_asked_about_again(stage: Stage) -> None:
    async with careful(stage):
        asked = await stage.says("a red fox jumps")
        await stage.press(await stage.answer_to(asked), MAKE)
        await stage.video_for(asked)
        assert await nothing_more(stage, 1)


async def test_a_question_buys_once_however_many_of_its_answers_are_confirmed(
    stage: Stage,
) -> None:
    async with careful(stage):
        photo = await stage.says("", photo=jpeg())
        question = await stage.answer_to(photo)
        for number, motion in enumerate(("motion-closer", "motion-alive"), 1):
            await stage.press(question, words(motion))
            await stage.until(lambda n=number: len(_confirmations(stage)) == n)  # type: ignore[misc]
        for confirmation in _confirmations(stage):
            await stage.press(confirmation, MAKE)
        await stage.video_for(photo)
        await stage.press(question, words("motion-around"))
        assert await nothing_more(stage, 1)
    assert stage.creates()[0]["prompt"] == words("motion-closer-prompt")


def _confirmations(stage: Stage) -> list[Message]:
    return [m for m in stage.telegram.messages(stage.chat) if is_confirmation(m)]


async def test_two_orders_under_one_video_are_confirmed_each_on_its_own(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox --seed 7"))
    stage.knobs.speed = 20
    async with careful(stage):
        for number in (1, 2):
            await stage.press(video, words("button-again"))
            await stage.until(lambda n=number: len(_confirmations(stage)) == n)  # type: ignore[misc]
        for confirmation in _confirmations(stage):
            await stage.press(confirmation, MAKE)
        await stage.bought(3)
    assert len({body["seed"] for body in stage.creates()[1:]}) == 2


async def test_a_late_confirmation_is_put_once_more_and_both_buy_once(stage: Stage) -> None:
    clock = MovableClock()
    async with stage.bot(clock, confirm_above_usd="0.5"):
        asked = await stage.says("/veo a red fox")
        question = await stage.answer_to(asked)
    async with kept_waiting(stage, clock, stage.press(question, MAKE)):
        again = await stage.answer_to(question, is_confirmation)
        assert await nothing_more(stage, 0)
        await stage.press(again, MAKE)
        await stage.video_for(asked)
        await stage.press(question, MAKE)
        assert await nothing_more(stage, 1)


async def test_a_lost_request_is_asked_about_with_its_price_and_bought_again_at_it(
    stage: Stage,
) -> None:
    clock = MovableClock()
    async with stage.bot(clock):
        await stage.answer_to(await stage.says("/help"))
        lose_the_next_purchase(stage)
        asked = await stage.says("/veo a red fox")
        question = await question_about(stage, clock, asked)
    assert price("1.26") in question.text
    async with stage.bot(clock, confirm_above_usd="0.5"):
        await stage.press(question, words("button-rebuy"))
        await stage.video_for(asked)
    assert len(stage.creates()) == 1


async def test_in_a_channel_what_would_have_to_be_confirmed_is_refused_in_words(
    stage: Stage,
) -> None:
    channel = stage.telegram.channel("News", admins=[stage.anna])
    async with careful(stage):
        dear = await stage.telegram.send(stage.anna, channel, "/veo a red fox")
        refused = await stage.answer_to(dear)
        assert tells(refused.text, "refusal-too-dear-for-channel")
        assert price("1.26") in refused.text
        assert not refused.buttons
        cheap = await stage.telegram.send(stage.anna, channel, "/veo a hen --model veo3.1-lite")
        await stage.video_for(cheap)
    assert [body["prompt"] for body in stage.creates()] == ["a hen"]
