"""Albums: Telegram sends them message by message, without marking the last."""

from dataclasses import dataclass

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import album_messages
from bot.veo.sources import Image


@dataclass(frozen=True)
class AlbumMessage:
    """A message that belongs to an album."""

    chat_id: int
    message_id: int
    media_group_id: str
    has_words: bool
    """whether it asks for a video"""
    image: Image | None
    """None where it is something else than a picture"""
    user_id: int | None = None
    """who sent it, where that is known"""


@dataclass(frozen=True)
class Album:
    """The messages of an album that have come so far, in order."""

    messages: tuple[AlbumMessage, ...]
    seen_at: float
    """when the newest of them came, in seconds since the epoch"""

    @property
    def images(self) -> tuple[Image, ...]:
        """The pictures."""
        return tuple(message.image for message in self.messages if message.image)

    @property
    def is_incomplete(self) -> bool:
        """Whether it must have more pictures than are known: an album has at least two."""
        return len(self.images) < max(2, len(self.messages))

    @property
    def speaker(self) -> int:
        """The id of the message that makes the request: the first with words, or the first."""
        with_words = [message for message in self.messages if message.has_words]
        return (with_words or list(self.messages))[0].message_id


class Albums:
    """The table of album messages."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def add(self, message: AlbumMessage, now: float) -> None:
        """Store a message of an album; storing it again changes nothing."""
        image = message.image
        values = {
            "chat_id": message.chat_id,
            "message_id": message.message_id,
            "user_id": message.user_id,
            "media_group_id": message.media_group_id,
            "has_words": message.has_words,
            "reference": image.reference if image else None,
            "width": image.width if image else 0,
            "height": image.height if image else 0,
            "seen_at": now,
        }
        async with self._db.write() as connection:
            await connection.execute(self._db.insert_missing(album_messages), [values])

    async def get(self, chat_id: int, media_group_id: str) -> Album | None:
        """Return an album as far as it has come, or None where no message of it has."""
        columns = album_messages.c
        query = (
            sa.select(album_messages)
            .where(columns.chat_id == chat_id, columns.media_group_id == media_group_id)
            .order_by(columns.message_id)
        )
        async with self._db.read() as connection:
            rows = (await connection.execute(query)).all()
        if not rows:
            return None
        return Album(tuple(map(_message, rows)), max(row.seen_at for row in rows))

    async def sweep(self, seen_before: float, most: int) -> int:
        """Delete up to ``most`` messages from before ``seen_before``; return how many."""
        return await self._db.delete_some(
            album_messages, album_messages.c.seen_at < seen_before, most
        )

    async def forget(self, user_id: int, most: int) -> int:
        """Delete up to ``most`` messages that somebody sent, in every chat; return how many."""
        return await self._db.delete_some(album_messages, album_messages.c.user_id == user_id, most)


def _message(row: sa.Row[tuple[object, ...]]) -> AlbumMessage:
    image = Image(row.reference, row.width, row.height) if row.reference else None
    return AlbumMessage(
        row.chat_id, row.message_id, row.media_group_id, row.has_words, image, row.user_id
    )
