"""What admins decide about people and chats holds until they decide otherwise."""

import pytest

from bot.store.access import Access, Decision, Stored
from bot.store.database import Database
from bot.store.knocks import Knocks
from bot.store.moves import Moves
from tests.store.scene import NOW

ADMIN = 9


@pytest.fixture
def access(database: Database) -> Access:
    return Access(database)


@pytest.fixture
def knocks(database: Database) -> Knocks:
    return Knocks(database)


async def test_the_last_decision_about_somebody_holds(access: Access, knocks: Knocks) -> None:
    assert await access.of(1, 1) == Stored()
    await knocks.answer(Decision(1, True, ADMIN), NOW)
    assert await access.of(1, -5) == Stored(person=True)
    await knocks.answer(Decision(1, False, ADMIN), NOW + 1)
    assert await access.of(1, 1) == Stored(person=False)


async def test_a_person_and_a_chat_are_told_apart(access: Access, knocks: Knocks) -> None:
    await knocks.answer(Decision(-5, False, ADMIN), NOW)
    await knocks.answer(Decision(1, True, ADMIN), NOW)
    assert await access.of(1, -5) == Stored(person=True, chat=False)
    assert await access.of(2, -5) == Stored(chat=False)
    assert await access.of(2, -6) == Stored()


async def test_who_speaks_as_the_chat_is_no_person(access: Access, knocks: Knocks) -> None:
    await knocks.answer(Decision(-5, True, ADMIN), NOW)
    assert await access.of(-5, -5) == Stored(chat=True)
    assert await access.of(-5, -6) == Stored(person=True)


@pytest.mark.parametrize("named", [-5, -1005])
async def test_a_group_keeps_what_was_decided_when_it_moves(
    access: Access, knocks: Knocks, database: Database, named: int
) -> None:
    await knocks.answer(Decision(named, True, ADMIN), NOW)
    await Moves(database).add(-5, -1005)
    assert await access.of(1, -1005) == Stored(chat=True)
    await knocks.answer(Decision(-1005, False, ADMIN), NOW + 1)
    assert await access.of(1, -1005) == await access.of(1, -5) == Stored(chat=False)
    assert await access.listed(10, allowed=True) == ([], 0)


async def test_the_lists_are_bounded_and_counted(access: Access, knocks: Knocks) -> None:
    for number in range(1, 6):
        await knocks.answer(Decision(number, number % 2 == 1, ADMIN), NOW + number)
    assert await access.listed(2, allowed=True) == ([5, 3], 3)
    assert await access.listed(2, allowed=False) == ([4, 2], 2)
