"""Balances: how many Telegram Stars each person has to spend."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.money.ledger import Entry, EntryKind
from bot.store.database import Database
from bot.store.schema import balances

_STARS = sa.select(balances.c.stars).where(balances.c.user_id == sa.bindparam("owner"))
_STARS_HELD = _STARS.with_for_update(read=True)


async def add_to_balance(database: Database, connection: AsyncConnection, entry: Entry) -> bool:
    """Add the Stars of an entry; return False where a video would be paid with what is not there.

    A refund of what is already spent leaves a negative balance.
    """
    if not entry.stars:
        return True
    empty = {"user_id": entry.user_id, "stars": 0}
    await connection.execute(database.insert_missing(balances), empty)
    change = (
        balances.update()
        .where(balances.c.user_id == entry.user_id)
        .values(stars=balances.c.stars + entry.stars)
    )
    if entry.kind is EntryKind.RESERVE:
        change = change.where(balances.c.stars + entry.stars >= 0)
    return bool((await connection.execute(change)).rowcount)


async def stars_of(connection: AsyncConnection, user_id: int, *, hold: bool = False) -> int:
    """Return how many Stars a person has to spend; negative: what they owe.

    ``hold`` lets nobody change that until the transaction ends.
    """
    return await connection.scalar(_STARS_HELD if hold else _STARS, {"owner": user_id}) or 0
