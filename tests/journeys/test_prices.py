"""What videos cost is said where somebody decides, and where it was paid."""

import json
from decimal import Decimal
from typing import Any

import httpx
import pytest

from bot.texts import texts_for
from bot.veo.catalogue import FAMILIES
from sandbox.telegram.chats import Chat
from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import eventually, rows, written
from tests.sentences import tells
from tests.stage import Stage, words

VEO = "/veo@veogram_bot a red fox"
HOUR = 3600.0
EIGHT = {
    "veo3-fast": "1.26",
    "veo3": "3.36",
    "veo3.1-fast": "1.26",
    "veo3.1": "3.36",
    "veo3.1-lite": "0.42",
    "veo3.1-lite-preview": "0.672",
    "veo2": "4.20",
}
"""Dollars for eight seconds of each model when it is not told more."""


@pytest.fixture
def stage(stage: Stage) -> Stage:
    stage.knobs.speed = 1000
    return stage


def price(dollars: str) -> str:
    return texts_for("en").price(Decimal(dollars))


def answers_of_the_list(stage: Stage) -> list[int]:
    """Return how the provider has answered each time it was asked for its prices."""
    return [entry.status for entry in stage.sandbox.journal.of("models") if entry.status]


def priced_otherwise(stage: Stage, dollars: str) -> None:
    """Let the stored list of a bot that is down say another price for the usual model."""
    ((stored,),) = rows(stage.folder, "SELECT rates FROM prices")
    rates: dict[str, Any] = json.loads(stored)
    rates["google/veo-3.0-fast"] = [{"dollars": dollars, "seconds": "1", "when": {}}]
    written(stage.folder, f"UPDATE prices SET rates = '{json.dumps(rates)}'")


async def test_the_progress_message_says_what_it_will_cost(stage: Stage) -> None:
    stage.sandbox.provider.next("stuck", on="create")
    async with stage.bot():
        progress = await stage.answer_to(await stage.says("/veo a red fox"))
        assert price("1.26") in progress.text
        await stage.until(lambda: stage.now(progress).text != progress.text)
        assert price("1.26") in stage.now(progress).text
    assert rows(stage.folder, "SELECT quote FROM tasks") == [(2_520_000,)]


def compared(message: Message) -> dict[str, str]:
    """Return the lines of the table of models, by their families."""
    return dict(zip(FAMILIES, message.text.split("\n\n")[1].splitlines()[1:], strict=True))


@pytest.mark.parametrize("is_down", [False, True])
async def test_models_says_what_a_video_of_eight_seconds_costs(stage: Stage, is_down: bool) -> None:
    stage.knobs.provider_down = is_down
    async with stage.bot():
        listed = compared(await stage.answer_to(await stage.says("/models")))
    assert {name for name, line in listed.items() if price(EIGHT[name]) in line} == set(FAMILIES)


async def test_models_counts_with_what_the_chat_has_chosen(stage: Stage) -> None:
    async with stage.bot():
        overview = await stage.answer_to(await stage.says("/settings"))
        await stage.press(overview, words("settings-generate-audio"))
        await stage.press(stage.now(overview), words("choice-off"))
        listed = compared(await stage.answer_to(await stage.says("/models")))
    assert price("0.84") in listed["veo3.1-fast"]


@pytest.mark.parametrize(("setting", "shown"), [("private", (True, False)), ("never", ())])
async def test_prices_stand_where_they_may_be_shown_alone(
    stage: Stage, setting: str, shown: tuple[bool, ...]
) -> None:
    club = stage.telegram.group("Film club", [stage.anna])
    async with stage.bot(show_prices=setting):
        for command in ("/models", "/settings", "/start"):
            here = await stage.answer_to(await stage.says(command))
            asked = await stage.telegram.send(stage.anna, club, f"{command}@veogram_bot")
            there = await stage.answer_to(asked)
            assert ["$" in each.text for each in (here, there)] == [*(shown or (False, False))]


async def video_in(stage: Stage, chat: Chat) -> Message:
    return await stage.video_for(await stage.telegram.send(stage.anna, chat, VEO))


@pytest.mark.parametrize(
    ("setting", "in_private", "in_group"),
    [
        (None, True, False),
        ("never", False, False),
        ("private", True, False),
        ("always", True, True),
    ],
)
async def test_the_caption_says_what_it_cost_where_it_is_to(
    stage: Stage, setting: str | None, in_private: bool, in_group: bool
) -> None:
    club = stage.telegram.group("Film club", [stage.anna])
    changes: dict[str, Any] = {"show_prices": setting} if setting else {}
    async with stage.bot(**changes):
        private, shared = await video_in(stage, stage.chat), await video_in(stage, club)
        ((sent_on,),) = [await stage.telegram.inline(stage.anna, "#1")]
        again = await stage.answer_to(await stage.says("/history"))
        await stage.press(again, "1")
        own = await stage.answer_to(again, lambda m: bool(m.video))
    captions = [message.text_or_caption for message in (private, own, shared)]
    assert [price("1.26") in text for text in captions] == [in_private, in_private, in_group]
    assert (price("1.26") in str(sent_on)) == in_group


async def test_the_caption_says_the_cost_and_not_the_quote(stage: Stage) -> None:
    async with stage.bot():
        await stage.video_for(await stage.says("/veo a hen"))
    priced_otherwise(stage, "0.5")
    async with stage.bot():
        asked = await stage.says("/veo a red fox")
        progress = await stage.answer_to(asked)
        video = await stage.video_for(asked)
    assert price("4.00") in progress.text
    assert price("1.26") in video.text_or_caption
    assert rows(stage.folder, "SELECT quote, cost FROM tasks WHERE id = 2") == [
        (8_000_000, 2_520_000)
    ]


async def test_an_offer_is_bought_at_its_price_though_the_list_has_changed(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("a red fox jumps")
        offer = await stage.answer_to(asked)
        assert tells(offer.text, "offer")
        assert price("1.26") in offer.text
    priced_otherwise(stage, "0.5")
    async with stage.bot():
        await stage.press(offer, words("button-make"))
        await stage.video_for(asked)
        newer = await stage.answer_to(await stage.says("a blue fox"))
    assert price("4.00") in newer.text
    assert rows(stage.folder, "SELECT quote FROM tasks") == [(2_520_000,)]


async def test_prices_are_known_after_a_restart_though_the_provider_is_away(stage: Stage) -> None:
    async with stage.bot():
        await stage.answer_to(await stage.says("/help"))
    priced_otherwise(stage, "0.5")
    stage.knobs.provider_down = True
    async with stage.bot():
        progress = await stage.answer_to(await stage.says("/veo a red fox"))
    assert price("4.00") in progress.text


async def test_a_list_that_has_not_changed_is_not_sent_again(stage: Stage) -> None:
    clock = MovableClock()
    async with stage.bot(clock):
        await eventually(lambda: len(answers_of_the_list(stage)) == 1)
    async with stage.bot(clock):
        await eventually(lambda: len(answers_of_the_list(stage)) == 2)
    assert answers_of_the_list(stage) == [httpx.codes.OK, httpx.codes.NOT_MODIFIED]
    ((read_at,),) = rows(stage.folder, "SELECT read_at FROM prices")
    async with stage.bot(clock):
        clock.advance(HOUR)
        await eventually(lambda: rows(stage.folder, "SELECT read_at FROM prices")[0][0] > read_at)
        progress = await stage.answer_to(await stage.says("/veo a red fox"))
    assert set(answers_of_the_list(stage)[1:]) == {httpx.codes.NOT_MODIFIED}
    assert price("1.26") in progress.text
