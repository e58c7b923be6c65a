"""Who asks to be let in is heard once a day, and decided about once."""

import asyncio
from dataclasses import replace

import pytest

from bot.store.access import Access, Decision, Stored
from bot.store.database import Database
from bot.store.knocks import Knock, Knocks, Verdict
from bot.store.moves import Moves
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


async def _asked_again(knocks: Knocks, who: Requester) -> Knock:
    """Let somebody ask a day later."""
    key = f"press:{who.user_id}:{who.chat_id}:later"
    knock = await knocks.add(key, who, NOW, NOW + DAY)
    assert knock is not None
    return knock


@pytest.mark.parametrize(
    ("verdict", "stored"),
    [
        (Verdict.PERSON, Stored(person=True)),
        (Verdict.CHAT, Stored(chat=True)),
        (Verdict.DENY, Stored(person=False)),
        (Verdict.CLOSED, Stored(chat=False)),
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


async def test_a_decision_answers_whatever_else_the_person_has_asked(
    knocks: Knocks, database: Database
) -> None:
    first = await _knock(knocks)
    second = await _asked_again(knocks, EVE)
    decided = await knocks.decide(second, Verdict.DENY, ADMIN, NOW)
    late = await knocks.decide(first, Verdict.PERSON, OTHER, NOW + 1)
    assert (late.verdict, late.decided_by) == (decided.verdict, decided.decided_by)
    assert await Access(database).of(EVE.user_id, EVE.chat_id) == Stored(person=False)


async def test_letting_a_chat_in_answers_all_who_have_asked_there_and_nobody_elsewhere(
    knocks: Knocks,
) -> None:
    knock = await _knock(knocks)
    bob = await _asked_again(knocks, replace(EVE, user_id=2))
    elsewhere = await _asked_again(knocks, replace(EVE, user_id=3, chat_id=-6))
    await knocks.decide(knock, Verdict.CHAT, ADMIN, NOW)
    found = await knocks.answered(Decision(EVE.chat_id, True, ADMIN), 10)
    assert [each.requester.user_id for each in found] == [2, EVE.user_id]
    assert (await knocks.decide(bob, Verdict.DENY, OTHER, NOW)).verdict is Verdict.CHAT
    assert await knocks.get(elsewhere.id) == elsewhere


@pytest.mark.parametrize("chat_id", [-5, -1005])
@pytest.mark.parametrize(("allowed", "verdict"), [(True, Verdict.CHAT), (False, Verdict.CLOSED)])
async def test_a_decision_about_a_chat_by_command_answers_who_has_asked_there(
    knocks: Knocks, database: Database, chat_id: int, verdict: Verdict, *, allowed: bool
) -> None:
    knock = await _knock(knocks)
    await Moves(database).add(-5, -1005)
    moved = await _asked_again(knocks, replace(EVE, user_id=2, chat_id=-1005))
    decision = Decision(chat_id, allowed, ADMIN)
    await knocks.answer(decision, NOW)
    for each, other in ((knock, Verdict.PERSON), (moved, Verdict.DENY)):
        assert (await knocks.decide(each, other, OTHER, NOW)).verdict is verdict
    assert [each.id for each in await knocks.answered(decision, 10)] == [moved.id, knock.id]
    assert [each.id for each in await knocks.answered(decision, 1)] == [moved.id]
    assert await Access(database).of(1, -1005) == Stored(chat=allowed)


@pytest.mark.parametrize("allowed", [True, False])
async def test_a_decision_by_command_answers_what_was_asked_until_then(
    knocks: Knocks, database: Database, *, allowed: bool
) -> None:
    knock = await _knock(knocks)
    decision = Decision(EVE.user_id, allowed, ADMIN)
    for _ in range(2):
        await knocks.answer(decision, NOW)
        (answered,) = await knocks.answered(decision, 10)
        assert answered.id == knock.id
    late = await knocks.decide(knock, Verdict.DENY if allowed else Verdict.PERSON, OTHER, NOW)
    assert late == answered
    assert await Access(database).of(EVE.user_id, EVE.chat_id) == Stored(person=allowed)


async def test_a_decision_by_command_leaves_alone_what_was_decided(knocks: Knocks) -> None:
    knock = await _knock(knocks)
    decided = await knocks.decide(knock, Verdict.PERSON, OTHER, NOW)
    decision = Decision(EVE.user_id, False, ADMIN)
    await knocks.answer(decision, NOW)
    assert await knocks.answered(decision, 10) == []
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
