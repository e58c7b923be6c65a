"""What processes that share a database tell each other."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.clock import DatabaseClock
from bot.store.database import Database
from bot.store.inbox import Inbox
from bot.store.replicas import Replicas
from bot.store.tasks import NewTasks
from bot.store.upgrading import schema_versions
from bot.store.wakeups import LEADER_GONE, WORK, Wakeups
from tests.databases import PostgresDatabases
from tests.store.inbox_scene import update
from tests.store.old_databases import made_by
from tests.store.scene import NO_LIMITS, NOW, by_message

ROOT = Path(__file__).parents[3]


class Bell:
    """Counts how often it is rung."""

    def __init__(self) -> None:
        self.count = 0
        self._rung = asyncio.Event()

    def __call__(self) -> None:
        self.count += 1
        self._rung.set()

    async def rings(self) -> None:
        """Return when it rings the next time."""
        self._rung.clear()
        async with asyncio.timeout(30):
            await self._rung.wait()

    async def rings_by(self, act: Callable[[], object]) -> None:
        """Return when it rings, during or after something."""
        ringing = asyncio.create_task(self.rings())
        await asyncio.sleep(0)
        done = act()
        if asyncio.iscoroutine(done):
            await done
        await ringing


@asynccontextmanager
async def listening(database: Database, channel: str = WORK) -> AsyncIterator[Bell]:
    bell = Bell()
    task = asyncio.create_task(Wakeups(database, {channel: bell}).listen())
    await bell.rings()  # at first, because something may have been missed
    yield bell
    task.cancel()
    await asyncio.wait({task})


async def test_a_stored_update_wakes_others(database: Database, neighbour: Database) -> None:
    async with listening(neighbour) as bell:
        await bell.rings_by(lambda: Inbox(database).store([update(1)], NOW))


async def test_a_new_task_wakes_others(database: Database, neighbour: Database) -> None:
    async with listening(neighbour) as bell:
        await bell.rings_by(lambda: NewTasks(database).add(by_message(), NO_LIMITS, NOW))


async def test_what_is_handed_back_wakes_others(database: Database, neighbour: Database) -> None:
    async with listening(neighbour) as bell:
        await bell.rings_by(lambda: Inbox(database).release("me"))


async def test_a_leader_that_stops_wakes_others(database: Database, neighbour: Database) -> None:
    async with listening(neighbour, LEADER_GONE) as bell:
        await bell.rings_by(Replicas(database, "me").resign)


async def test_a_listener_whose_connection_is_cut_listens_again(
    database: Database, neighbour: Database, postgresql: PostgresDatabases
) -> None:
    async with listening(neighbour) as bell:
        others = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = ''"
        )
        await bell.rings_by(lambda: asyncio.to_thread(postgresql.server.execute, others))
        await bell.rings_by(lambda: Inbox(database).store([update(1)], NOW))


class CutAtOnce(Database):
    """A database that cuts the first connection on which somebody is about to listen."""

    is_cut = False

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[AsyncConnection]:
        async with super().listening() as connection:
            if not self.is_cut:
                self.is_cut = True
                pid = await connection.scalar(sa.text("SELECT pg_backend_pid()"))
                async with self.read() as other:
                    await other.execute(sa.text(f"SELECT pg_terminate_backend({pid}, 5000)"))
            yield connection


async def test_a_listener_whose_connection_is_cut_before_it_listens_does_so_later(
    url: str, database: Database
) -> None:
    cut = CutAtOnce(url)
    async with listening(cut) as bell:
        await bell.rings_by(lambda: Inbox(database).store([update(1)], NOW))
    await cut.close()


async def test_the_time_is_the_databases_whatever_the_machine_says(database: Database) -> None:
    clock = DatabaseClock(database, local=lambda: time.monotonic() + 300.0)
    await clock.measure()
    assert abs(clock() - time.time()) < 5


@pytest.mark.parametrize("applied", [0, 1, 5], ids=["empty", "first", "older"])
async def test_processes_that_start_at_once_on_an_old_database_all_start(
    postgresql: PostgresDatabases, applied: int
) -> None:
    """The database is as the first so many migrations have left it."""
    url = postgresql.new()
    if applied:
        await made_by(url, schema_versions()[-applied])
    code = f"import asyncio; from tests.databases import _create; asyncio.run(_create({url!r}))"
    command = (sys.executable, "-c", code)
    starts = [await asyncio.create_subprocess_exec(*command, cwd=ROOT) for _ in range(3)]
    assert [await start.wait() for start in starts] == [0, 0, 0]
    database = Database(url)
    async with database.read() as connection:
        versions = (await connection.scalars(sa.text("SELECT * FROM alembic_version"))).all()
    assert versions == schema_versions()[:1]
    await database.close()
    postgresql.drop(url)
