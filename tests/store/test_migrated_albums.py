"""Albums that version 0.1.0 was gathering go back to the inbox, as their messages came."""

import time

import pytest
from telegram import Bot, Message, Update

from bot.chat.incoming.messages import requester_of, words_after_command
from bot.store.albums import Albums
from bot.store.inbox import Inbox, InboxRow
from bot.tasks.task import Requester
from bot.veo.sources import Image
from tests.databases import opened
from tests.store.old_databases import ASKER, Row, made_by
from tests.store.scene import LEASE, NOW

GROUP, CHANNEL, ANNA = -1005, -1007, 1
BOT = Bot("1:token")

PICTURE = {
    "chat_id": 1,
    "message_id": 11,
    "media_group_id": "album",
    "reference": "second",
    "width": 640,
    "height": 360,
    "seen_at": NOW,
}
PLACES: dict[str, Row] = {
    "private": {"chat_id": ANNA, "user_id": ANNA, "private": True},
    "group": {"chat_id": GROUP, "user_id": ANNA, "private": False},
    "topic": {"chat_id": GROUP, "user_id": ANNA, "private": False, "thread_id": 7},
    "channel": {"chat_id": CHANNEL, "user_id": CHANNEL, "private": False, "channel": True},
    "anonymous": {"chat_id": GROUP, "user_id": GROUP, "private": False},
}


def request(asker: Row, **changes: object) -> Row:
    """Return an album that asks for a video, as it waited for the rest of its pictures."""
    values = {"media_group_id": "album", "words": "a fox", "due_at": NOW, "done": False}
    return {"chat_id": asker["chat_id"], "asker": asker, **values, **changes}


async def returned(url: str, requests: list[Row], pictures: list[Row]) -> list[InboxRow]:
    """Return what stands in the inbox of a database that was gathering albums."""
    await made_by(url, "0005", {"album_requests": requests, "album_pictures": pictures})
    async with opened(url) as database:
        rows = await Inbox(database).claim("me", time.time() + 1, LEASE, 99, held=())
    return sorted(rows, key=lambda row: row.id)


def message_in(row: InboxRow) -> Message:
    """Return the message that comes, read as the bot reads it."""
    payload = {**row.payload, "received_at": row.received_at}
    message = Update.de_json(payload, BOT).effective_message
    assert message
    return message


@pytest.mark.parametrize("place", PLACES)
async def test_an_album_asks_as_it_did_wherever_it_was(url: str, place: str) -> None:
    asker = ASKER | PLACES[place]
    [row] = await returned(url, [request(asker)], [])
    message = message_in(row)
    assert row.chat_id == message.chat.id == asker["chat_id"]
    assert requester_of(message, "en") == Requester(**asker)
    assert message.media_group_id == "album"
    assert words_after_command(message) == "a fox"
    update = Update.de_json(row.payload, BOT)
    assert bool(update.channel_post) == (place == "channel")


async def test_the_language_of_a_person_stays_known(url: str) -> None:
    [row] = await returned(url, [request(ASKER | {"language": "pt"})], [])
    user = message_in(row).from_user
    assert user
    assert user.language_code == "pt"


@pytest.mark.parametrize("words", ["", "a fox\n--ar 9:16", "ein Fuchs 🦊 'so'"])
async def test_an_album_asks_in_the_same_words(url: str, words: str) -> None:
    [row] = await returned(url, [request(ASKER, words=words)], [])
    assert words_after_command(message_in(row)) == words


async def test_an_album_that_was_stored_before_there_were_channels_comes_through(url: str) -> None:
    before = {name: value for name, value in ASKER.items() if name != "channel"}
    [row] = await returned(url, [request(before)], [])
    assert requester_of(message_in(row), "en") == Requester(**ASKER)


async def test_what_was_done_does_not_ask_again(url: str) -> None:
    assert await returned(url, [request(ASKER, done=True)], [PICTURE]) == []


async def test_several_albums_come_one_by_one_in_each_chat(url: str) -> None:
    askers = [ASKER, ASKER | PLACES["group"]]
    rows = await returned(url, [request(asker) for asker in askers], [])
    assert len({row.id for row in rows}) == len(rows) == 2
    assert all(row.id < 0 for row in rows)


@pytest.mark.parametrize("has_picture", [True, False])
async def test_the_message_that_asked_speaks_for_its_album(url: str, has_picture: bool) -> None:
    asker = ASKER | {"message_id": 12}
    pictures = [PICTURE]
    if has_picture:
        pictures.append(PICTURE | {"message_id": 12, "reference": "third"})
    await made_by(url, "0005", {"album_requests": [request(asker)], "album_pictures": pictures})
    async with opened(url) as database:
        album = await Albums(database).get(1, "album")
    assert album
    assert album.speaker == 12
    images = [Image("second", 640, 360), Image("third", 640, 360)]
    assert list(album.images) == images[: len(pictures)]


async def test_albums_that_were_gathered_can_still_be_replied_to(url: str) -> None:
    await made_by(url, "0005", {"album_pictures": [PICTURE, PICTURE | {"chat_id": 2}]})
    async with opened(url) as database:
        album = await Albums(database).get(1, "album")
    assert album
    assert album.images == (Image("second", 640, 360),)
    assert (album.seen_at, album.messages[0].has_words) == (NOW, False)
