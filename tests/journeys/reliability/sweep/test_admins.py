"""What strangers ask the admins, and what admins decide, whatever fails meanwhile."""

from collections.abc import AsyncIterator
from functools import partial

import pytest

from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from tests.journeys.reliability.conftest import Bot
from tests.journeys.reliability.sweep.play import Scene, Sweep, each_of
from tests.journeys.reliability.sweep.take import Take
from tests.journeys.reliability.waiting import rows
from tests.sentences import tells
from tests.stage import Stage, words


@pytest.fixture
def bot(bot: Bot, stage: Stage) -> Bot:
    """A bot that lets in nobody but Anna, its admin."""
    return partial(bot, allowed_users="1", admin_users=str(stage.anna.id))


async def _stranger(take: Take) -> tuple[Person, Message]:
    """Return somebody new, and the bot's words to them."""
    telegram = take.stage.telegram
    eve = telegram.person(f"Eve {len(telegram.people)}")
    asked = await telegram.send(eve, telegram.private(eve), "/veo a fox")
    return eve, await take.hears(asked, "refusal-not-allowed")


def _question(take: Take, about: Person) -> Message:
    """Return the first question to the admin about somebody."""
    shown = take.stage.telegram.messages(take.stage.chat)
    return next(m for m in shown if m.sender is None and str(about.id) in m.text)


async def a_knock(take: Take) -> AsyncIterator[None]:
    eve, refusal = await _stranger(take)
    yield
    await take.press(refusal, words("button-knock"), eve)
    yield
    assert str(eve.id) in _question(take, eve).text
    assert rows(take.stage.folder, f"SELECT 1 FROM knocks WHERE user_id = {eve.id}") == [(1,)]


async def a_verdict(take: Take) -> AsyncIterator[None]:
    eve, refusal = await _stranger(take)
    await take.stage.press(refusal, words("button-knock"), eve)
    question = _question(take, eve)
    yield
    await take.press(question, words("button-verdict-person"))
    yield
    assert _allowed(take.stage, eve.id) == [(1,)]
    said = take.stage.said(take.stage.telegram.private(eve))
    assert any(tells(text, "welcome-person") for text in said)


async def an_allowance(take: Take) -> AsyncIterator[None]:
    yield
    asked = await take.stage.says("/allow 777")
    yield
    await take.hears(asked, "access-allowed")
    assert _allowed(take.stage, 777) == [(1,)]


async def a_budget(take: Take) -> AsyncIterator[None]:
    yield
    asked = await take.stage.says("/budget 777 5")
    yield
    await take.hears(asked, "budget-set")
    query = "SELECT credits FROM budgets WHERE subject_id = 777"
    assert rows(take.stage.folder, query) == [(10_000_000,)]


def _allowed(stage: Stage, subject_id: int) -> list[object]:
    return rows(stage.folder, f"SELECT allowed FROM access WHERE subject_id = {subject_id}")


SCENES: tuple[Scene, ...] = (a_knock, a_verdict, an_allowance, a_budget)


@each_of(*SCENES, on_postgresql=an_allowance)
async def test_whatever_fails_it_is_decided_once_and_told_at_least_once(
    sweep: Sweep, scene: Scene
) -> None:
    await sweep(scene)
