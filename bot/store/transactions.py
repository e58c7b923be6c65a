"""Connections and transactions, and how those end that were given up in the middle."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.database_errors import is_busy


@asynccontextmanager
async def connected(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Lend a connection; one that was given up in the middle is closed, not used again."""
    async with engine.connect() as connection:
        try:
            yield connection
        except (TimeoutError, asyncio.CancelledError):
            await _give_up(connection)
            raise


@asynccontextmanager
async def transaction(connection: AsyncConnection, seconds: float) -> AsyncIterator[None]:
    """Open a transaction that is committed at the end, or rolled back by an error.

    ``seconds`` is how long another process is waited for that holds SQLite's lock.
    """
    await _begin_in_turn(connection, seconds)
    try:
        yield
    except (TimeoutError, asyncio.CancelledError):
        await (connection.rollback() if _is_sqlite(connection) else _give_up(connection))
        raise
    except BaseException:
        await connection.rollback()
        raise
    await connection.commit()


async def _give_up(connection: AsyncConnection) -> None:
    """Close a connection to PostgreSQL at once, without a word.

    Nobody knows what the server still does, or whether it would answer: by itself, SQLAlchemy takes
    leave of it, and waits for two seconds.
    """
    if _is_sqlite(connection) or connection.invalidated:
        return
    driver: Any = (await connection.get_raw_connection()).driver_connection
    driver.terminate()
    await connection.invalidate()


def _is_sqlite(connection: AsyncConnection) -> bool:
    return connection.dialect.name == "sqlite"


async def _begin_in_turn(connection: AsyncConnection, seconds: float) -> None:
    """Begin, and try again for a while where another process holds the lock."""
    clock = asyncio.get_running_loop().time
    give_up_at = clock() + seconds
    while True:
        try:
            await connection.begin()
        except OperationalError as error:
            if not is_busy(error) or clock() >= give_up_at:
                raise
        else:
            return
