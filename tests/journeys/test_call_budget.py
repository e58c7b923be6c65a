"""What videos cost in calls, within Telegram's limits and with the settings of everybody."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from sandbox.journal import Entry
from sandbox.telegram import Chat, Person
from sandbox.telegram.api import CHARGED
from sandbox.telegram.messages import Message
from tests.journeys.test_progress import is_progress
from tests.stage import Stage

USUAL: dict[str, Any] = {"telegram_calls_per_second": 25, "tick_seconds": 1.0}
MOST_CALLS = 6
PEOPLE = 25


@pytest.fixture
async def crowd(stage: Stage) -> AsyncIterator[list[Message]]:
    """Everybody's request: of many people at once, and of a few of them in a group."""
    stage.knobs.turn({"telegram_floods": True, "speed": 30.0})
    people = named(stage, PEOPLE)
    group = stage.telegram.group("Film club", people[:2])
    async with stage.bot(**USUAL):
        yield [*await ask(stage, people), *await ask(stage, people[:2], group)]


async def ask(stage: Stage, people: list[Person], group: Chat | None = None) -> list[Message]:
    """Let people ask, each in private or all in a group."""
    request = f"/veo@{stage.telegram.bot.username} a fox" if group else "/veo a fox"
    return [
        await stage.telegram.send(person, group or stage.telegram.private(person), request)
        for person in people
    ]


def named(stage: Stage, count: int) -> list[Person]:
    return [stage.telegram.person(f"Person {number}") for number in range(count)]


def calls(stage: Stage) -> list[Entry]:
    return [entry for entry in stage.sandbox.journal.entries if entry.method.startswith(CHARGED)]


async def test_many_at_once_get_their_videos_for_few_calls_each_and_none_is_refused(
    stage: Stage, crowd: list[Message]
) -> None:
    for message in crowd:
        await stage.video_for(message)
    made = calls(stage)
    assert [entry for entry in made if entry.status == 429] == []
    assert len(made) <= MOST_CALLS * len(crowd)


async def test_who_finds_no_room_for_the_first_answer_gets_it_as_soon_as_there_is(
    stage: Stage,
) -> None:
    stage.knobs.turn({"telegram_floods": True, "speed": 1.0})
    people = named(stage, 6)
    async with stage.bot(telegram_calls_per_second=1):
        asked = await ask(stage, people)
        for message in asked:
            await stage.answer_to(message, is_progress)
    shown = [entry for entry in calls(stage) if entry.method == "sendMessage"]
    assert len(shown) == len(asked)


async def test_a_video_that_is_there_first_is_the_first_answer(stage: Stage) -> None:
    stage.knobs.turn({"telegram_floods": True})
    people = named(stage, 8)
    async with stage.bot(telegram_calls_per_second=1):
        asked = await ask(stage, people)
        for message in asked:
            await stage.answer_to(message, lambda m: bool(m.video or m.animation))
    shown = [entry for entry in calls(stage) if entry.method == "sendMessage"]
    assert len(shown) < len(asked)
