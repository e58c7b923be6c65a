"""What of one queue is to be done."""

from typing import Any

from bot.store.agenda import Agenda, Outlook
from bot.store.database import Database
from bot.store.leases import LeasedRows


async def outlook(
    database: Database, rows: LeasedRows[Any], now: float, until: float, held: tuple[int, ...] = ()
) -> Outlook:
    """Return what of a queue is due at a moment, and what becomes due until another."""
    [found] = await Agenda(database).look([(rows, held)], now, until)
    return found


async def next_due(
    database: Database, rows: LeasedRows[Any], after: float, until: float
) -> float | None:
    """Return when the next row of a queue is due."""
    return (await outlook(database, rows, after, until)).next_at
