"""Nobody is told the same thing too often."""

import asyncio

from bot.store.database import Database
from bot.store.notices import Notices
from tests.store.scene import NOW

HOUR = 3600.0


async def test_of_many_who_would_tell_at_once_one_does(
    database: Database, neighbour: Database
) -> None:
    several = [Notices(database), Notices(neighbour)] * 10
    for moment in (NOW, NOW + HOUR):
        due = await asyncio.gather(*(each.is_due("key", moment, HOUR) for each in several))
        assert sum(due) == 1


async def test_it_is_told_again_when_the_time_has_passed(database: Database) -> None:
    notices = Notices(database)
    moments = [NOW, NOW + 1, NOW + HOUR - 1, NOW + HOUR, NOW + HOUR + 1, NOW + 3 * HOUR]
    due = [await notices.is_due("key", moment, HOUR) for moment in moments]
    assert due == [True, False, False, True, False, True]


async def test_different_things_are_told_apart(database: Database) -> None:
    notices = Notices(database)
    assert await notices.is_due("key", NOW, HOUR)
    assert await notices.is_due("credits", NOW, HOUR)
    assert not await notices.is_due("key", NOW, HOUR)
