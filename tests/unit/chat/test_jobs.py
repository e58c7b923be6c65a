"""What is forgotten, and what is kept for as long as somebody may need it."""

from bot.chat.jobs import sweep
from bot.store.albums import AlbumMessage, Albums
from bot.store.database import Database
from bot.store.inbox import Inbox, Received
from tests.clock import MovableClock

HOUR = 3600.0
DAY = 24 * HOUR
MOST = 500
"""Rows that one sweep forgets."""


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
    await sweep(inbox, Albums(database), clock)
    assert await _comes(inbox, clock, 1) == []
    clock.advance(HOUR + 1)
    await sweep(inbox, Albums(database), clock)
    assert await _comes(inbox, clock, 1) == [1]


async def test_what_is_not_done_is_never_forgotten(
    database: Database, inbox: Inbox, clock: MovableClock
) -> None:
    await _comes(inbox, clock, 1, 2)
    await _finish(inbox, clock, 2)
    clock.advance(30 * DAY)
    await sweep(inbox, Albums(database), clock)
    assert await _comes(inbox, clock) == [1]


async def test_one_sweep_forgets_so_much_and_the_next_the_rest(
    database: Database, inbox: Inbox, clock: MovableClock
) -> None:
    ids = range(1, MOST + 11)
    await _comes(inbox, clock, *ids)
    await _finish(inbox, clock, *ids)
    clock.advance(2 * DAY)
    await sweep(inbox, Albums(database), clock)
    assert len(await _comes(inbox, clock, *ids)) == MOST
    await sweep(inbox, Albums(database), clock)
    assert len(await _comes(inbox, clock, *ids)) == MOST + 10


async def test_an_album_can_be_replied_to_for_a_week(
    database: Database, inbox: Inbox, clock: MovableClock
) -> None:
    albums = Albums(database)
    await albums.add(AlbumMessage(1, 5, "album", False, None), clock())
    clock.advance(7 * DAY - 1)
    await sweep(inbox, albums, clock)
    assert await albums.get(1, "album") is not None
    clock.advance(2)
    await sweep(inbox, albums, clock)
    assert await albums.get(1, "album") is None
