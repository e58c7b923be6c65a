"""How often groups are called: counted for all processes together, where there are several."""

from dataclasses import dataclass

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import group_paces


@dataclass(frozen=True)
class Turn:
    """Whether a call may go, and is counted."""

    is_taken: bool
    tat: float
    """the theoretical arrival time of the group's next call, as it is now"""


class GroupPaces:
    """The table of paces: one GCRA time for each group, in seconds since the epoch."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def take(self, chat_id: int, now: float, interval: float, ahead: float) -> Turn:
        """Count a call, if the group's time is at most ``ahead`` seconds from now.

        Each call moves that time on by ``interval``.
        """
        is_it = group_paces.c.chat_id == chat_id
        begun = sa.case((group_paces.c.tat < now, now), else_=group_paces.c.tat)
        count = (
            group_paces.update()
            .where(is_it, group_paces.c.tat <= now + ahead)
            .values(tat=begun + interval)
            .returning(group_paces.c.tat)
        )
        first = self._db.insert_missing(group_paces).values(chat_id=chat_id, tat=now + interval)
        async with self._db.write() as connection:
            counted: float | None = await connection.scalar(count)
            if counted is not None:
                return Turn(is_taken=True, tat=counted)
            if (await connection.execute(first)).rowcount:
                return Turn(is_taken=True, tat=now + interval)
            known = await connection.scalar(sa.select(group_paces.c.tat).where(is_it))
            return Turn(is_taken=False, tat=now if known is None else known)

    async def rest(self, chat_id: int, tat: float) -> None:
        """Let a group rest for everybody, because Telegram has refused a call."""
        later = group_paces.update().where(
            group_paces.c.chat_id == chat_id, group_paces.c.tat < tat
        )
        first = self._db.insert_missing(group_paces).values(chat_id=chat_id, tat=tat)
        async with self._db.write() as connection:
            await connection.execute(first)
            await connection.execute(later.values(tat=tat))

    async def sweep(self, before: float, most: int) -> int:
        """Forget up to ``most`` groups that had their last call long ago; return how many."""
        return await self._db.delete_some(group_paces, group_paces.c.tat < before, most)
