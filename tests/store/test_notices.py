"""Nobody is told the same thing too often."""

import asyncio

from bot.store.database import Database
from bot.store.notices import Notices
from tests.store.scene import NOW

HOUR = 3600.0


async def test_what_was_told_is_known_to_every_process(
    database: Database, neighbour: Database
) -> None:
    for moment in (NOW, NOW + HOUR):
        assert not await Notices(neighbour).was_told("key", moment - HOUR, moment)
        await Notices(database).tell("key", moment)
        assert await Notices(neighbour).was_told("key", moment - HOUR, moment)


async def test_it_counts_until_the_time_has_passed(database: Database) -> None:
    notices = Notices(database)
    await notices.tell("key", NOW)
    moments = [NOW, NOW + 1, NOW + HOUR - 1, NOW + HOUR, NOW + 3 * HOUR]
    told = [await notices.was_told("key", moment - HOUR, moment) for moment in moments]
    assert told == [True, True, True, False, False]


async def test_what_a_clock_that_was_ahead_has_told_silences_nothing_later(
    database: Database,
) -> None:
    notices = Notices(database)
    await notices.tell("key", NOW + 30 * 24 * HOUR)
    assert not await notices.was_told("key", NOW - HOUR, NOW)
    await notices.tell("key", NOW)
    assert await notices.was_told("key", NOW + 1 - HOUR, NOW + 1)


async def test_one_of_several_processes_begins_to_tell_something(
    database: Database, neighbour: Database
) -> None:
    both = [Notices(database), Notices(neighbour)]
    begun = await asyncio.gather(*(each.begin("key", NOW - 60, NOW) for each in both * 3))
    assert sum(begun) == 1
    assert not await both[1].was_told("key", NOW - HOUR, NOW)
    moments = [NOW + 59, NOW + 60, NOW + 61, NOW - 1]
    later = [await both[1].begin("key", moment - 60, moment) for moment in moments]
    assert later == [False, True, False, True]


async def test_different_things_are_told_apart(database: Database) -> None:
    notices = Notices(database)
    await notices.tell("key", NOW)
    assert not await notices.was_told("credits", NOW - HOUR, NOW)


async def test_what_is_owed_is_kept_until_it_is_told(
    database: Database, neighbour: Database
) -> None:
    notices, long = Notices(database), "purchase:" + 200 * "x"
    for moment in (NOW, NOW + 1):
        await notices.owe([long, "other"], moment)
    await notices.tell("key", NOW)
    assert await notices.sweep(NOW + 100 * HOUR, 100) == 1
    assert await Notices(neighbour).owed([long, "other", "third"]) == {long, "other"}
    await notices.settle([long])
    assert await notices.owed([long, "other"]) == {"other"}
