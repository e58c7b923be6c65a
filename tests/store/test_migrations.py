"""An older database is brought up to date, and what stands in it stays."""

import sys

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.store.database import Database
from bot.store.schema import metadata
from bot.store.tasks import NewTasks, TaskQueries
from bot.store.upgrading import _newest
from bot.tasks.limits import Limits
from bot.tasks.task import Status
from tests.databases import opened
from tests.store.old_databases import TASK, made_by, scripts
from tests.store.scene import NOW, asking, by_message

REVISIONS = [step.revision for step in ScriptDirectory.from_config(scripts()).walk_revisions()]


def _differences(connection: sa.Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


def test_the_migrations_stand_in_one_line() -> None:
    directory = ScriptDirectory.from_config(scripts())
    assert len(directory.get_heads()) == 1
    assert len(directory.get_bases()) == 1


def test_the_newest_migration_is_known_by_its_file() -> None:
    assert _newest() == REVISIONS[0]


async def test_a_database_that_is_up_to_date_is_opened_without_alembic(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(url):
        pass
    monkeypatch.setitem(sys.modules, "alembic", None)
    async with opened(url):
        pass


def _constraints(connection: sa.Connection) -> set[tuple[str, ...]]:
    """Return primary and unique keys by table, name and columns: Alembic does not compare all."""
    inspector = sa.inspect(connection)
    found: set[tuple[str, ...]] = set()
    for table in metadata.tables:
        primary = inspector.get_pk_constraint(table)
        found.add((table, str(primary["name"]), *primary["constrained_columns"]))
        for key in inspector.get_unique_constraints(table):
            found.add((table, str(key["name"]), *key["column_names"]))
    return found


def _expected_constraints(*, is_sqlite: bool) -> set[tuple[str, ...]]:
    return {
        (table.name, _name_of(key, is_sqlite=is_sqlite), *(column.name for column in key.columns))
        for table in metadata.tables.values()
        for key in table.constraints
        if isinstance(key, sa.PrimaryKeyConstraint | sa.UniqueConstraint)
    }


def _name_of(key: sa.PrimaryKeyConstraint | sa.UniqueConstraint, *, is_sqlite: bool) -> str:
    """Return a key's name; SQLite keeps none for ids that are never used again."""
    counts_up = key.table.dialect_options["sqlite"]["autoincrement"]
    is_nameless = is_sqlite and counts_up and isinstance(key, sa.PrimaryKeyConstraint)
    return str(None if is_nameless else key.name)


async def test_the_tables_are_those_that_the_code_knows(url: str) -> None:
    async with opened(url) as database, database.read() as connection:
        assert await connection.run_sync(_differences) == []
        expected = _expected_constraints(is_sqlite=database.is_sqlite)
        assert await connection.run_sync(_constraints) == expected


async def _definitions(database: Database) -> dict[str, str]:
    """Return by name how the database itself says that its indexes are made."""
    query = "SELECT name, sql AS definition FROM sqlite_master"
    if not database.is_sqlite:
        query = "SELECT indexname AS name, indexdef AS definition FROM pg_indexes"
    async with database.read() as connection:
        rows = (await connection.execute(sa.text(query))).all()
        return {row.name: str(row.definition).upper() for row in rows}


@pytest.mark.parametrize(
    ("name", "condition"),
    [
        ("ix_inbox_done", "DONE_AT IS NOT NULL"),
        ("ix_inbox_due", "DONE_AT IS NULL"),
        ("ix_inbox_chat", "DONE_AT IS NULL"),
        ("ix_inbox_aside", "DONE_AT IS NULL"),
        ("ix_inbox_busy", "LEASE_UNTIL IS NOT NULL"),
    ],
)
async def test_indexes_of_the_inbox_hold_some_rows_only(
    url: str, name: str, condition: str
) -> None:
    async with opened(url) as database:
        definition = (await _definitions(database))[name]
    assert definition.replace("(", "").replace(")", "").endswith(f"WHERE {condition}")


async def test_opening_again_changes_nothing(url: str) -> None:
    for _ in range(3):
        async with opened(url) as database:
            await NewTasks(database).add(by_message(), Limits(), NOW)
    async with opened(url) as database:
        assert len(await TaskQueries(database).pending_in(1)) == 1


async def test_the_first_database_comes_up_to_date_with_what_it_holds(url: str) -> None:
    first = TASK | {
        "status": "delivered",
        "looks": 3,
        "file_id": "file",
        "file_unique_id": "unique",
        "settled": True,
    }
    await made_by(url, "0001", {"tasks": [first]})
    async with opened(url) as database:
        async with database.read() as connection:
            assert await connection.run_sync(_differences) == []
        task = await TaskQueries(database).by_file("unique")
    assert task is not None
    assert (task.status, task.request.prompt, task.looks) == (Status.DELIVERED, "a red fox", 3)


@pytest.mark.parametrize("revision", REVISIONS)
async def test_every_version_on_the_way_can_be_brought_up_to_date(url: str, revision: str) -> None:
    await made_by(url, revision)
    async with opened(url) as database:
        _, is_new = await NewTasks(database).add(by_message(asking(1)), Limits(), NOW)
        assert is_new
