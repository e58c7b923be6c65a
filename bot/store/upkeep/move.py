"""Moving a database from SQLite to PostgreSQL."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StoreUnavailable, UpkeepRefused
from bot.store.database import Database
from bot.store.database_errors import first_line
from bot.store.engines import async_url, engine_for_copying, is_sqlite
from bot.store.inspection import Tables, inspect
from bot.store.schema import installation
from bot.store.upkeep.access import alone, existing_file, opened
from bot.store.upkeep.copying import copy_tables, lock_empty_tables
from bot.store.upkeep.moved import MOVED, MOVING, mark_moved, mark_moving, marks_of

_SECONDS = 30.0
"""Seconds for a look at the database to move to."""

_ID = sa.select(installation.c.value).where(installation.c.key == "id")


@dataclass(frozen=True)
class Moved:
    """What a move has done."""

    where: str
    """the new address, without the password"""
    rows: Mapping[str, int] | None
    """how many of each table; None where an earlier move had copied them"""


async def move(url: str, to: str) -> Moved:
    """Copy an SQLite database to an empty PostgreSQL database, and use the old one no more.

    All rows are copied in one transaction. The mark that keeps the old database from being used is
    set just before that is committed: at no moment may both be used. What is interrupted between
    the two is finished by moving again.

    Raises:
        UpkeepRefused: nothing was moved; where it was interrupted, the problem says what to do.
    """
    path, where = existing_file(url), _shown(to)
    with alone(path):
        try:
            await _check_target(to, where)
            async with opened(url) as source, opened(to) as target:
                return await _move(source, target, to, where)
        except ModuleNotFoundError as error:
            what = f"the package {error.name} is missing: install veogram[postgresql]"
            raise UpkeepRefused(what) from error
        except StoreUnavailable as error:
            raise UpkeepRefused(f"a database does not answer: {error}") from error


async def _check_target(to: str, where: str) -> None:
    """Check that nothing but tables of this version is at the target, before it is touched."""
    found = await inspect(to, _SECONDS)
    if found.tables not in {Tables.MISSING, Tables.CURRENT}:
        raise UpkeepRefused(f"{where} holds other tables: make an empty database")


async def _move(source: Database, target: Database, to: str, where: str) -> Moved:
    marks = await marks_of(source)
    if earlier := marks.get(MOVED):
        raise UpkeepRefused(f"it was moved already, to {earlier}")
    rows = None
    if MOVING not in marks or not await _is_copied(source, target):
        rows = await _copy(source, to, where)
    await mark_moved(source, where)
    return Moved(where, rows)


async def _is_copied(source: Database, target: Database) -> bool:
    """Return whether an interrupted move has come to its end at the target."""
    async with source.read() as ours, target.read() as theirs:
        known = await theirs.scalar(_ID)
        return known is not None and known == await ours.scalar(_ID)


async def _copy(source: Database, to: str, where: str) -> Mapping[str, int]:
    async with _transaction(to) as connection:
        if filled := await lock_empty_tables(connection):
            raise UpkeepRefused(f"{where} is not empty: there are rows in {', '.join(filled)}")
        rows = await copy_tables(source, connection)
        await mark_moving(source, where)
    return rows


@asynccontextmanager
async def _transaction(to: str) -> AsyncIterator[AsyncConnection]:
    engine = engine_for_copying(async_url(to))
    try:
        async with engine.begin() as connection:
            yield connection
    except (SQLAlchemyError, OSError) as error:
        raise UpkeepRefused(f"the rows cannot be copied: {first_line(error)}") from error
    finally:
        await engine.dispose()


def _shown(to: str) -> str:
    """Return an address as an operator may read it.

    Raises:
        UpkeepRefused: it is none of PostgreSQL's.
    """
    try:
        address = async_url(to)
    except (ValueError, SQLAlchemyError):
        address = None
    if address is None or is_sqlite(address):
        raise UpkeepRefused("a database moves to PostgreSQL: postgresql://user:password@host/name")
    shown = address.set(drivername="postgresql", query={})
    return shown.render_as_string(hide_password=True)
