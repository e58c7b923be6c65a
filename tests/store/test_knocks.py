"""Who asks to be let in is heard once a day, and decided about once."""

import asyncio

import pytest

from bot.store.access import Access, Decision, Stored
from bot.store.database import Database
from bot.store.knocks import Knock, Knocks, Verdict
from bot.tasks.task import Requester
from tests.store.scene import NOW

DAY = 24 * 3600.0
ADMIN, OTHER = 9, 8
EVE = Requester(chat_id=-5, message_id=3, user_id=1, thread_id=7, language="de", private=False)


@pytest.fixture
def knocks(database: Database) -> Knocks:
    return Knocks(database)


async def _knock(knocks: Knocks) -> Knock:
    knock = await knocks.add("press:1", EVE, NOW - DAY, NOW)
    assert knock is not None
    return knock


async def test_somebody_is_heard_once_a_day(knocks: Knocks) -> None:
    knock = await _knock(knocks)
    assert await knocks.add("press:1", EVE, NOW - DAY, NOW) == knock
    assert await knocks.add("press:2", EVE, NOW - 1, NOW + 5) is None
    assert await knocks.add("press:3", EVE, NOW, NOW + DAY) is not None
    assert await knocks.get(knock.id) == knock
    assert knock.requester == EVE


async def test_of_two_presses_at_once_one_is_heard(knocks: Knocks, neighbour: Database) -> None:
    each = (knocks, Knocks(neighbour)) * 4
    heard = await asyncio.gather(
        *(one.add(f"press:{n}", EVE, NOW - DAY, NOW) for n, one in enumerate(each))
    )
    assert len([knock for knock in heard if knock]) == 1


@pytest.mark.parametrize(
    ("verdict", "stored"),
    [
        (Verdict.PERSON, Stored(person=True)),
        (Verdict.CHAT, Stored(chat=True)),
        (Verdict.DENY, Stored(person=False)),
    ],
)
async def test_it_is_decided_once(
    knocks: Knocks, database: Database, verdict: Verdict, stored: Stored
) -> None:
    knock = await _knock(knocks)
    decided = await knocks.decide(knock, verdict, ADMIN, NOW)
    assert (decided.verdict, decided.decided_by) == (verdict, ADMIN)
    for other in Verdict:
        assert await knocks.decide(knock, other, OTHER, NOW + 1) == decided
    assert await Access(database).of(1, -5) == stored


async def test_of_two_admins_at_once_one_decides(knocks: Knocks, neighbour: Database) -> None:
    knock = await _knock(knocks)
    one, other = await asyncio.gather(
        knocks.decide(knock, Verdict.PERSON, ADMIN, NOW),
        Knocks(neighbour).decide(knock, Verdict.DENY, OTHER, NOW),
    )
    assert one == other
    stored = await Access(neighbour).of(1, 1)
    assert stored == Stored(person=one.verdict is Verdict.PERSON)


@pytest.mark.parametrize("allowed", [True, False])
async def test_a_decision_by_command_answers_what_was_asked_until_then(
    knocks: Knocks, database: Database, *, allowed: bool
) -> None:
    knock = await _knock(knocks)
    decision = Decision(EVE.user_id, allowed, ADMIN)
    for _ in range(2):
        answered = await knocks.answer(decision, NOW)
        assert answered is not None
        assert answered.id == knock.id
    late = await knocks.decide(knock, Verdict.DENY if allowed else Verdict.PERSON, OTHER, NOW)
    assert late == answered
    assert await Access(database).of(EVE.user_id, EVE.chat_id) == Stored(person=allowed)


async def test_a_decision_by_command_leaves_alone_what_was_decided(knocks: Knocks) -> None:
    knock = await _knock(knocks)
    decided = await knocks.decide(knock, Verdict.PERSON, OTHER, NOW)
    assert await knocks.answer(Decision(EVE.user_id, False, ADMIN), NOW) is None
    assert await knocks.get(knock.id) == decided


async def test_what_nobody_could_be_told_of_is_asked_anew(knocks: Knocks) -> None:
    knock = await _knock(knocks)
    await knocks.drop(knock.id)
    again = await knocks.add("press:2", EVE, NOW - DAY, NOW)
    assert again is not None
    assert again.id != knock.id
    assert await knocks.get(knock.id) is None


async def test_old_ones_are_forgotten_some_at_a_time(knocks: Knocks) -> None:
    knock = await _knock(knocks)
    assert await knocks.sweep(NOW, 10) == 0
    assert await knocks.sweep(NOW + 1, 10) == 1
    assert await knocks.get(knock.id) is None
