"""The sums of each day: what everybody, a person and a chat have used."""

from dataclasses import asdict

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.money.budgets import Allowance, Scope, Spent
from bot.money.ledger import Entry
from bot.store.database import Database
from bot.store.schema import totals


async def add_to_totals(
    database: Database, connection: AsyncConnection, entry: Entry, allowance: Allowance
) -> bool:
    """Add an entry to the sums of a scope; return False where they would exceed its allowance."""
    row = {"scope": allowance.scope, "subject_id": allowance.subject_id, "day": entry.day}
    change = (
        totals.update()
        .where(*(totals.c[name] == value for name, value in row.items()))
        .values(
            videos=totals.c.videos + entry.videos,
            reserved=totals.c.reserved + entry.reserved,
            charged=totals.c.charged + entry.charged,
        )
    )
    if allowance.videos:
        change = change.where(totals.c.videos + entry.videos <= allowance.videos)
    if allowance.budget:
        spent = totals.c.reserved + totals.c.charged
        change = change.where(spent + entry.reserved <= allowance.budget)
    if (await connection.execute(change)).rowcount:
        return True
    empty = {**row, **asdict(Spent())}
    await connection.execute(database.insert_missing(totals).values(empty))
    return bool((await connection.execute(change)).rowcount)


async def spent_by(connection: AsyncConnection, scope: Scope, subject_id: int, day: str) -> Spent:
    """Return what a scope has used on a day."""
    query = sa.select(totals.c.videos, totals.c.reserved, totals.c.charged).where(
        totals.c.scope == scope, totals.c.subject_id == subject_id, totals.c.day == day
    )
    row = (await connection.execute(query)).first()
    return Spent(*row) if row else Spent()
