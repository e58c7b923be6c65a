"""An album is gathered when it is complete, and one message speaks for it."""

from datetime import UTC, datetime

import pytest
from telegram import Chat, Message

from bot.chat.albums import AlbumGatherer
from bot.errors import NotAPicture, Postponed
from bot.store.albums import AlbumMessage, Albums
from bot.store.database import Database
from bot.store.inbox import Inbox, Received
from bot.veo.sources import Image
from tests.clock import MovableClock

CHAT = 1
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
IMAGES = {key: Image(f"file-{key}", 640, 360) for key in range(1, 4)}


class Scene:
    """An album that comes message by message."""

    def __init__(self, database: Database, inbox: Inbox, clock: MovableClock) -> None:
        self.clock = clock
        self.inbox = inbox
        self.albums = Albums(database)
        self.is_caught_up = True
        self.gatherer = AlbumGatherer(self.albums, inbox, self.all_received, clock)

    async def all_received(self) -> bool:
        return self.is_caught_up

    async def comes(self, key: int, image: Image | None, *, words: bool = False) -> None:
        await self.albums.add(AlbumMessage(CHAT, key, "album", words, image), self.clock())

    async def gathered(self, key: int) -> tuple[str, ...] | None:
        chat = Chat(CHAT, "private")
        message = Message(key, LONG_AGO, chat, media_group_id="album")
        sources = await self.gatherer.gather(message, update_id=key)
        return tuple(image.reference for image in sources.images) if sources else None


@pytest.fixture
def scene(database: Database, inbox: Inbox, clock: MovableClock) -> Scene:
    return Scene(database, inbox, clock)


async def test_the_message_with_words_speaks_for_all_of_them(scene: Scene) -> None:
    for key in (3, 1, 2):
        await scene.comes(key, IMAGES[key], words=key == 2)
    scene.clock.advance(10)
    assert await scene.gathered(2) == ("file-1", "file-2", "file-3")
    assert await scene.gathered(1) is None
    assert await scene.gathered(3) is None


async def test_without_words_the_first_message_speaks(scene: Scene) -> None:
    for key in (1, 2):
        await scene.comes(key, IMAGES[key])
    scene.clock.advance(10)
    assert await scene.gathered(1) == ("file-1", "file-2")
    assert await scene.gathered(2) is None


async def test_an_album_is_waited_for_until_a_pause_after_its_last_message(scene: Scene) -> None:
    await scene.comes(1, IMAGES[1])
    scene.clock.advance(1.0)
    await scene.comes(2, IMAGES[2])
    scene.clock.advance(1.0)
    with pytest.raises(Postponed) as caught:
        await scene.gathered(1)
    scene.clock.advance(caught.value.seconds)
    assert await scene.gathered(1) == ("file-1", "file-2")


async def test_nothing_is_left_behind_at_telegram(scene: Scene) -> None:
    await scene.comes(1, IMAGES[1])
    scene.clock.advance(10)
    scene.is_caught_up = False
    with pytest.raises(Postponed):
        await scene.gathered(1)
    scene.is_caught_up = True
    assert await scene.gathered(1) == ("file-1",)


async def test_nothing_is_left_behind_in_the_inbox(scene: Scene) -> None:
    await scene.comes(1, IMAGES[1])
    received = [Received(1, CHAT, {}), Received(2, CHAT, {}), Received(3, 99, {})]
    await scene.inbox.store(received, scene.clock())
    scene.clock.advance(10)
    with pytest.raises(Postponed):
        await scene.gathered(1)
    for row in await scene.inbox.claim("test", scene.clock(), 0.0, 10, held=()):
        await scene.inbox.step_aside(row, scene.clock())
    [row] = [
        row
        for row in await scene.inbox.claim("test", scene.clock(), 0.0, 10, held=())
        if row.update_id == 2
    ]
    await scene.inbox.done(row, scene.clock())
    assert await scene.gathered(1) == ("file-1",)


async def test_an_album_without_pictures_is_refused_once(scene: Scene) -> None:
    await scene.comes(1, None, words=True)
    await scene.comes(2, None)
    scene.clock.advance(10)
    with pytest.raises(NotAPicture):
        await scene.gathered(1)
    assert await scene.gathered(2) is None


async def test_an_album_that_nobody_has_seen_is_refused(scene: Scene) -> None:
    with pytest.raises(NotAPicture):
        await scene.gathered(1)
