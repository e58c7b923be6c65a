"""Restoring an SQLite database from a backup."""

import os
import shutil
import sqlite3
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from bot.errors import StoreUnavailable, UpkeepRefused
from bot.store.engines import async_url
from bot.store.upkeep.access import alone, database_file, opened
from bot.store.upkeep.files import check_file, copy_online, sync
from bot.store.upkeep.setting_back import SetBack, set_back

_BESIDE = ("-wal", "-shm", "-journal")
"""How the names of files end that belong to a database and stand beside it."""


@dataclass(frozen=True)
class Restored:
    """What a restore has done."""

    path: Path
    """the database"""
    changes: SetBack
    kept: Path | None
    """the database that was there before"""


async def restore(url: str, file: Path, now: float) -> Restored:
    """Put a backup in the place of the database, which is kept beside it.

    The new one is finished before the old one is touched, and then takes its name at once: whatever
    interrupts that, one of the two is there, whole.

    Raises:
        UpkeepRefused: nothing was changed.
    """
    path = database_file(url)
    with alone(path):
        new = path.with_name(f"{path.name}.restoring")
        _remove(new)  # what an interrupted restore has left
        copy_online(file, new)
        try:
            check_file(new)
            changes = await _prepare(url, new, now)
            return Restored(path, changes, _replace(path, new, now))
        finally:
            _remove(new)


async def _prepare(url: str, new: Path, now: float) -> SetBack:
    """Bring a copy up to date, and make it safe to work on."""
    address = async_url(url).set(drivername="sqlite", database=str(new))
    try:
        async with opened(address.render_as_string(hide_password=False)) as database:
            changes = await set_back(database, now)
    except StoreUnavailable as error:
        raise UpkeepRefused(f"{new}: {error}") from error
    _into_one_file(new)
    return changes


def _replace(path: Path, new: Path, now: float) -> Path | None:
    """Give a new database the name of the old one; return where that is kept."""
    kept = _keep(path, now) if path.exists() else None
    new.replace(path)
    sync(path.parent)
    return kept


def _keep(path: Path, now: float) -> Path:
    kept = _free_name(path, now)
    with suppress(sqlite3.Error):  # it may be damaged: that may be why it is replaced
        _into_one_file(path)
    for ending in _BESIDE:
        with suppress(FileNotFoundError):
            # Else its log would be taken for the new one's.
            path.with_name(path.name + ending).rename(kept.with_name(kept.name + ending))
    try:
        os.link(path, kept)
    except OSError:  # not all file systems have links
        shutil.copy2(path, kept)
        sync(kept)
    return kept


def _free_name(path: Path, now: float) -> Path:
    name = f"{path.name}.replaced-{time.strftime('%Y%m%d-%H%M%S', time.gmtime(now))}"
    names = [name, *(f"{name}-{number}" for number in range(2, 100))]
    return next(each for each in map(path.with_name, names) if not each.exists())


def _into_one_file(path: Path) -> None:
    with closing(sqlite3.connect(path, timeout=0.0)) as opened:
        opened.execute("PRAGMA journal_mode=DELETE")
    sync(path)


def _remove(path: Path) -> None:
    for ending in ("", *_BESIDE):
        path.with_name(path.name + ending).unlink(missing_ok=True)
