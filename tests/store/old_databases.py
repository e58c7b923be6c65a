"""Databases as older versions left them."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

import bot.store
from bot.store.database import Database
from bot.store.engines import async_url
from bot.store.tasks import TaskQueries
from bot.tasks.task import Task
from tests.databases import opened
from tests.store.scene import NOW

Row = dict[str, Any]

REQUEST: Row = {
    "model_id": "google/veo-3.0-fast",
    "mode": "text",
    "prompt": "a red fox",
    "duration": 8,
    "images": [],
}
"""A request as version 0.1.0 stored it."""

TASK: Row = {
    "chat_id": 1,
    "message_id": 10,
    "take": 0,
    "origin": "command",
    "user_id": 1,
    "language": "en",
    "private": True,
    "model_id": REQUEST["model_id"],
    "request": REQUEST,
    "status": "queued",
    "created_at": NOW,
    "updated_at": NOW,
    "next_at": NOW,
    "attempts": 0,
    "looks": 0,
    "late": False,
    "settled": False,
    "detail": "",
}
"""A task as the first version stored it; later columns have defaults."""

ASKER: Row = {
    "chat_id": 1,
    "message_id": 10,
    "user_id": 1,
    "thread_id": None,
    "language": "en",
    "private": True,
    "channel": False,
}

DRAFT: Row = {
    "chat_id": 1,
    "message_id": 10,
    "user_id": 1,
    "asker": ASKER,
    "words": "",
    "sources": {"images": [], "clip": None},
    "waiting": True,
    "created_at": NOW,
}

Tables = Mapping[str, Sequence[Row]]


def scripts() -> Config:
    """Return where the migrations are."""
    config = Config()
    folder = Path(bot.store.__file__).with_name("migrations")
    config.set_main_option("script_location", str(folder))
    return config


def upgrade(connection: sa.Connection, revision: str) -> None:
    """Bring a database up to a revision."""
    config = scripts()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


async def made_by(
    url: str, revision: str, tables: Tables | None = None, then: Sequence[str] = ()
) -> None:
    """Make a database as an older version left it; ``then`` is what it did with its rows."""
    path = Database(url).path
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(async_url(url))
    async with engine.begin() as connection:
        await connection.run_sync(upgrade, revision)
        for table, rows in (tables or {}).items():
            for row in rows:
                await _insert(connection, table, row)
        for statement in then:
            await connection.exec_driver_sql(statement)
    await engine.dispose()


async def _insert(connection: AsyncConnection, table: str, row: Row) -> None:
    names = ", ".join(row)
    values = ", ".join(f":{name}" for name in row)
    statement = sa.text(f"INSERT INTO {table} ({names}) VALUES ({values})")
    plain = {k: json.dumps(v) if isinstance(v, dict) else v for k, v in row.items()}
    await connection.execute(statement, plain)


def numbered(*rows: Row) -> list[Row]:
    """Return rows that ask with messages of their own, from 1 on."""
    return [TASK | row | {"message_id": number} for number, row in enumerate(rows, 1)]


async def tasks_of(database: Database, count: int) -> list[Task]:
    """Return all tasks, in their order."""
    found = [await TaskQueries(database).get(number) for number in range(1, count + 1)]
    return [task for task in found if task]


async def migrated(url: str, *rows: Row) -> list[Task]:
    """Return what becomes of rows."""
    await made_by(url, "0005", {"tasks": rows})
    async with opened(url) as database:
        return await tasks_of(database, len(rows))
