"""The sums of each day: what everybody, a person and a chat have used."""

from dataclasses import asdict

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.money.budgets import Allowance, Scope, Spent
from bot.money.ledger import Entry
from bot.store.database import Database
from bot.store.schema import totals

_IS_THEIRS = sa.and_(
    *(totals.c[name] == sa.bindparam(f"of_{name}") for name in ("scope", "subject_id", "day"))
)
_MORE = {
    name: sa.bindparam(f"more_{name}", type_=totals.c[name].type)
    for name in ("videos", "reserved", "charged")
}
_MOST_VIDEOS = sa.bindparam("most_videos", type_=sa.Integer)
_MOST_SPENT = sa.bindparam("most_spent", type_=sa.BigInteger)
_SPENT = totals.c.reserved + totals.c.charged

# Built once: that takes longer than executing it.
_ADD = (
    totals.update()
    .where(
        _IS_THEIRS,
        sa.or_(_MOST_VIDEOS == 0, totals.c.videos + _MORE["videos"] <= _MOST_VIDEOS),
        sa.or_(_MOST_SPENT == 0, _SPENT + _MORE["reserved"] <= _MOST_SPENT),
    )
    .values({name: totals.c[name] + more for name, more in _MORE.items()})
)
_SUMS = sa.select(totals.c.videos, totals.c.reserved, totals.c.charged).where(_IS_THEIRS)


async def add_to_totals(
    database: Database, connection: AsyncConnection, entry: Entry, allowance: Allowance
) -> bool:
    """Add an entry to the sums of a scope; return False where they would exceed its allowance."""
    row = {"scope": allowance.scope, "subject_id": allowance.subject_id, "day": entry.day}
    addition = {
        **{f"of_{name}": value for name, value in row.items()},
        **{f"more_{name}": getattr(entry, name) for name in _MORE},
        "most_videos": allowance.videos,
        "most_spent": allowance.budget,
    }
    if (await connection.execute(_ADD, addition)).rowcount:
        return True
    await connection.execute(database.insert_missing(totals), {**row, **asdict(Spent())})
    return bool((await connection.execute(_ADD, addition)).rowcount)


async def spent_by(connection: AsyncConnection, scope: Scope, subject_id: int, day: str) -> Spent:
    """Return what a scope has used on a day."""
    key = {"of_scope": scope, "of_subject_id": subject_id, "of_day": day}
    row = (await connection.execute(_SUMS, key)).first()
    return Spent(*row) if row else Spent()
