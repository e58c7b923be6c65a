"""What people have typed inline and were offered, until they press the button that makes it.

A button has no room for a prompt, so it names what is kept here.
"""

import json
from dataclasses import dataclass
from hashlib import sha256

import sqlalchemy as sa

from bot.money.credits import Credits
from bot.store.database import Database
from bot.store.schema import wishes
from bot.store.tasks.rows import plain, request_of
from bot.veo.request import GenerationRequest

MOST = 50
"""Wishes kept of each person: each pause in typing is one."""

_NAME_LETTERS = 24


@dataclass(frozen=True)
class Wish:
    """What somebody was offered to make, and for how much."""

    request: GenerationRequest
    quote: Credits

    @property
    def name(self) -> str:
        """What it is found by: the same words at the same price are the same wish."""
        values = json.dumps([plain(self.request), self.quote], sort_keys=True)
        return sha256(values.encode()).hexdigest()[:_NAME_LETTERS]


class Wishes:
    """The table of wishes."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def keep(self, user_id: int, wish: Wish, now: float) -> None:
        """Keep what somebody was offered, and of what they were offered before the newest."""
        key = {"user_id": user_id, "name": wish.name}
        values = {"request": plain(wish.request), "quote": wish.quote, "typed_at": now}
        async with self._db.write() as connection:
            await self._db.lock(connection, user_id)
            await connection.execute(_from_the_future(user_id, now))
            await connection.execute(self._db.put(wishes, key, values))
            await connection.execute(_beyond(user_id))

    async def get(self, user_id: int, name: str) -> Wish | None:
        """Return a wish of somebody, if it is still kept."""
        query = sa.select(wishes).where(wishes.c.user_id == user_id, wishes.c.name == name)
        async with self._db.read() as connection:
            row = (await connection.execute(query)).first()
        return Wish(request_of(row.request), row.quote) if row else None

    async def sweep(self, typed_before: float, most: int) -> int:
        """Forget up to ``most`` wishes of long ago; return how many that were."""
        return await self._db.delete_some(wishes, wishes.c.typed_at < typed_before, most)

    async def forget(self, user_id: int) -> None:
        """Forget what somebody has typed."""
        async with self._db.write() as connection:
            await connection.execute(wishes.delete().where(wishes.c.user_id == user_id))


def _from_the_future(user_id: int, now: float) -> sa.Update:
    """Return what dates those anew that were typed while the clock was ahead.

    They would be newer than all that come, and leave no room for them.
    """
    is_ahead = sa.and_(wishes.c.user_id == user_id, wishes.c.typed_at > now)
    return wishes.update().where(is_ahead).values(typed_at=now - 1.0)


def _beyond(user_id: int) -> sa.Delete:
    """Return what deletes all but the newest wishes of somebody."""
    newest = (
        sa.select(wishes.c.name)
        .where(wishes.c.user_id == user_id)
        .order_by(wishes.c.typed_at.desc(), wishes.c.name)
        .limit(MOST)
    )
    return wishes.delete().where(wishes.c.user_id == user_id, wishes.c.name.not_in(newest))
