"""Whether the database answers."""

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import inbox


async def probe(database: Database) -> None:
    """Read from the inbox, without which nothing can be received.

    Raises:
        StoreUnavailable: the database does not answer.
    """
    async with database.read() as connection:
        await connection.execute(sa.select(inbox.c.update_id).limit(1))
