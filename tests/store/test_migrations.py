"""An older database is brought up to date, and what stands in it stays."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.ext.asyncio import create_async_engine

import bot.store
from bot.store.database import Database, async_url
from bot.store.schema import metadata
from bot.store.tasks import TaskStore
from bot.tasks.limits import Limits
from bot.tasks.task import Status
from tests.store.conftest import opened
from tests.store.scene import NOW, REQUEST, asking

_SEARCH = "prompts"
"""What searching needs on SQLite is the migrations' own and no part of the schema."""

FIRST_TASK = {
    "chat_id": 1,
    "message_id": 10,
    "take": 0,
    "origin": "command",
    "user_id": 1,
    "language": "en",
    "private": True,
    "model_id": REQUEST.model_id,
    "request": '{"model_id": "google/veo-3.0-fast", "mode": "text", "prompt": "a red fox",'
    ' "duration": 8, "images": []}',
    "status": "delivered",
    "created_at": NOW,
    "updated_at": NOW,
    "next_at": NOW,
    "attempts": 0,
    "looks": 3,
    "file_id": "file",
    "file_unique_id": "unique",
    "late": False,
    "outcome_notified": True,
    "detail": "",
}
"""A row as the first version wrote it."""


def scripts() -> Config:
    config = Config()
    folder = Path(bot.store.__file__).with_name("migrations")
    config.set_main_option("script_location", str(folder))
    return config


def _upgrade(connection: sa.Connection, revision: str) -> None:
    config = scripts()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


async def made_by(url: str, revision: str, *rows: dict[str, object]) -> None:
    """Make a database as an older version left it."""
    path = Database(url).path
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(async_url(url))
    async with engine.begin() as connection:
        await connection.run_sync(_upgrade, revision)
        for row in rows:
            names = ", ".join(row)
            values = ", ".join(f":{name}" for name in row)
            await connection.execute(sa.text(f"INSERT INTO tasks ({names}) VALUES ({values})"), row)
    await engine.dispose()


def _differences(connection: sa.Connection) -> list[object]:
    options = {"include_name": lambda name, *_: not str(name).startswith(_SEARCH)}
    context = MigrationContext.configure(connection, opts={"compare_type": True, **options})
    return list(compare_metadata(context, metadata))


def test_the_migrations_stand_in_one_line() -> None:
    directory = ScriptDirectory.from_config(scripts())
    assert len(directory.get_heads()) == 1
    assert len(directory.get_bases()) == 1


async def test_the_tables_are_those_that_the_code_knows(database: Database) -> None:
    async with database.read() as connection:
        assert await connection.run_sync(_differences) == []


async def test_opening_again_changes_nothing(url: str) -> None:
    for _ in range(3):
        async with opened(url) as database:
            await TaskStore(database).add(asking(1), REQUEST, Limits(), NOW)
    async with opened(url) as database:
        assert len(await TaskStore(database).pending_in(1)) == 1


async def test_the_first_database_comes_up_to_date_with_what_it_holds(url: str) -> None:
    await made_by(url, "0001", FIRST_TASK)
    async with opened(url) as database:
        async with database.read() as connection:
            assert await connection.run_sync(_differences) == []
        task = await TaskStore(database).by_file("unique")
    assert task is not None
    assert (task.status, task.request.prompt, task.looks) == (Status.DELIVERED, "a red fox", 3)


async def test_every_version_on_the_way_can_be_brought_up_to_date(url: str, tmp_path: Path) -> None:
    revisions = [step.revision for step in ScriptDirectory.from_config(scripts()).walk_revisions()]
    for number, revision in enumerate(revisions):
        copy = url.replace(str(tmp_path), str(tmp_path / revision))
        await made_by(copy, revision)
        async with opened(copy) as database:
            requester = asking(number, user_id=number)
            _, is_new = await TaskStore(database).add(requester, REQUEST, Limits(), NOW)
            assert is_new
