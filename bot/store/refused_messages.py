"""Messages that were refused, for as long as editing them may still mend them.

Of their words only a digest is kept: that they have changed is all that counts.
"""

from dataclasses import dataclass
from hashlib import sha256

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import refused_messages

SECONDS = 3600.0
"""How long after its refusal a message can be mended."""


@dataclass(frozen=True)
class Refusable:
    """A message as it can be refused: which it is, whose, and its words."""

    chat_id: int
    message_id: int
    user_id: int
    words: str

    @property
    def digest(self) -> str:
        """What tells these words from others."""
        return sha256(self.words.encode()).hexdigest()


class RefusedMessages:
    """The table of refused messages."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def keep(self, message: Refusable, now: float) -> None:
        """Keep that a message was refused with these words."""
        key = {"chat_id": message.chat_id, "message_id": message.message_id}
        values = {"user_id": message.user_id, "digest": message.digest, "refused_at": now}
        async with self._db.write() as connection:
            await connection.execute(self._db.put(refused_messages, key, values))

    async def is_mended(self, message: Refusable, edited_at: float) -> bool:
        """Return whether a message was refused, less than an hour ago, with other words."""
        query = sa.select(refused_messages).where(_is(message))
        async with self._db.read() as connection:
            row = (await connection.execute(query)).first()
        if row is None or row.user_id != message.user_id:
            return False
        is_recent = abs(edited_at - row.refused_at) < SECONDS
        return is_recent and bool(row.digest != message.digest)

    async def drop(self, message: Refusable) -> None:
        """Drop a message that was taken up: it stays as it is from now on.

        Where it was refused with these very words, that stays.
        """
        is_other = refused_messages.c.digest != message.digest
        async with self._db.write() as connection:
            await connection.execute(refused_messages.delete().where(_is(message), is_other))

    async def sweep(self, refused_before: float, most: int) -> int:
        """Drop up to ``most`` messages of long ago; return how many that were."""
        is_old = refused_messages.c.refused_at < refused_before
        return await self._db.delete_some(refused_messages, is_old, most)

    async def forget(self, user_id: int, most: int) -> int:
        """Drop up to ``most`` messages of somebody; return how many that were."""
        return await self._db.delete_some(
            refused_messages, refused_messages.c.user_id == user_id, most
        )


def _is(message: Refusable) -> sa.ColumnElement[bool]:
    return sa.and_(
        refused_messages.c.chat_id == message.chat_id,
        refused_messages.c.message_id == message.message_id,
    )
