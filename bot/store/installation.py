"""What makes this installation itself: values that are made once and kept."""

import secrets

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import installation

_BYTES = 6

POLLED_ELSEWHERE = "polled elsewhere"
"""The key under which it is kept when another process last polled with the bot's token."""


async def installation_id(database: Database) -> str:
    """Return the id of this installation.

    Paid calls are named after it, so that no other user of the same account is taken for us.

    Raises:
        StoreUnavailable: the database does not answer.
    """
    return await kept(database, "id", secrets.token_hex(_BYTES))


async def kept(database: Database, key: str, made: str) -> str:
    """Return what is kept under a key, which is ``made`` where there was nothing.

    Of several processes that make something at once, all get what the first has made.

    Raises:
        StoreUnavailable: the database does not answer.
    """
    query = sa.select(installation.c.value).where(installation.c.key == key)
    async with database.write() as connection:
        row = {"key": key, "value": made}
        await connection.execute(database.insert_missing(installation), [row])
        return str(await connection.scalar(query))


async def known(database: Database, key: str) -> str:
    """Return what is kept under a key; empty: nothing.

    Raises:
        StoreUnavailable: the database does not answer.
    """
    query = sa.select(installation.c.value).where(installation.c.key == key)
    async with database.read() as connection:
        return await connection.scalar(query) or ""


async def keep(database: Database, key: str, value: str) -> None:
    """Keep a value under a key, in place of what was there.

    Raises:
        StoreUnavailable: the database does not answer.
    """
    async with database.write() as connection:
        await connection.execute(database.put(installation, {"key": key}, {"value": value}))
