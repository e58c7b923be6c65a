"""What is forgotten, and what is kept for as long as somebody may need it."""

import pytest

from bot.chat.clean_up import CleanUp
from bot.store.albums import AlbumMessage, Albums
from bot.store.database import Database
from bot.store.drafts import DraftKind, Drafts, NewDraft
from bot.store.file_orders import FileOrders
from bot.store.group_paces import GroupPaces
from bot.store.inbox import Inbox, Received
from bot.store.knocks import Knocks
from bot.store.notices import Notices
from bot.store.people import People, Subject
from bot.store.refused_messages import Refusable, RefusedMessages
from bot.store.tasks import TaskContents
from bot.store.wishes import Wishes
from bot.tasks.source_keys import message_key
from tests.clock import MovableClock
from tests.store.scene import ANNA, NO_LIMITS, Scene, by_message

HOUR = 3600.0
DAY = 24 * HOUR
MOST = 500
"""Rows that one sweep forgets."""


def clean_up(database: Database, clock: MovableClock, history_days: int = 365) -> CleanUp:
    """Return the job over a database."""
    return CleanUp(
        database,
        Inbox(database),
        Drafts(database),
        Albums(database),
        Notices(database),
        People(database),
        Knocks(database),
        TaskContents(database),
        GroupPaces(database),
        FileOrders(database),
        Wishes(database),
        RefusedMessages(database),
        history_days,
        clock,
    )


async def _comes(inbox: Inbox, clock: MovableClock, *ids: int) -> list[int]:
    """Store updates that stand alone; return the ids of those that are due now."""
    await inbox.store([Received(key, None, {}) for key in ids], clock())
    rows = await inbox.claim("test", clock(), 0.0, 10_000, held=())
    return sorted(row.update_id for row in rows)


async def _finish(inbox: Inbox, clock: MovableClock, *ids: int) -> None:
    for row in await inbox.claim("test", clock(), 0.0, 10_000, held=()):
        if row.update_id in ids:
            await inbox.done(row, clock())


async def test_an_update_is_known_again_for_as_long_as_telegram_repeats_it(
    database: Database, inbox: Inbox, clock: MovableClock
) -> None:
    assert await _comes(inbox, clock, 1) == [1]
    await _finish(inbox, clock, 1)
    clock.advance(DAY)
    await clean_up(database, clock)()
    assert await _comes(inbox, clock, 1) == []
    clock.advance(HOUR + 1)
    await clean_up(database, clock)()
    assert await _comes(inbox, clock, 1) == [1]


async def test_what_is_not_done_is_never_forgotten(
    database: Database, inbox: Inbox, clock: MovableClock
) -> None:
    await _comes(inbox, clock, 1, 2)
    await _finish(inbox, clock, 2)
    clock.advance(30 * DAY)
    await clean_up(database, clock)()
    assert await _comes(inbox, clock) == [1]


async def test_one_sweep_forgets_so_much_and_the_next_the_rest(
    database: Database, inbox: Inbox, clock: MovableClock
) -> None:
    ids = range(1, MOST + 11)
    await _comes(inbox, clock, *ids)
    await _finish(inbox, clock, *ids)
    clock.advance(2 * DAY)
    await clean_up(database, clock)()
    assert len(await _comes(inbox, clock, *ids)) == MOST
    await clean_up(database, clock)()
    assert len(await _comes(inbox, clock, *ids)) == MOST + 10


async def test_an_album_can_be_replied_to_for_a_week(
    database: Database, inbox: Inbox, clock: MovableClock
) -> None:
    albums = Albums(database)
    await albums.add(AlbumMessage(1, 5, "album", False, None), clock())
    clock.advance(7 * DAY - 1)
    await clean_up(database, clock)()
    assert await albums.get(1, "album") is not None
    clock.advance(2)
    await clean_up(database, clock)()
    assert await albums.get(1, "album") is None


async def test_an_album_is_kept_no_longer_than_prompts_are(
    database: Database, clock: MovableClock
) -> None:
    albums = Albums(database)
    await albums.add(AlbumMessage(1, 5, "album", False, None), clock())
    clock.advance(3 * DAY - 1)
    await clean_up(database, clock, history_days=3)()
    assert await albums.get(1, "album") is not None
    clock.advance(2)
    await clean_up(database, clock, history_days=3)()
    assert await albums.get(1, "album") is None


