"""How far jobs have read what others keep, so that each goes on where it stopped."""

from dataclasses import dataclass

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import positions


@dataclass(frozen=True)
class Position:
    """A place in somebody else's list, and when it was reached, in seconds since the epoch."""

    place: int = 0
    reached_at: float = 0.0


class Positions:
    """The table of positions."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def get(self, name: str) -> Position:
        """Return how far a job has come; at first that is the beginning, long ago."""
        query = sa.select(positions).where(positions.c.name == name)
        async with self._db.read() as connection:
            row = (await connection.execute(query)).one_or_none()
            return Position(row.place, row.reached_at) if row else Position()

    async def set(self, name: str, position: Position) -> None:
        """Store how far a job has come."""
        values = {"place": position.place, "reached_at": position.reached_at}
        async with self._db.write() as connection:
            await connection.execute(self._db.put(positions, {"name": name}, values))
