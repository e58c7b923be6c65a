"""What makes this installation itself: a random id, made once and kept."""

import secrets

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import installation

_BYTES = 6


async def installation_id(database: Database) -> str:
    """Return the id of this installation.

    Paid calls are named after it, so that no other user of the same account is taken for us.

    Raises:
        StoreUnavailable: the database does not answer.
    """
    made = {"key": "id", "value": secrets.token_hex(_BYTES)}
    query = sa.select(installation.c.value).where(installation.c.key == "id")
    async with database.write() as connection:
        await connection.execute(database.insert_missing(installation), [made])
        return str(await connection.scalar(query))
