"""Access to a database that is about to change as a whole."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from bot.errors import UpkeepRefused
from bot.store.database import Database
from bot.store.engines import async_url, file_of, is_sqlite
from bot.store.process_lock import ProcessLock


def database_file(url: str) -> Path:
    """Return the SQLite file that is the database.

    Raises:
        UpkeepRefused: it is none; PostgreSQL has tools of its own.
    """
    if not is_sqlite(async_url(url)):
        raise UpkeepRefused("the database is PostgreSQL: use its own pg_dump and pg_restore")
    path = file_of(url)
    if path is None:
        raise UpkeepRefused("the database is in memory alone: there is no file of it")
    return path


def existing_file(url: str) -> Path:
    """Return the SQLite file that is the database, and is there.

    Raises:
        UpkeepRefused: it is none, or it is not there, most often for want of the bot's settings.
    """
    path = database_file(url)
    if not path.exists():
        missing = f"there is no database {path.absolute()}"
        raise UpkeepRefused(f"{missing}: be in the bot's folder, and use its settings")
    return path


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep every process away from a database until the block ends.

    Raises:
        UpkeepRefused: one works on it, or nothing can be written there.
    """
    try:
        with ProcessLock(path).exclusive() as is_free:
            if not is_free:
                raise UpkeepRefused(f"{path} is in use: stop the bot first")
            yield
    except OSError as error:
        raise UpkeepRefused(f"{path}: {error}") from error


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """Open a database, brought up to date.

    Raises:
        StoreUnavailable: the database cannot be reached or written.
    """
    database = Database(url)
    try:
        await database.open()
        yield database
    finally:
        await database.close()
