"""An album arrives picture by picture, and is one request."""

import asyncio
from dataclasses import replace

import pytest

from bot.store.albums import AlbumRequest, Albums
from bot.store.database import Database
from bot.veo.choice import Image
from tests.store.scene import ANNA, NOW

WEEK = 7 * 24 * 3600.0
PICTURES = [Image(f"file-{number}", 640, 360) for number in range(4)]
ALBUM = AlbumRequest("album", ANNA, "a fox")


@pytest.fixture
def albums(database: Database) -> Albums:
    return Albums(database)


async def seen(albums: Albums, number: int, album: str = "album", chat_id: int = 1) -> None:
    await albums.remember(chat_id, 10 + number, album, PICTURES[number], NOW)


async def test_pictures_come_in_any_order_and_stand_in_theirs(albums: Albums) -> None:
    for number in (2, 0, 3, 1):
        await seen(albums, number)
    assert await albums.pictures(1, "album") == tuple(PICTURES)


async def test_a_picture_that_is_seen_again_changes_nothing(albums: Albums) -> None:
    await asyncio.gather(*(seen(albums, number) for number in [0, 1] * 5))
    assert await albums.pictures(1, "album") == tuple(PICTURES[:2])


async def test_albums_and_chats_are_kept_apart(albums: Albums) -> None:
    await seen(albums, 0)
    await seen(albums, 1, album="another")
    await seen(albums, 2, chat_id=2)
    assert await albums.pictures(1, "album") == (PICTURES[0],)
    assert await albums.pictures(2, "album") == (PICTURES[2],)
    assert await albums.pictures(1, "unheard-of") == ()


async def test_a_request_waits_until_the_pictures_have_had_time_to_arrive(albums: Albums) -> None:
    await albums.ask(ALBUM, due_at=NOW + 1.5)
    assert await albums.due(NOW + 1.4) == []
    assert await albums.due(NOW + 1.5) == [ALBUM]


async def test_a_request_is_due_until_it_is_done(albums: Albums) -> None:
    await albums.ask(ALBUM, due_at=NOW)
    assert await albums.due(NOW) == await albums.due(NOW) == [ALBUM]
    await albums.done(ALBUM, NOW)
    assert await albums.due(NOW + WEEK) == []


async def test_a_request_that_is_delivered_again_stays_done(albums: Albums) -> None:
    await albums.ask(ALBUM, due_at=NOW)
    await albums.done(ALBUM, NOW)
    await albums.ask(ALBUM, due_at=NOW + 5)
    assert await albums.due(NOW + 60) == []


async def test_an_album_asks_once(albums: Albums) -> None:
    others = [
        replace(ALBUM, words=f"words {number}", requester=replace(ANNA, message_id=11 + number))
        for number in range(5)
    ]
    await albums.ask(ALBUM, due_at=NOW)
    await asyncio.gather(*(albums.ask(other, due_at=NOW) for other in others))
    assert await albums.due(NOW) == [ALBUM]


async def test_albums_outlive_a_restart(albums: Albums, neighbour: Database) -> None:
    await seen(albums, 0)
    await albums.ask(ALBUM, due_at=NOW)
    after = Albums(neighbour)
    assert await after.due(NOW) == [ALBUM]
    assert await after.pictures(1, "album") == (PICTURES[0],)


async def test_albums_of_long_ago_are_forgotten(albums: Albums) -> None:
    await seen(albums, 0)
    later = NOW + 2 * WEEK
    await albums.remember(1, 99, "newer", PICTURES[1], later)
    await albums.ask(replace(ALBUM, media_group_id="newer"), due_at=later)
    await albums.done(replace(ALBUM, media_group_id="newer"), later)
    assert await albums.pictures(1, "album") == ()
    assert await albums.pictures(1, "newer") == (PICTURES[1],)
