"""What the provider's own ledger says: its rows as they were read, and how far it was read."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from bot.money.charges import Charge
from bot.store.database import Database
from bot.store.positions import Position, Positions
from bot.store.schema import charges

_NAME = "charges"


@dataclass(frozen=True)
class ReadMark:
    """How far the provider's ledger was read, and up to when all of it is known."""

    until: int
    """the second of the newest row, by the provider's clock"""
    at: float
    """when the last reading began that has passed over nothing, by ours; 0: none was so yet"""


class Charges:
    """The table of charges. The same row is stored once, however often it is read."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._positions = Positions(database)

    async def add(self, rows: Sequence[Charge], now: float) -> int:
        """Store rows; return how many of them are new."""
        if not rows:
            return 0
        values = [_columns(row) | {"seen_at": now} for row in rows]
        new = self._db.insert_missing(charges).returning(charges.c.id)
        async with self._db.write() as connection:
            return len((await connection.execute(new.values(values))).all())

    async def mark(self) -> ReadMark | None:
        """Return how far the provider's ledger was read, if it ever was."""
        known = await self._positions.get(_NAME)
        return ReadMark(known.place, known.reached_at) if known.place else None

    async def set_mark(self, mark: ReadMark) -> None:
        """Store how far it was read. A process that was slower reads some of it again."""
        await self._positions.set(_NAME, Position(mark.until, mark.at))

    async def sweep(self, charged_before: float, most: int) -> int:
        """Delete up to ``most`` rows of long ago that are no task's; return how many.

        Tasks keep theirs, for their cost is the sum of them.
        """
        is_old = charges.c.charged_at < charged_before
        old = sa.and_(is_old, charges.c.task_id.is_(None))
        return await self._db.delete_some(charges, old, most)


def _columns(row: Charge) -> dict[str, object]:
    return {
        "charged_at": row.at,
        "kind": row.kind,
        "reference": row.reference,
        "credits": row.amount,
        "model": row.model,
    }
