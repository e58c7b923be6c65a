"""Looking at a database makes nothing and changes nothing."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.errors import StoreUnavailable
from bot.store.database import Database
from bot.store.inspection import Tables, inspect
from bot.store.rivals import Rivals
from bot.store.upgrading import schema_versions
from tests.databases import opened
from tests.store.scene import NOW, Scene

SECONDS = 20.0
OLD = Path(__file__).parents[1] / "upgrades" / "veogram-0.1.0.db"


def files(folder: Path) -> dict[str, bytes]:
    found = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path): path.read_bytes() for path in found if not path.name.endswith("-shm")}


async def versioned(database: Database, version: str) -> None:
    async with database.write() as connection:
        await connection.execute(sa.text(f"UPDATE alembic_version SET version_num = '{version}'"))


async def test_a_database_that_is_up_to_date_is_current(url: str, database: Database) -> None:
    found = await inspect(url, SECONDS)
    assert (found.tables, found.version) == (Tables.CURRENT, schema_versions()[0])
    assert found.is_writable
    assert found.polled_elsewhere_at is None
    assert found.engine.startswith("SQLite" if database.is_sqlite else "PostgreSQL 1")


async def test_a_new_one_has_no_tables_and_gets_none(url: str, tmp_path: Path) -> None:
    for _ in range(2):
        found = await inspect(url, SECONDS)
        assert (found.tables, found.version) == (Tables.MISSING, "")
        assert found.is_writable
    assert files(tmp_path) == {}


async def test_an_older_one_is_older_and_stays_so(url: str, database: Database) -> None:
    await versioned(database, schema_versions()[-1])
    for _ in range(2):
        found = await inspect(url, SECONDS)
        assert (found.tables, found.version) == (Tables.OLDER, schema_versions()[-1])
    await versioned(database, schema_versions()[0])


async def test_one_of_a_newer_version_is_unknown(url: str, database: Database) -> None:
    await versioned(database, "9999")
    assert (await inspect(url, SECONDS)).tables is Tables.UNKNOWN
    await versioned(database, schema_versions()[0])


async def test_who_looks_while_somebody_writes_waits_for_nobody_and_is_seen_by_nobody(
    url: str, database: Database, scene: Scene, tmp_path: Path
) -> None:
    async with database.write() as connection:
        await connection.execute(sa.text("DELETE FROM notices"))
        before = files(tmp_path)
        assert (await inspect(url, SECONDS)).tables is Tables.CURRENT
        assert files(tmp_path) == before
    await scene.queued()


async def test_another_process_that_polled_is_told_of(url: str, database: Database) -> None:
    await Rivals(database, lambda: NOW).met()
    await Rivals(database, lambda: NOW + 5).met()
    assert (await inspect(url, SECONDS)).polled_elsewhere_at == NOW + 5


async def test_a_file_at_rest_stays_alone(tmp_path: Path) -> None:
    async with opened(f"sqlite:///{tmp_path}/veogram.db"):
        pass
    before = files(tmp_path)
    assert (await inspect(f"sqlite:///{tmp_path}/veogram.db", SECONDS)).tables is Tables.CURRENT
    assert files(tmp_path) == before
    assert {*before} == {str(tmp_path / "veogram.db")}


async def test_a_released_version_is_older(tmp_path: Path) -> None:
    path = tmp_path / "a name with ? # and %41.db"
    shutil.copy(OLD, path)
    url = sa.URL.create("sqlite", database=str(path)).render_as_string()
    assert (await inspect(url, SECONDS)).tables is Tables.OLDER


@pytest.mark.parametrize("content", [b"no database" * 100, None], ids=["text", "a folder"])
async def test_what_is_no_database_cannot_be_read(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "veogram.db"
    path.mkdir() if content is None else path.write_bytes(content)
    with pytest.raises(StoreUnavailable):
        await inspect(f"sqlite:///{path}", SECONDS)


async def test_tables_of_another_program_are_unknown(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE songs (id INTEGER)")
    connection.close()
    assert (await inspect(f"sqlite:///{tmp_path}/other.db", SECONDS)).tables is Tables.UNKNOWN


async def test_where_nobody_may_write_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path}/new/veogram.db"
    assert (await inspect(url, SECONDS)).is_writable
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert not (await inspect(url, SECONDS)).is_writable


async def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    with pytest.raises(StoreUnavailable) as caught:
        await inspect("postgresql://anna:hidden@127.0.0.1:1/veogram", SECONDS)
    assert "hidden" not in f"{caught.value} {caught.value.__cause__}"
