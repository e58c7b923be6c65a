"""Purging the search takes long: it comes last, and only after something was emptied."""

import pytest

from bot.chat.forgetting import Forgetting
from bot.errors import StoreUnavailable
from bot.store.albums import Albums
from bot.store.database import Database
from bot.store.drafts import Drafts
from bot.store.inbox import Inbox
from bot.store.people import People
from bot.store.tasks import TaskContents
from tests.clock import MovableClock
from tests.store.scene import ANNA, NOW, Scene
from tests.store.test_contents import delivered


class Watched(TaskContents):
    """Counts purges, of which the first may fail."""

    purges = 0
    is_down = False

    async def purge_search(self) -> None:
        self.purges += 1
        if self.is_down:
            raise StoreUnavailable
        await super().purge_search()


@pytest.fixture
def contents(database: Database) -> Watched:
    return Watched(database)


@pytest.fixture
def forgetting(database: Database, contents: Watched) -> Forgetting:
    drafts, albums, inbox = Drafts(database), Albums(database), Inbox(database)
    people = People(database)
    return Forgetting(contents, drafts, albums, inbox, people, MovableClock(NOW + 1))


async def test_who_has_nothing_left_to_forget_has_nothing_purged(
    database: Database, forgetting: Forgetting, contents: Watched
) -> None:
    await delivered(Scene(database))
    for _ in range(3):
        await forgetting.forget(ANNA.user_id)
    assert contents.purges == 1


async def test_a_purge_that_failed_is_done_again(
    database: Database, forgetting: Forgetting, contents: Watched
) -> None:
    await delivered(Scene(database))
    contents.is_down = True
    with pytest.raises(StoreUnavailable):
        await forgetting.forget(ANNA.user_id)
    contents.is_down = False
    for _ in range(2):
        await forgetting.forget(ANNA.user_id)
    assert contents.purges == 2
