"""An album arrives message by message, and one of them speaks for it."""

import asyncio

import pytest

from bot.store.albums import AlbumMessage, Albums
from bot.store.database import Database
from bot.veo.sources import Image
from tests.store.scene import NOW

WEEK = 7 * 24 * 3600.0
PICTURES = [Image(f"file-{number}", 640, 360) for number in range(4)]


@pytest.fixture
def albums(database: Database) -> Albums:
    return Albums(database)


def message(
    number: int,
    album: str = "album",
    chat_id: int = 1,
    *,
    has_words: bool = False,
    has_picture: bool = True,
) -> AlbumMessage:
    """Return a message of an album."""
    image = PICTURES[number] if has_picture else None
    return AlbumMessage(chat_id, 10 + number, album, has_words, image)


async def images_in(albums: Albums, album: str = "album", chat_id: int = 1) -> tuple[Image, ...]:
    """Return the pictures of an album as far as they have come."""
    found = await albums.get(chat_id, album)
    return found.images if found else ()


async def test_messages_come_in_any_order_and_stand_in_theirs(albums: Albums) -> None:
    for number in (2, 0, 3, 1):
        await albums.add(message(number), NOW)
    album = await albums.get(1, "album")
    assert album
    assert album.messages == tuple(message(number) for number in range(4))
    assert album.images == tuple(PICTURES)


async def test_a_message_that_is_seen_again_changes_nothing(albums: Albums) -> None:
    await asyncio.gather(*(albums.add(message(number), NOW) for number in [0, 1] * 5))
    await albums.add(message(0, has_words=True, has_picture=False), NOW + 60)
    album = await albums.get(1, "album")
    assert album
    assert album.messages == (message(0), message(1))
    assert album.seen_at == NOW


async def test_albums_and_chats_are_kept_apart(albums: Albums) -> None:
    await albums.add(message(0), NOW)
    await albums.add(message(1, album="another"), NOW)
    await albums.add(message(2, chat_id=2), NOW)
    assert await images_in(albums) == (PICTURES[0],)
    assert await images_in(albums, chat_id=2) == (PICTURES[2],)
    assert await albums.get(1, "unheard-of") is None


async def test_the_newest_message_says_since_when_an_album_is_quiet(albums: Albums) -> None:
    for number, moment in ((0, NOW + 5), (1, NOW + 9), (2, NOW)):
        await albums.add(message(number), moment)
    album = await albums.get(1, "album")
    assert album
    assert album.seen_at == NOW + 9


@pytest.mark.parametrize(
    ("with_words", "speaker"), [((), 10), ((0,), 10), ((2,), 12), ((1, 2), 11)]
)
async def test_the_first_message_with_words_speaks_for_the_album(
    albums: Albums, with_words: tuple[int, ...], speaker: int
) -> None:
    for number in (2, 1, 0):
        await albums.add(message(number, has_words=number in with_words), NOW)
    album = await albums.get(1, "album")
    assert album
    assert album.speaker == speaker


async def test_what_is_no_picture_belongs_to_the_album_without_being_one(albums: Albums) -> None:
    await albums.add(message(0, has_words=True, has_picture=False), NOW)
    await albums.add(message(1), NOW)
    album = await albums.get(1, "album")
    assert album
    assert (len(album.messages), album.images, album.speaker) == (2, (PICTURES[1],), 10)


async def test_albums_outlive_a_restart(albums: Albums, neighbour: Database) -> None:
    await albums.add(message(0), NOW)
    assert await Albums(neighbour).get(1, "album") == await albums.get(1, "album") is not None


async def test_albums_of_long_ago_are_forgotten_a_few_at_a_time(albums: Albums) -> None:
    for number in range(3):
        await albums.add(message(number), NOW)
    await albums.add(message(3, album="newer"), NOW + WEEK)
    assert await albums.sweep(seen_before=NOW + 1, most=2) == 2
    assert len(await images_in(albums)) == 1
    assert await albums.sweep(seen_before=NOW + 1, most=2) == 1
    assert await albums.sweep(seen_before=NOW + 1, most=2) == 0
    assert await images_in(albums) == ()
    assert await images_in(albums, "newer") == (PICTURES[3],)


async def test_a_message_is_forgotten_in_its_own_chat_only(albums: Albums) -> None:
    await albums.add(message(0), NOW)
    await albums.add(message(0, chat_id=2), NOW + WEEK)
    assert await albums.sweep(seen_before=NOW + 1, most=9) == 1
    assert await images_in(albums, chat_id=2) == (PICTURES[0],)
