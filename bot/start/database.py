"""Reaching the database: a file is there or not, and a server is waited for."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, contextmanager
from typing import TypeVar

from bot.errors import SettingsError, StoreUnavailable, StoreUnusable, UpkeepRefused
from bot.pipeline.leases import Leases
from bot.pipeline.ports import Clock
from bot.settings import Settings
from bot.start.background import in_background
from bot.store.clock import DatabaseClock, keep_measuring
from bot.store.database import Database
from bot.store.process_lock import ProcessLock
from bot.store.upkeep.moved import check_not_moved
from bot.store.watching import Watcher
from bot.tasks.schedule import backoff

log = logging.getLogger(__name__)

_CLOSE_SECONDS = 1.0

T = TypeVar("T")


async def open_database(
    settings: Settings, watcher: Watcher, stack: AsyncExitStack
) -> tuple[Database, ProcessLock | None]:
    """Open the database, and hold the lock of one that is a file: it is not to be replaced now.

    Raises:
        SettingsError: it cannot be opened, or is not to be used.
    """
    with _blamed_on_its_address():
        database = Database(
            settings.database_url.get_secret_value(),
            settings.database_pool_size,
            settings.database_timeout_seconds,
            watcher,
        )
        lock = await _hold(database, stack)
        stack.push_async_callback(_close, database)
    await answered(database, database.open)
    await answered(database, lambda: check_not_moved(database))
    return database, lock


async def _hold(database: Database, stack: AsyncExitStack) -> ProcessLock | None:
    if database.path is None:
        return None
    lock = ProcessLock(database.path)
    stack.callback(lock.release)
    await lock.acquire()
    return lock


async def answered(database: Database, ask: Callable[[], Awaitable[T]]) -> T:
    """Return what a database answers, and wait until a server does.

    A server may start later than the bot, or be away for a moment; each attempt is bounded by
    ``DATABASE_TIMEOUT_SECONDS``, besides an upgrade of the tables.

    Raises:
        SettingsError: waiting would not help.
    """
    attempts = 0
    with _blamed_on_its_address():
        while True:
            try:
                return await ask()
            except StoreUnavailable as error:
                if database.is_sqlite or isinstance(error, StoreUnusable):
                    raise
                log.warning("the database cannot be reached yet: %s", error)
            await asyncio.sleep(backoff(attempts, first=0.5, longest=15.0))
            attempts += 1


@contextmanager
def _blamed_on_its_address() -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        missing = f"needs the package {error.name} first: install veogram[postgresql]"
        raise SettingsError("DATABASE_URL", missing) from error
    except (StoreUnavailable, OSError) as error:
        raise SettingsError("DATABASE_URL", f"cannot be opened: {error}") from error
    except UpkeepRefused as error:
        raise SettingsError("DATABASE_URL", f"names what is in use no more: {error}") from error


async def shared_clock(database: Database, stack: AsyncExitStack) -> Clock:
    """Return the clock that all processes share which use a database.

    Raises:
        SettingsError: the database does not answer, and waiting would not help.
    """
    if database.is_sqlite:
        return time.time
    clock = DatabaseClock(database)
    await answered(database, clock.measure)
    in_background(keep_measuring(clock), stack)
    return clock


async def take_over(lock: ProcessLock | None, leases: Leases) -> None:
    """Release the leases of a killed process, unless another process is alive.

    Raises:
        StoreUnavailable: the database does not answer.
    """
    if lock is None:
        return
    if await lock.acquire():
        await leases.release_all()
    else:
        log.warning("another process works on the same database; leases keep us apart")


async def _close(database: Database) -> None:
    """Close within seconds: a database that another process has locked may not answer at all."""
    try:
        await asyncio.wait_for(database.close(), _CLOSE_SECONDS)
    except TimeoutError:
        log.warning("the database does not close in time")
