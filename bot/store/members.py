"""Who has written in which group: the Bot API tells of members only where the bot is an admin."""

from collections.abc import Sequence

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.moves import moved_to
from bot.store.schema import members


class Members:
    """The table of people who have written in a group."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def add(self, chat_id: int, user_id: int) -> None:
        """Remember that somebody has written in a group.

        Under the id that it had before it moved, nobody is remembered any more: they may have left
        it since, under its new one.
        """
        if await self.has([chat_id], user_id):  # so that each message is not a write
            return
        row = {"chat_id": chat_id, "user_id": user_id}
        async with self._db.write() as connection:
            if not await moved_to(connection, chat_id):
                await connection.execute(self._db.insert_missing(members), [row])

    async def remove(self, chat_ids: Sequence[int], user_id: int) -> None:
        """Forget somebody who has left a group, under all of its ids."""
        gone = members.delete().where(members.c.chat_id.in_(chat_ids), members.c.user_id == user_id)
        async with self._db.write() as connection:
            await connection.execute(gone)

    async def has(self, chat_ids: Sequence[int], user_id: int) -> bool:
        """Return whether somebody has written in a group, under any of its ids."""
        query = sa.select(members.c.user_id).where(
            members.c.chat_id.in_(chat_ids), members.c.user_id == user_id
        )
        async with self._db.read() as connection:
            return (await connection.execute(query)).first() is not None

    async def chats_of(self, user_id: int, most: int) -> Sequence[int]:
        """Return groups in which somebody has written."""
        query = sa.select(members.c.chat_id).where(members.c.user_id == user_id).limit(most)
        async with self._db.read() as connection:
            return (await connection.scalars(query)).all()
