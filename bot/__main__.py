"""``python -m bot [run | demo]``: run the bot, or show it offline on this machine."""

import argparse
import asyncio
import sys
from collections.abc import Sequence

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
        choices=("run", "demo"),
        help="run: the bot itself (default); demo: the bot in a sandbox, no keys needed",
    )
    commands = {"run": _run, "demo": _demo}
    try:
        commands[parser.parse_args(arguments).command]()
    except SettingsError as error:
        print(f"veogram: {error}", file=sys.stderr)  # noqa: T201 -- the one line that was promised
        return WRONG_SETTING
    return 0


# Each command imports what it needs when it is chosen: the sandbox may not be installed.


def _run() -> None:
    from bot import app, log, settings

    loaded = settings.load()
    log.configure(loaded.log_level, loaded.log_format, loaded.secrets)
    asyncio.run(app.run(loaded))


def _demo() -> None:
    from bot.sandbox.demo import main as demo

    demo()


if __name__ == "__main__":
    sys.exit(main())
