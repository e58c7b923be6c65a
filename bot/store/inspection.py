"""Looking at a database without opening it for work: nothing is made, upgraded or changed."""

import asyncio
import os
import sqlite3
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from bot.errors import StoreUnavailable
from bot.store.database_errors import first_line
from bot.store.engines import async_url, engine_for_listening, is_sqlite
from bot.store.installation import POLLED_ELSEWHERE
from bot.store.schema import installation
from bot.store.upgrading import schema_versions
from bot.store.upkeep.moved import MARKS, what_is_wrong

_KEPT = sa.select(installation).where(installation.c.key.in_([POLLED_ELSEWHERE, *MARKS]))

_SQLITE_SECONDS = 2.0
"""Seconds to wait for another process that holds the lock of an SQLite file."""


class Tables(StrEnum):
    """How the tables of a database stand to this version of the bot."""

    MISSING = "missing"
    """there are none: the first start makes them"""
    CURRENT = "current"
    OLDER = "older"
    """the next start upgrades them"""
    UNKNOWN = "unknown"
    """a newer version of the bot has made them, or another program"""


@dataclass(frozen=True)
class Inspection:
    """What a database is like."""

    engine: str
    """which program and version"""
    tables: Tables
    version: str = ""
    """the name of the last migration, where there are tables"""
    is_writable: bool = True
    polled_elsewhere_at: float | None = None
    """when the bot last met another process that polled with its token"""
    not_in_use: str = ""
    """why nobody may work on it any more"""


async def inspect(url: str, within: float) -> Inspection:
    """Look at a database, for so many seconds at most.

    Raises:
        StoreUnavailable: it cannot be read.
        ModuleNotFoundError: its driver is not installed.
    """
    address = async_url(url)
    try:
        async with asyncio.timeout(within):
            if is_sqlite(address):
                return await asyncio.to_thread(_inspect_file, Path(address.database or ""))
            return await _inspect_server(address, within)
    except (SQLAlchemyError, OSError, TimeoutError) as error:
        raise StoreUnavailable(first_line(error) or "no answer in time") from error


async def _inspect_server(address: sa.URL, within: float) -> Inspection:
    engine = engine_for_listening(address, within)
    try:
        async with engine.connect() as connection:
            version = await connection.scalar(sa.text("SHOW server_version"))
            read_only = await connection.scalar(sa.text("SHOW transaction_read_only"))
            name = f"PostgreSQL {str(version).partition(' ')[0]}"
            return await connection.run_sync(_read, name, read_only == "off")
    finally:
        await engine.dispose()


def _inspect_file(path: Path) -> Inspection:
    name = f"SQLite {sqlite3.sqlite_version}"
    if not path.exists():
        return Inspection(name, Tables.MISSING, is_writable=_can_be_made(path))
    is_writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    engine = sa.create_engine("sqlite://", creator=lambda: _connected(path), poolclass=NullPool)
    with engine.connect() as connection:
        return _read(connection, name, is_writable)


def _connected(path: Path) -> sqlite3.Connection:
    """Open a file so that not even files beside it are made.

    Where nobody has left a write-ahead log, SQLite would make one to read: it is told that nobody
    writes. The driver's own URL has no room for that.
    """
    is_in_use = path.with_name(f"{path.name}-wal").exists()
    mode = "mode=ro" if is_in_use else "mode=ro&immutable=1"
    address = f"file:{quote(str(path.absolute()))}?{mode}"
    return sqlite3.connect(address, uri=True, timeout=_SQLITE_SECONDS, check_same_thread=False)


def _can_be_made(path: Path) -> bool:
    folder = next((each for each in path.absolute().parents if each.exists()), Path("/"))
    return folder.is_dir() and os.access(folder, os.W_OK)


def _read(connection: sa.Connection, engine: str, is_writable: bool) -> Inspection:
    names = sa.inspect(connection).get_table_names()
    if not names:
        return Inspection(engine, Tables.MISSING, is_writable=is_writable)
    version = ""
    if "alembic_version" in names:
        version = connection.scalar(sa.text("SELECT version_num FROM alembic_version")) or ""
    is_known = installation.name in names
    kept = {row.key: row.value for row in connection.execute(_KEPT)} if is_known else {}
    at = kept.get(POLLED_ELSEWHERE)
    return Inspection(
        engine,
        _tables(version),
        version,
        is_writable,
        float(at) if at else None,
        what_is_wrong(kept),
    )


def _tables(version: str) -> Tables:
    newest, *older = schema_versions()
    if version == newest:
        return Tables.CURRENT
    return Tables.OLDER if version in older else Tables.UNKNOWN
