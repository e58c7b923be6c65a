"""When operators were last told of something, so that they are not told too often."""

from zlib import crc32

from bot.store.database import Database
from bot.store.schema import notices


class Notices:
    """The table of notices."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def is_due(self, name: str, now: float, every: float) -> bool:
        """Return whether the last notice is ``every`` seconds old; if so, store this one."""
        again = (
            notices.update()
            .where(notices.c.name == name, notices.c.told_at <= now - every)
            .values(told_at=now)
        )
        async with self._db.write() as connection:
            await self._db.lock(connection, crc32(name.encode()))
            if (await connection.execute(again)).rowcount:
                return True
            known = notices.select().where(notices.c.name == name)
            if (await connection.execute(known)).first():
                return False
            await connection.execute(notices.insert().values(name=name, told_at=now))
            return True
