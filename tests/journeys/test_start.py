"""The greeting: what to try, what it costs, and how many are left; nothing is bought unasked."""

from typing import Any

import pytest

from bot.chat.buttons import EXAMPLES
from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.trust.sending import data_under, forged
from tests.sentences import tells
from tests.stage import Stage, words

LABELS = [words(f"button-example-{name}") for name in EXAMPLES]
HOUR = 3600.0


def labels(message: Message) -> list[str]:
    return [button.text for row in message.buttons or () for button in row]


def offers(stage: Stage) -> list[Message]:
    return [m for m in stage.telegram.messages(stage.chat) if tells(m.text, "offer")]


async def greeted(stage: Stage) -> Message:
    return await stage.answer_to(await stage.says("/start"))


async def test_the_greeting_shows_how_to_ask_and_three_examples(stage: Stage) -> None:
    async with stage.bot():
        greeting = await greeted(stage)
    assert tells(greeting.text, "start")
    assert "/veo" in greeting.text
    assert labels(greeting) == LABELS
    assert len(LABELS) == 3
    assert words("start-cost", model="Veo 3 Fast", duration=8, price="$1.26") in greeting.html
    assert words("start-left", left=20, sells="no") in greeting.html


@pytest.mark.parametrize("name", EXAMPLES)
async def test_an_example_is_made_after_one_confirmation_that_names_the_price(
    stage: Stage, name: str
) -> None:
    async with stage.bot(confirm_above_usd="0.5"):
        greeting = await greeted(stage)
        await stage.press(greeting, words(f"button-example-{name}"))
        offer = await stage.answer_to(greeting)
        assert tells(offer.text, "offer")
        assert "$1.26" in offer.text
        assert words(f"example-{name}-prompt") in offer.html
        assert stage.creates() == []
        await stage.press(offer, words("button-make"))
        await stage.video_for(greeting)
        assert words("start-left", left=19, sells="no") in (await greeted(stage)).html
    assert [body["prompt"] for body in stage.creates()] == [words(f"example-{name}-prompt")]


async def test_an_example_pressed_twice_asks_once_and_its_confirmation_buys_once(
    stage: Stage,
) -> None:
    async with stage.bot():
        greeting = await greeted(stage)
        assert not (await stage.press(greeting, LABELS[0])).text
        second = await stage.press(greeting, LABELS[0])
        assert tells(second.text or "", "example-asked")
        (offer,) = offers(stage)
        await stage.press(offer, words("button-make"))
        await stage.press(offer, words("button-make"))
        await stage.video_for(greeting)
    assert len(stage.creates()) == 1


async def test_an_example_can_be_asked_for_again_once_it_is_made_or_dropped(
    stage: Stage,
) -> None:
    async with stage.bot():
        greeting = await greeted(stage)
        for _ in range(2):
            await stage.press(greeting, LABELS[0])
            (offer,) = offers(stage)
            await stage.press(offer, words("button-cancel"))
            await stage.until(lambda: not offers(stage))
    assert stage.creates() == []


async def test_a_question_of_long_ago_is_put_again(stage: Stage) -> None:
    clock = MovableClock()
    async with stage.bot(clock):
        greeting = await greeted(stage)
        await stage.press(greeting, LABELS[0])
        clock.advance(HOUR + 1)
        await stage.press(greeting, LABELS[0])
        await stage.until(lambda: len(offers(stage)) == 2)


@pytest.mark.parametrize(
    ("limits", "left"),
    [
        ({"user_daily_limit": 0}, None),
        ({"user_daily_limit": 1}, 1),
        ({"user_daily_limit": 0, "user_daily_budget_usd": "3"}, 2),
        ({"daily_budget_usd": "1"}, 0),
        ({"daily_budget_usd": "1", "stars_per_usd": 100}, 0),
    ],
)
async def test_what_is_left_is_told_where_there_is_a_limit(
    stage: Stage, limits: dict[str, Any], left: int | None
) -> None:
    async with stage.bot(**limits):
        greeting = await greeted(stage)
    if left is None:
        assert not tells(greeting.text, "start-left")
    else:
        assert (
            words("start-left", left=left, sells="yes" if "stars_per_usd" in limits else "no")
            in greeting.html
        )


@pytest.mark.parametrize(("stars", "are_offered"), [(0, False), (100, True)])
async def test_examples_are_offered_only_while_something_can_be_made(
    stage: Stage, stars: int, *, are_offered: bool
) -> None:
    async with stage.bot(daily_budget_usd="1", stars_per_usd=stars):
        greeting = await stage.answer_to(await stage.says("/start"))
    assert bool(set(labels(greeting)) & set(LABELS)) is are_offered
    assert tells(greeting.text, "start-examples") is are_offered


async def test_strangers_are_shown_no_examples_and_those_of_others_buy_them_nothing(
    stage: Stage,
) -> None:
    eve = stage.telegram.person("Eve")
    eves = stage.telegram.private(eve)
    async with stage.bot():
        greeting = await greeted(stage)
        theirs = await stage.answer_to(await stage.telegram.send(eve, eves, "/help"))
        for data in data_under(greeting):
            answer = await forged(stage, eve, theirs, data)
            assert tells(answer.text or "", "refusal-button-expired")
    async with stage.bot(allowed_users=str(stage.anna.id)):
        refused = await stage.answer_to(await stage.telegram.send(eve, eves, "/start"))
    assert tells(refused.text, "refusal-not-allowed")
    assert not set(labels(refused)) & set(LABELS)
    assert offers(stage) == []


async def test_who_is_no_longer_let_in_presses_no_example(stage: Stage) -> None:
    async with stage.bot():
        greeting = await greeted(stage)
    async with stage.bot(allowed_users="4711"):
        refused = await stage.press(greeting, LABELS[0])
    assert tells(refused.text or "", "refusal-not-allowed")
    assert offers(stage) == []


async def test_a_group_is_told_how_to_ask_there_without_examples(stage: Stage) -> None:
    group = stage.telegram.group("Film club", [stage.anna])
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, group, "/start@veogram_bot")
        greeting = await stage.answer_to(asked)
        typed = await stage.answer_to(
            await stage.telegram.send(stage.anna, group, "/help@veogram_bot")
        )
    assert tells(greeting.text, "group-hello")
    assert not tells(greeting.text, "start")
    assert not greeting.buttons
    assert "/veo@veogram_bot " in typed.text.split("\n")[1]
