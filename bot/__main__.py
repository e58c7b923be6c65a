"""``veogram [COMMAND]`` or ``python -m bot [COMMAND]``: run the bot, or look after it."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from bot.errors import SettingsError

WRONG_SETTING = 2
"""The exit code when a setting is missing or wrong."""

# Each command imports what it needs itself, so that the short ones are not as slow as the bot.


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says, and return the exit code."""
    chosen = _parser().parse_args(arguments)
    os.umask(0o077)  # what the bot writes is nobody else's
    try:
        code: int = chosen.carry_out(chosen)
    except SettingsError as error:
        print(f"veogram: {error}", file=sys.stderr)  # noqa: T201 -- the one line that was promised
        return WRONG_SETTING
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="veogram", description="A bot that makes Veo videos.")
    parser.add_argument("--version", action="version", version=f"veogram {_version()}")
    parser.set_defaults(carry_out=_run)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add(commands, "run", "run the bot (default)", _run)
    _add(commands, "check", "say what is set up right, what is not, and what to do", _check)
    asking = _add(commands, "health", "ask the bot on this machine how it is", _health)
    asking.add_argument("--ready", action="store_true", help="whether it can do its work, too")
    _add_upkeep(commands)
    return parser


def _add_upkeep(commands: Any) -> None:
    """Add what is done with a whole database."""
    backup = _add(commands, "backup", "copy an SQLite database while the bot runs", _backup)
    backup.add_argument("file", metavar="FILE", type=Path, help="a file that does not exist yet")
    restore = _add(commands, "restore", "put a backup in the place of the database", _restore)
    restore.add_argument("file", metavar="FILE", type=Path, help="what backup has written")
    move = _add(commands, "move", "move an SQLite database to PostgreSQL", _move)
    to = "where to, like postgresql://user@host/name; PGPASSWORD may hold the password"
    move.add_argument("--to", metavar="URL", required=True, help=to)


def _add(
    commands: Any, name: str, does: str, carry_out: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    """Add a command; it returns the exit code, and what it takes is added to its parser."""
    description = f"{does[0].upper()}{does[1:]}."
    parser: argparse.ArgumentParser = commands.add_parser(name, help=does, description=description)
    parser.set_defaults(carry_out=carry_out)
    return parser


def _version() -> str:
    """Return the installed version; a clone can be run without being installed."""
    try:
        return version("veogram")
    except PackageNotFoundError:
        return "(not installed)"


def _run(_: argparse.Namespace) -> int:
    import asyncio

    from bot import app, log, settings
    from bot.alive.hang import HangGuard

    loaded = settings.load()
    log.configure(loaded.log_level, loaded.log_format, loaded.secrets, prompts=loaded.log_prompts)
    log.log_what_is_uncaught()
    if dsn := loaded.sentry_dsn.get_secret_value():
        log.report_errors(dsn, loaded.secrets, _version(), prompts=loaded.log_prompts)
    with HangGuard() as guard, asyncio.Runner(loop_factory=_faster_loop()) as runner:
        runner.run(app.run(loaded, guard))
    return 0


def _faster_loop() -> Callable[[], Any] | None:
    """Return what makes event loops that take less CPU, where that is installed."""
    try:
        import uvloop
    except ModuleNotFoundError:
        return None
    return uvloop.new_event_loop


def _check(_: argparse.Namespace) -> int:
    from bot.commands.check import check

    return check()


def _health(chosen: argparse.Namespace) -> int:
    from bot.commands.health import health

    return health(ready=chosen.ready)


def _backup(chosen: argparse.Namespace) -> int:
    from bot.commands.upkeep import backup

    return backup(chosen.file)


def _restore(chosen: argparse.Namespace) -> int:
    from bot.commands.upkeep import restore

    return restore(chosen.file)


def _move(chosen: argparse.Namespace) -> int:
    from bot.commands.upkeep import move

    return move(chosen.to)


if __name__ == "__main__":
    sys.exit(main())
