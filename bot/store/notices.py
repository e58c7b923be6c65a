"""When somebody was last told something, so that nobody is told it too often.

Operators are told of problems, strangers that they are not let in. Words are recorded once they
are said or kept: after a crash they may be said twice, but never not at all.
"""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from hashlib import sha256

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import notices

_OWED = "owed:"
_BEGUN = "begun:"


class Notices:
    """The table of notices."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def was_told(self, name: str, since: float, now: float) -> bool:
        """Return whether something has been told since a moment.

        What seems to be told later than now was told by a clock that was ahead: nobody knows when.
        """
        is_recent = sa.and_(notices.c.told_at > since, notices.c.told_at <= now)
        known = notices.select().where(notices.c.name == name, is_recent)
        async with self._db.read() as connection:
            return (await connection.execute(known)).first() is not None

    async def told_at(self, name: str) -> float | None:
        """Return when something was last told, unless that is forgotten."""
        async with self._db.read() as connection:
            known = sa.select(notices.c.told_at).where(notices.c.name == name)
            return await connection.scalar(known)

    async def tell(self, name: str, now: float) -> None:
        """Record that something has been told."""
        async with self._db.write() as connection:
            await connection.execute(self._db.put(notices, {"name": name}, {"told_at": now}))

    async def forget(self, name: str) -> None:
        """Forget that something was told."""
        async with self._db.write() as connection:
            await connection.execute(notices.delete().where(notices.c.name == name))

    async def begin(self, name: str, since: float, now: float) -> bool:
        """Return whether nobody has begun to tell something since a moment, and note that we do.

        It is not told yet: whoever has begun may be killed.
        """
        key = _short(_BEGUN, name)
        is_over = sa.or_(notices.c.told_at <= since, notices.c.told_at > now)
        again = notices.update().where(notices.c.name == key, is_over).values(told_at=now)
        first = self._db.insert_missing(notices).values(name=key, told_at=now)
        async with self._db.write() as connection:
            if (await connection.execute(again)).rowcount:
                return True
            return bool((await connection.execute(first)).rowcount)

    @asynccontextmanager
    async def telling(self, name: str, now: float) -> AsyncIterator[None]:
        """Record that something has been told at the end of the block, also where that fails.

        What could not be sent is kept and repeated, and needs no second one beside it.
        """
        try:
            yield
        finally:
            await self.tell(name, now)

    async def owe(self, keys: Collection[str], now: float) -> None:
        """Record that something is to be told, before it is done: a kill may come in between."""
        rows = [{"name": _short(_OWED, key), "told_at": now} for key in keys]
        if rows:
            async with self._db.write() as connection:
                await connection.execute(self._db.insert_missing(notices).values(rows))

    async def owed(self, keys: Collection[str]) -> set[str]:
        """Return which of these are still to be told."""
        names = {_short(_OWED, key): key for key in keys}
        async with self._db.read() as connection:
            query = sa.select(notices.c.name).where(notices.c.name.in_(names))
            return {names[name] for name in (await connection.scalars(query)).all()}

    async def settle(self, keys: Collection[str]) -> None:
        """Record that these are told, or need not be."""
        owed = notices.c.name.in_([_short(_OWED, key) for key in keys])
        async with self._db.write() as connection:
            await connection.execute(notices.delete().where(owed))

    async def sweep(self, told_before: float, most: int) -> int:
        """Forget up to ``most`` notices of long ago; return how many that were.

        What is still to be told is kept, however long the bot was down.
        """
        is_told = ~notices.c.name.startswith(_OWED)
        old = sa.and_(notices.c.told_at < told_before, is_told)
        return await self._db.delete_some(notices, old, most)


def _short(kind: str, key: str) -> str:
    """Return the name of something of a kind; keys may be longer than names."""
    return kind + sha256(key.encode()).hexdigest()[:40]
