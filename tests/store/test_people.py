"""People are known by their id, their name and their @name, and not written at each message."""

from dataclasses import replace

import pytest

from bot.store.database import Database
from bot.store.people import People, Subject
from tests.store.scene import NOW

DAY = 24 * 3600.0
ANNA = Subject(1, "Anna", "anna_k")


@pytest.fixture
def people(database: Database) -> People:
    return People(database)


async def _seen_at(people: People, person: Subject) -> float:
    stored = await people._stored(person.id)
    assert stored is not None
    return stored[1]


async def test_somebody_is_found_by_their_name_in_any_case(people: People) -> None:
    await people.meet(ANNA, NOW)
    assert await people.named("Anna_K") == ANNA
    assert await people.named("anna") is None
    assert await people.of([1, 2, 10**30]) == {1: ANNA, 2: Subject(2), 10**30: Subject(10**30)}
    assert await people.of([]) == {}


async def test_a_new_name_is_known_at_once(people: People) -> None:
    await people.meet(ANNA, NOW)
    renamed = Subject(1, "Anna K.", "kay")
    await people.meet(renamed, NOW + 1)
    assert await people.of([1]) == {1: renamed}
    assert await people.named("anna_k") is None


async def test_a_language_is_kept_where_it_is_not_told(people: People, database: Database) -> None:
    german, unknown = replace(ANNA, language="de"), replace(ANNA, name="Anna K.")
    await people.meet(german, NOW)
    await people.meet(ANNA, NOW + 1)
    assert await people.of([1]) == {1: german}
    await people.meet(unknown, NOW + 2)
    assert await people.of([1]) == {1: replace(unknown, language="de")}
    await People(database).meet(replace(unknown, language="pt-br"), NOW + 3)
    assert await people.of([1]) == {1: replace(unknown, language="pt-br")}


async def test_a_name_belongs_to_whoever_was_met_with_it_last(people: People) -> None:
    await people.meet(ANNA, NOW)
    await people.meet(Subject(2, "Ben", "anna_k"), NOW + 1)
    assert await people.named("anna_k") == Subject(2, "Ben", "anna_k")
    assert await people.of([1]) == {1: Subject(1, "Anna", None)}


async def test_a_name_that_came_back_is_its_first_owners_again(people: People) -> None:
    await people.meet(ANNA, NOW)
    await people.meet(Subject(2, "Ben", "anna_k"), NOW + 1)
    await people.meet(ANNA, NOW + 2)
    assert await people.named("anna_k") == ANNA


async def test_what_another_process_has_written_counts_after_minutes(
    people: People, database: Database
) -> None:
    await people.meet(ANNA, NOW)
    await People(database).meet(Subject(2, "Ben", "anna_k"), NOW + 1)
    await people.meet(ANNA, NOW + 3600)
    assert await people.named("anna_k") == ANNA


async def test_it_is_written_once_a_day_where_nothing_changes(
    people: People, database: Database
) -> None:
    await people.meet(ANNA, NOW)
    for each in (people, People(database)):
        await each.meet(ANNA, NOW + DAY - 1)
        assert await _seen_at(people, ANNA) == NOW
    await people.meet(ANNA, NOW + DAY)
    assert await _seen_at(people, ANNA) == NOW + DAY


async def test_who_was_not_met_for_long_is_forgotten(people: People) -> None:
    for number in range(1, 4):
        await people.meet(Subject(number, "Somebody"), NOW + number)
    assert await people.sweep(NOW + 3, 1) == 1
    assert await people.sweep(NOW + 3, 100) == 1
    assert [each.name for each in (await people.of([1, 2, 3])).values()] == ["", "", "Somebody"]


async def test_who_is_forgotten_is_met_anew(people: People) -> None:
    await people.meet(ANNA, NOW)
    await people.forget(1)
    assert await people.of([1]) == {1: Subject(1)}
    await people.meet(ANNA, NOW)
    assert await people.of([1]) == {1: ANNA}
