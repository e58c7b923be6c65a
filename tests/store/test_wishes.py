"""What somebody was offered inline is found by whoever was offered it, for a while."""

import asyncio
from dataclasses import replace

from bot.store.database import Database
from bot.store.wishes import MOST, Wish, Wishes
from tests.store.scene import NOW, QUOTE, REQUEST

ANNA, BEN = 1, 2
FOX = Wish(REQUEST.with_prompt("a fox"), QUOTE)


async def test_a_wish_is_found_by_its_name_and_person_alone(
    database: Database, neighbour: Database
) -> None:
    await Wishes(database).keep(ANNA, FOX, NOW)
    assert await Wishes(neighbour).get(ANNA, FOX.name) == FOX
    assert await Wishes(neighbour).get(BEN, FOX.name) is None
    assert await Wishes(neighbour).get(ANNA, "fox") is None


def test_another_price_or_prompt_or_length_is_another_wish() -> None:
    others = [
        replace(FOX, quote=QUOTE + 1),
        replace(FOX, request=REQUEST.with_prompt("a foxy")),
        replace(FOX, request=replace(FOX.request, duration=4)),
    ]
    assert len({FOX.name, *(other.name for other in others)}) == 4
    assert Wish(FOX.request, QUOTE).name == FOX.name


async def test_the_newest_of_each_person_are_kept(database: Database) -> None:
    wishes = Wishes(database)
    await wishes.keep(BEN, FOX, NOW)
    typed = [Wish(REQUEST.with_prompt(f"fox {number}"), QUOTE) for number in range(MOST + 2)]
    for later, wish in enumerate(typed):
        await wishes.keep(ANNA, wish, NOW + later)
    kept = [await wishes.get(ANNA, wish.name) is not None for wish in typed]
    assert kept == [False, False, *[True] * MOST]
    assert await wishes.get(BEN, FOX.name)


async def test_what_is_typed_again_counts_as_new(database: Database) -> None:
    wishes = Wishes(database)
    await wishes.keep(ANNA, FOX, NOW)
    for number in range(MOST - 1):
        await wishes.keep(ANNA, Wish(REQUEST.with_prompt(f"{number}"), QUOTE), NOW + number + 1)
    await wishes.keep(ANNA, FOX, NOW + MOST)
    await wishes.keep(ANNA, Wish(REQUEST.with_prompt("one more"), QUOTE), NOW + MOST + 1)
    assert await wishes.get(ANNA, FOX.name)


async def test_what_was_typed_while_the_clock_was_ahead_takes_no_room(database: Database) -> None:
    wishes = Wishes(database)
    for number in range(MOST):
        await wishes.keep(ANNA, Wish(REQUEST.with_prompt(f"{number}"), QUOTE), NOW + 3600 + number)
    typed = [Wish(REQUEST.with_prompt(f"fox {number}"), QUOTE) for number in range(3)]
    for later, wish in enumerate(typed, 1):
        await wishes.keep(ANNA, wish, NOW + later)
    assert [await wishes.get(ANNA, wish.name) for wish in typed] == typed


async def test_processes_that_keep_wishes_at_once_exceed_nothing(
    database: Database, neighbour: Database
) -> None:
    stores = [Wishes(database), Wishes(neighbour)] * MOST
    typed = [Wish(REQUEST.with_prompt(f"fox {number}"), QUOTE) for number in range(len(stores))]
    await asyncio.gather(
        *(store.keep(ANNA, wish, NOW) for store, wish in zip(stores, typed, strict=True))
    )
    kept = [await stores[0].get(ANNA, wish.name) for wish in typed]
    assert len([wish for wish in kept if wish]) == MOST


async def test_what_is_old_is_swept_a_few_at_a_time(database: Database) -> None:
    wishes = Wishes(database)
    for number in range(3):
        await wishes.keep(ANNA, Wish(REQUEST.with_prompt(f"{number}"), QUOTE), NOW + number)
    assert await wishes.sweep(NOW + 2, most=1) == 1
    assert await wishes.sweep(NOW + 2, most=10) == 1
    assert await wishes.get(ANNA, Wish(REQUEST.with_prompt("2"), QUOTE).name)


async def test_somebody_is_forgotten_and_nobody_else(database: Database) -> None:
    wishes = Wishes(database)
    for person in (ANNA, BEN):
        await wishes.keep(person, FOX, NOW)
    await wishes.forget(ANNA)
    assert await wishes.get(ANNA, FOX.name) is None
    assert await wishes.get(BEN, FOX.name)