async def test_a_question_can_be_answered_by_its_buttons_for_a_month(
    database: Database, clock: MovableClock
) -> None:
    drafts = Drafts(database)
    key = message_key(ANNA.chat_id, ANNA.message_id)
    new = NewDraft(key, DraftKind.PROMPT, ANNA, quote=0)
    draft, _ = await drafts.add(new, clock())
    clock.advance(30 * DAY - 1)
    await clean_up(database, clock)()
    assert await drafts.get(draft.id) is not None
    clock.advance(2)
    await clean_up(database, clock)()
    assert await drafts.get(draft.id) is None


async def test_what_was_refused_can_be_mended_for_an_hour(
    database: Database, clock: MovableClock
) -> None:
    refused, mended = RefusedMessages(database), Refusable(1, 5, 1, "a fox --seed 7")
    await refused.keep(Refusable(1, 5, 1, "a fox --sed 7"), clock())
    clock.advance(HOUR - 1)
    await clean_up(database, clock)()
    assert await refused.is_mended(mended, clock())
    clock.advance(2)
    assert not await refused.is_mended(mended, clock())
    await clean_up(database, clock)()
    assert not await refused.is_mended(mended, clock() - 2)


async def test_who_was_told_something_is_known_for_two_days(
    database: Database, clock: MovableClock
) -> None:
    notices = Notices(database)
    told_at = clock()
    await notices.tell("stranger:1:1", told_at)
    clock.advance(2 * DAY - 1)
    await clean_up(database, clock)()
    assert await notices.was_told("stranger:1:1", told_at - 1, clock())
    clock.advance(2)
    await clean_up(database, clock)()
    assert not await notices.was_told("stranger:1:1", told_at - 1, clock())


@pytest.mark.parametrize(("history_days", "kept"), [(3, False), (0, True)])
async def test_who_was_not_met_is_known_for_as_long_as_prompts_are_kept(
    database: Database, clock: MovableClock, history_days: int, *, kept: bool
) -> None:
    people = People(database)
    await people.meet(Subject(1, "Anna", "anna"), clock())
    clock.advance(3 * DAY - 1)
    await clean_up(database, clock, history_days)()
    assert await people.named("anna")
    clock.advance(2)
    await clean_up(database, clock, history_days)()
    assert (await people.named("anna") is not None) is kept


async def test_an_admin_can_decide_about_a_stranger_for_a_month(
    database: Database, clock: MovableClock
) -> None:
    knocks = Knocks(database)
    knock = await knocks.add("press:1", ANNA, 0.0, clock())
    assert knock is not None
    clock.advance(30 * DAY - 1)
    await clean_up(database, clock)()
    assert await knocks.get(knock.id) == knock
    clock.advance(2)
    await clean_up(database, clock)()
    assert await knocks.get(knock.id) is None


async def test_whose_wish_it_is_is_forgotten_once_their_video_has_ended(
    database: Database, clock: MovableClock
) -> None:
    scene = Scene(database)
    task, _ = await scene.new.add(by_message(), NO_LIMITS, clock())
    await TaskContents(database).mark(ANNA.user_id, MOST)
    await clean_up(database, clock, history_days=0)()
    assert (await scene.now(task)).request.prompt
    await scene.changes.cancel(task.id, "press:stop", clock())
    await scene.changes.outcome_notified(await scene.held(await scene.now(task)), clock())
    await clean_up(database, clock, history_days=0)()
    left = await scene.now(task)
    assert (left.forgotten, left.request.prompt) == (True, "")


async def test_no_file_of_a_running_bot_keeps_what_was_forgotten(
    database: Database, clock: MovableClock
) -> None:
    if not database.path:
        return  # the server keeps old versions of rows until it vacuums
    secret, people = b"Rumpelstiltskin", People(database)
    await people.meet(Subject(1, name=secret.decode()), clock())
    await people.forget(1)
    await clean_up(database, clock)()
    files = database.path.parent.glob(f"{database.path.name}*")
    assert not [file.name for file in files if secret in file.read_bytes()]
