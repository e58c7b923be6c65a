"""``veogram backup``, ``restore`` and ``move``: what is done with a whole database."""

import asyncio
import sys
import time
from pathlib import Path

from bot import settings
from bot.errors import UpkeepRefused
from bot.store.upkeep.backup import back_up
from bot.store.upkeep.move import Moved
from bot.store.upkeep.move import move as move_database
from bot.store.upkeep.restore import Restored
from bot.store.upkeep.restore import restore as restore_database

_DONE, _REFUSED = 0, 1


def backup(file: Path) -> int:
    """Back up the database, and return the exit code.

    Raises:
        SettingsError: a setting is missing or wrong.
    """
    try:
        back_up(_url(), file)
    except UpkeepRefused as error:
        return _refused(error)
    return _say(f"the database is backed up in {file}, and checked")


def restore(file: Path) -> int:
    """Restore the database, and return the exit code.

    Raises:
        SettingsError: a setting is missing or wrong.
    """
    try:
        restored = asyncio.run(restore_database(_url(), file, time.time()))
    except UpkeepRefused as error:
        return _refused(error)
    return _say(*_told(restored, file))


def move(to: str) -> int:
    """Move the database, and return the exit code.

    Raises:
        SettingsError: a setting is missing or wrong.
    """
    try:
        moved = asyncio.run(move_database(_url(), to))
    except UpkeepRefused as error:
        return _refused(error)
    return _say(_copied(moved), f"set DATABASE_URL to {moved.where}, with its password, and start")


def _url() -> str:
    return settings.load().database_url.get_secret_value()


def _told(restored: Restored, file: Path) -> list[str]:
    changes = restored.changes
    lines = [f"{restored.path.absolute()} now holds what is in {file}"]
    if restored.kept:
        lines.append(f"what was there is kept as {restored.kept.absolute()}")
    lines.append(f"perhaps bought since, so that people are asked: {changes.uncertain} requests")
    lines.append(f"perhaps handled since, and dropped: {changes.dropped} updates")
    return lines


def _copied(moved: Moved) -> str:
    if moved.rows is None:
        return "an interrupted move had copied everything: it is finished now"
    return f"{sum(moved.rows.values())} rows of {len(moved.rows)} tables are copied"


def _say(*lines: str) -> int:
    print(*lines, sep="\n")  # noqa: T201 -- what the command is for
    return _DONE


def _refused(error: UpkeepRefused) -> int:
    print(f"veogram: {error}", file=sys.stderr)  # noqa: T201 -- the one line that says why not
    return _REFUSED
