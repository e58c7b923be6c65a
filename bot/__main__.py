"""``python -m bot [run]`` or ``veogram [run]``: run the bot."""

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from bot import app, log, settings
from bot.errors import SettingsError

WRONG_SETTING = 2
"""The exit code when a setting is missing or wrong."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says, and return the exit code."""
    parser = argparse.ArgumentParser(prog="veogram", description="A bot that makes Veo videos.")
    parser.add_argument(
        "command",
        nargs="?",
        default="run",
        choices=("run",),
        help="run: the bot itself (default)",
    )
    parser.add_argument("--version", action="version", version=f"veogram {_version()}")
    parser.parse_args(arguments)
    try:
        _run()
    except SettingsError as error:
        print(f"veogram: {error}", file=sys.stderr)  # noqa: T201 -- the one line that was promised
        return WRONG_SETTING
    return 0


def _version() -> str:
    """Return the installed version; a clone can be run without being installed."""
    try:
        return version("veogram")
    except PackageNotFoundError:
        return "(not installed)"


def _run() -> None:
    os.umask(0o077)  # the database and its folder are nobody else's
    loaded = settings.load()
    log.configure(loaded.log_level, loaded.log_format, loaded.secrets)
    asyncio.run(app.run(loaded))


if __name__ == "__main__":
    sys.exit(main())
