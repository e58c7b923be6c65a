"""Asking the bot's database, and taking tables away, as somebody from outside."""

import asyncio
import importlib
import sqlite3
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, closing
from typing import Any

import pytest
import sqlalchemy as sa

from tests.databases import BACKENDS

asyncpg: Any = importlib.import_module("asyncpg")

on_both_databases = pytest.mark.parametrize("backend", BACKENDS)
"""Run a module's tests on SQLite and on PostgreSQL."""

_LOCKED = "LOCK TABLE tasks, inbox IN EXCLUSIVE MODE"
"""What is about to write waits; what only reads does not."""

_AWAY = """
CREATE OR REPLACE FUNCTION away() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'the table is away' USING ERRCODE = '57P03';
END $$
"""

_REFUSED = """
CREATE OR REPLACE FUNCTION refused() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'refused' USING ERRCODE = 'check_violation';
END $$
"""


def asked(url: str, query: str, *, writes: bool = False) -> list[Any]:
    """Return the rows that a query finds, or that a change returns."""
    if url.startswith("sqlite"):
        return _sqlite(sa.make_url(url).database or "", query, writes=writes)
    with ThreadPoolExecutor(1) as thread:  # the loop of whoever asks may be running
        return thread.submit(asyncio.run, _postgresql(url, query)).result()


def _sqlite(path: str, query: str, *, writes: bool) -> list[Any]:
    with closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as connection:
        if not writes:
            return connection.execute(query).fetchall()
        # The lock is taken first: SQLite waits for it only there, and not in the middle.
        connection.execute("BEGIN IMMEDIATE")
        found = connection.execute(query).fetchall()
        connection.execute("COMMIT")
        return found


async def _postgresql(url: str, query: str) -> list[Any]:
    connection = await asyncpg.connect(url)
    try:
        return [tuple(row) for row in await connection.fetch(query)]
    finally:
        await connection.close()


def take_away(url: str, table: str) -> None:
    """Let nobody write to a table: as if the database were away just there."""
    if url.startswith("sqlite"):
        asked(url, f"ALTER TABLE {table} RENAME TO {table}_away", writes=True)
        return
    asked(url, _AWAY)
    asked(
        url,
        f"CREATE TRIGGER away BEFORE INSERT OR UPDATE OR DELETE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION away()",
    )


def bring_back(url: str, table: str) -> None:
    """Let the table be written again."""
    if url.startswith("sqlite"):
        asked(url, f"ALTER TABLE {table}_away RENAME TO {table}", writes=True)
    else:
        asked(url, f"DROP TRIGGER away ON {table}")


def refuse(url: str, table: str, rows: str = "true") -> None:
    """Let a table take no rows of which something is true, as if there were a bug.

    ``rows`` is a condition in SQL, in which the row is NEW.
    """
    before = f"CREATE TRIGGER refused BEFORE INSERT ON {table} FOR EACH ROW WHEN ({rows})"
    if url.startswith("sqlite"):
        asked(url, f"{before} BEGIN SELECT RAISE(ABORT, 'refused'); END", writes=True)
    else:
        asked(url, _REFUSED)
        asked(url, f"{before} EXECUTE FUNCTION refused()")


def refuse_no_more(url: str, table: str) -> None:
    """Let the table take all rows again."""
    is_sqlite = url.startswith("sqlite")
    asked(url, f"DROP TRIGGER refused{'' if is_sqlite else f' ON {table}'}", writes=True)


@asynccontextmanager
async def locked(url: str) -> AsyncIterator[None]:
    """Keep everybody else from writing.

    SQLite's lock is waited for in a thread: the bot, in this loop, may be in the middle of writing.
    """
    if url.startswith("sqlite"):
        path = sa.make_url(url).database or ""
        held = sqlite3.connect(path, isolation_level=None, timeout=30, check_same_thread=False)
        with closing(held):
            await asyncio.to_thread(held.execute, "BEGIN IMMEDIATE")
            yield
        return
    connection = await asyncpg.connect(url)
    try:
        async with connection.transaction():
            await connection.execute(_LOCKED)
            yield
    finally:
        await connection.close()
