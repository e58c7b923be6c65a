"""Errors of the database: what passes by itself is StoreUnavailable, and nothing else is."""

import asyncio
import sqlite3
import threading
from collections.abc import Iterable
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot import settings
from bot.errors import SettingsError, StoreUnavailable
from bot.store.database import Database
from bot.store.engines import async_url
from bot.store.notices import Notices
from bot.store.schema import notices
from bot.store.tasks import NewTasks, TaskQueries
from bot.tasks.limits import Limits
from tests.databases import opened
from tests.store.money.process import cut_short, cuts_connections
from tests.store.scene import NO_LIMITS, NOW, asking, by_message


@pytest.mark.parametrize(
    ("url", "driver", "database"),
    [
        ("sqlite:///data/veogram.db", "sqlite+aiosqlite", "data/veogram.db"),
        ("sqlite:////var/veogram.db", "sqlite+aiosqlite", "/var/veogram.db"),
        ("postgres://anna:pass@host:5432/veogram", "postgresql+asyncpg", "veogram"),
        ("postgresql://anna:pass@host/veogram", "postgresql+asyncpg", "veogram"),
        ("postgresql+psycopg://anna:pass@host/veogram", "postgresql+asyncpg", "veogram"),
    ],
)
def test_an_address_gets_the_driver_that_belongs_to_it(
    url: str, driver: str, database: str
) -> None:
    parsed = async_url(url)
    assert (parsed.drivername, parsed.database) == (driver, database)


def test_a_password_is_left_as_it_is() -> None:
    assert async_url("postgres://anna:postgres:%2F@host/name").password == "postgres:/"


@pytest.mark.parametrize(
    ("parameters", "understood"),
    [
        ("sslmode=disable", {"ssl": "disable"}),
        ("sslmode=require&channel_binding=require", {"ssl": "require"}),
        ("host=/run/postgresql&connect_timeout=10", {"host": "/run/postgresql"}),
    ],
)
def test_what_platforms_add_to_an_address_is_understood(
    parameters: str, understood: dict[str, str]
) -> None:
    assert async_url(f"postgres://anna:pass@host/veogram?{parameters}").query == understood


@pytest.mark.parametrize(
    "url", ["postgresql://host/name?sslrootcert=ca.pem", "sqlite://veogram.db"]
)
def test_an_address_that_no_driver_understands_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"unknown parameters|three slashes"):
        async_url(url)


def test_an_option_that_the_driver_does_not_know_is_refused_and_not_repeated() -> None:
    with pytest.raises(SettingsError, match=r"^DATABASE_URL: ") as caught:
        settings.load(
            telegram_bot_token="123456:ABC-def_42",
            aimlapi_key="key-0123456789",
            database_url="postgresql://host/name?nonsense=from-a-setting",
        )
    assert "from-a-setting" not in str(caught.value)


@pytest.mark.parametrize("url", ["mysql://host/name", "oracle://host/name"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match=url.partition(":")[0]):
        async_url(url)


async def test_folders_that_are_missing_are_made(tmp_path: Path) -> None:
    path = tmp_path / "some" / "where" / "veogram.db"
    async with opened(f"sqlite:///{path}") as database:
        assert database.path == path
    assert path.is_file()


async def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    path = tmp_path / "veogram.db"
    path.write_bytes(b"this is a letter, not a database" * 100)
    database = Database(f"sqlite:///{path}")
    with pytest.raises(StoreUnavailable):
        await database.open()
    await database.close()
    assert path.read_bytes().startswith(b"this is a letter")


async def test_a_place_that_cannot_be_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    database = Database(f"sqlite:///{tmp_path}/file/veogram.db")
    with pytest.raises(StoreUnavailable):
        await database.open()
    await database.close()


async def test_a_file_that_breaks_while_we_work_is_unavailable(tmp_path: Path) -> None:
    path = tmp_path / "veogram.db"
    async with opened(f"sqlite:///{path}") as database:
        await NewTasks(database).add(by_message(), Limits(), NOW)
    with path.open("r+b") as file:
        file.write(b"\xff" * 4096)
    database = Database(f"sqlite:///{path}")
    with pytest.raises(StoreUnavailable) as caught:
        await TaskQueries(database).get(1)
    assert "SELECT" not in str(caught.value)
    with pytest.raises(StoreUnavailable):
        await NewTasks(database).add(by_message(), Limits(), NOW)
    await database.close()


async def test_a_file_that_another_keeps_locked_is_unavailable_and_then_works_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.database._BUSY_SECONDS", 0.01)
    path = tmp_path / "veogram.db"
    async with opened(f"sqlite:///{path}") as database:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable):
            await NewTasks(database).add(by_message(), Limits(), NOW)
        assert await TaskQueries(database).pending_in(1) == []
        other.execute("ROLLBACK")
        other.close()
        _, is_new = await NewTasks(database).add(by_message(), Limits(), NOW)
    assert is_new


async def test_nothing_is_half_written(database: Database) -> None:
    async def fail_halfway() -> None:
        async with database.write() as connection:
            await connection.execute(notices.insert().values(name="half", told_at=NOW))
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        await fail_halfway()
    async with database.read() as connection:
        assert (await connection.execute(sa.select(notices))).all() == []


@cuts_connections
async def test_a_write_that_is_cancelled_anywhere_keeps_no_lock(
    database: Database, neighbour: Database
) -> None:
    for at in range(1, 40):
        work = NewTasks(database).add(by_message(asking(2 * at)), NO_LIMITS, NOW)
        cancelled = asyncio.create_task(cut_short(work, at))
        await asyncio.wait({cancelled})  # it is remembered, and so is all that it has begun
        async with asyncio.timeout(10):
            await NewTasks(neighbour).add(by_message(asking(2 * at + 1)), NO_LIMITS, NOW)


async def test_what_is_committed_survives_a_power_cut(database: Database) -> None:
    if not database.is_sqlite:
        pytest.skip("PostgreSQL's own affair")
    async with database.read() as connection:
        pragmas = [
            (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous")
        ]
    assert pragmas == ["wal", 2]


def modes_of(files: Iterable[Path]) -> list[int]:
    """Return what others than the owner may do with files."""
    return [file.stat().st_mode & 0o077 for file in files]


async def test_nobody_else_can_read_a_database_that_others_could(tmp_path: Path) -> None:
    path = tmp_path / "veogram.db"
    async with opened(f"sqlite:///{path}"):
        pass
    path.chmod(0o644)
    async with opened(f"sqlite:///{path}") as database:
        await NewTasks(database).add(by_message(), Limits(), NOW)
        modes = modes_of([path, Path(f"{path}-wal"), Path(f"{path}-shm")])
    assert modes == [0, 0, 0]


async def test_all_queries_of_a_snapshot_see_the_same_moment(
    database: Database, neighbour: Database
) -> None:
    how_many = sa.select(sa.func.count()).select_from(notices)
    async with database.snapshot() as connection:
        assert await connection.scalar(how_many) == 0
        await Notices(neighbour).tell("key", NOW)
        assert await connection.scalar(how_many) == 0
    async with database.read() as connection:
        assert await connection.scalar(how_many) == 1


async def test_no_thread_outlives_a_database_that_could_not_be_opened(tmp_path: Path) -> None:
    (tmp_path / "veogram.db").mkdir()
    before = set(threading.enumerate())
    for _ in range(20):
        database = Database(f"sqlite:///{tmp_path}/veogram.db")
        with pytest.raises(StoreUnavailable):
            await database.open()
        await database.close()
        left = set(threading.enumerate()) - before
        assert not [thread for thread in left if "connection_worker" in thread.name]
