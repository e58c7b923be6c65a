"""Copying all rows of a database into empty tables of PostgreSQL."""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import UpkeepRefused
from bot.store.database import Database
from bot.store.schema import installation, metadata
from bot.store.upkeep.moved import MARKS

_BATCH = 500
"""Rows that are in memory at a time."""

_LAST_IDS = sa.text("SELECT name, seq FROM sqlite_sequence")
"""The last ids of tables that never use one again (sqlite.org/autoinc.html)."""


async def lock_empty_tables(target: AsyncConnection) -> list[str]:
    """Keep others from writing until the transaction ends; return which tables have rows."""
    tables = metadata.sorted_tables
    names = ", ".join(table.name for table in tables)
    await target.execute(sa.text(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE"))
    return [table.name for table in tables if await _count(target, sa.select(table).limit(1))]


async def copy_tables(source: Database, target: AsyncConnection) -> Mapping[str, int]:
    """Copy all tables as they are at one moment, and return how many rows each has.

    Raises:
        UpkeepRefused: not all rows have arrived.
        StoreUnavailable: the source does not answer.
    """
    copied: dict[str, int] = {}
    async with source.snapshot() as connection:
        last_ids = {row.name: row.seq for row in await connection.execute(_LAST_IDS)}
        for table in metadata.sorted_tables:
            rows = _rows(table)
            await _copy(connection, target, table, rows)
            copied[table.name] = await _checked(connection, target, table, rows)
            await _count_on(target, table, last_ids.get(table.name, 0))
    return copied


def _rows(table: sa.Table) -> sa.Select[tuple[object, ...]]:
    """Select what is copied: all but the marks of a move."""
    rows = sa.select(table).order_by(*table.primary_key)
    return rows.where(installation.c.key.not_in(MARKS)) if table is installation else rows


async def _copy(
    source: AsyncConnection,
    target: AsyncConnection,
    table: sa.Table,
    rows: sa.Select[tuple[object, ...]],
) -> None:
    found = await source.stream(rows)
    async for batch in found.mappings().partitions(_BATCH):
        await target.execute(table.insert(), [dict(row) for row in batch])


async def _checked(
    source: AsyncConnection,
    target: AsyncConnection,
    table: sa.Table,
    rows: sa.Select[tuple[object, ...]],
) -> int:
    expected = await _count(source, rows.order_by(None))
    arrived = await _count(target, sa.select(table))
    if arrived != expected:
        raise UpkeepRefused(f"{table.name}: {arrived} of {expected} rows have arrived")
    return arrived


async def _count_on(target: AsyncConnection, table: sa.Table, last: int) -> None:
    """Let a table that counts up its ids go on after the last one that was ever used."""
    column = table.autoincrement_column
    if column is None:
        return
    highest: int = await target.scalar(sa.select(sa.func.coalesce(sa.func.max(column), 0))) or 0
    used = max(highest, last)
    sequence = sa.func.pg_get_serial_sequence(table.name, column.name)
    await target.execute(sa.select(sa.func.setval(sequence, max(used, 1), used > 0)))


async def _count(connection: AsyncConnection, rows: sa.Select[tuple[object, ...]]) -> int:
    query = sa.select(sa.func.count()).select_from(rows.subquery())
    return await connection.scalar(query) or 0
