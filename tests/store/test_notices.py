"""Nobody is told the same thing too often."""

from bot.store.database import Database
from bot.store.notices import Notices
from tests.store.scene import NOW

HOUR = 3600.0


async def test_what_was_told_is_known_to_every_process(
    database: Database, neighbour: Database
) -> None:
    for moment in (NOW, NOW + HOUR):
        assert not await Notices(neighbour).was_told("key", moment - HOUR)
        await Notices(database).tell("key", moment)
        assert await Notices(neighbour).was_told("key", moment - HOUR)


async def test_it_counts_until_the_time_has_passed(database: Database) -> None:
    notices = Notices(database)
    await notices.tell("key", NOW)
    moments = [NOW, NOW + 1, NOW + HOUR - 1, NOW + HOUR, NOW + 3 * HOUR]
    told = [await notices.was_told("key", moment - HOUR) for moment in moments]
    assert told == [True, True, True, False, False]


async def test_different_things_are_told_apart(database: Database) -> None:
    notices = Notices(database)
    await notices.tell("key", NOW)
    assert not await notices.was_told("credits", NOW - HOUR)
