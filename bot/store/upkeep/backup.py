"""Backing up an SQLite database while the bot works on it."""

from pathlib import Path

from bot.errors import UpkeepRefused
from bot.store.upkeep.access import existing_file
from bot.store.upkeep.files import check_file, copy_online


def back_up(url: str, file: Path) -> None:
    """Write the database as it is now into a new file, and check that file.

    Raises:
        UpkeepRefused: nothing was written.
    """
    copy_online(existing_file(url), file)
    try:
        check_file(file)
    except UpkeepRefused:
        file.unlink()
        raise
