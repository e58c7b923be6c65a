"""``python -m sandbox``: a Telegram, a provider and the real bot between them, offline."""

import argparse
import asyncio
import contextlib
import errno
import os
import signal
import sys
import tempfile
import webbrowser
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

from sandbox.server import LOOPBACK, Sandbox
from sandbox.telegram import Standing

_CLONE = Path(__file__).parents[1]
_DESKTOPS = ("DISPLAY", "WAYLAND_DISPLAY")
_LAST_PORT = 65535
_GRACE = 12.0
"""Seconds that the bot has for its own orderly stop."""


def main(arguments: Sequence[str] = ()) -> None:
    """Serve until Ctrl+C; a port that cannot be used ends it with one line."""
    _parser().parse_args(arguments)
    port = os.environ.get("PORT") or "8080"
    if not port.isdecimal() or int(port) > _LAST_PORT:
        sys.exit(f"veogram: PORT: is wrong: set it to a number up to {_LAST_PORT}")
    try:
        asyncio.run(_demo(int(port)))
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise
        sys.exit(f"veogram: PORT: {port} cannot be had: set it to another, like 8090")


def _parser() -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        prog="python -m sandbox",
        description="Serve a chat page with a simulated Telegram and video service, and the real "
        "bot between them.",
        epilog="PORT in the environment says where (8080). Settings of the bot are taken from "
        "there too, except for token, key, addresses and database, which are the sandbox's own: "
        "Anna is its admin, and beyond 20 videos a day it sells Stars, unless "
        "ADMIN_USERS, STARS_PER_USD or USER_DAILY_LIMIT say otherwise. HEALTH_PORT=9090 shows "
        "health and metrics, WEBHOOK_URL=http://127.0.0.1:9000 the webhook. No .env is read.",
    )


async def _demo(port: int) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    sandbox = Sandbox(port=port)
    anna = sandbox.telegram.person("Anna")
    sandbox.telegram.private(anna)
    sandbox.telegram.group("Without Veogram", [anna], admins=[anna], bot=Standing.LEFT)
    with tempfile.TemporaryDirectory(prefix="veogram-demo-") as folder:
        extra = bot_preferences(anna.id, os.environ)
        async with sandbox.serve(), bot_between(sandbox, folder, extra) as bot:
            _show(sandbox.url)
            stopped = asyncio.create_task(stop.wait())
            await asyncio.wait({stopped, bot}, return_when=asyncio.FIRST_COMPLETED)
            stopped.cancel()
            if bot.done():
                sys.exit(f"veogram: the bot ended by itself, with code {bot.result()}")


def bot_preferences(admin_id: int, environment: Mapping[str, str]) -> dict[str, str]:
    """Return what shows most of the bot: settings that the environment may change."""
    usual = {
        "ADMIN_USERS": str(admin_id),
        "USER_DAILY_LIMIT": "20",
        "STARS_PER_USD": "77",
        "LISTEN_ADDRESS": LOOPBACK,
    }
    chosen = {name: environment.get(name, value) for name, value in usual.items()}
    # The environment's PORT is the page's: the webhook stands where its address says.
    port = urlsplit(environment.get("WEBHOOK_URL", "")).netloc.rpartition(":")[2]
    return {**chosen, "PORT": port} if port.isdecimal() else chosen


def _show(url: str) -> None:
    print(f"Veogram's sandbox is open: {url}  (Ctrl+C ends it)", flush=True)  # noqa: T201
    if sys.platform == "darwin" or any(os.environ.get(name) for name in _DESKTOPS):
        webbrowser.open(url)


@asynccontextmanager
async def bot_between(
    sandbox: Sandbox, folder: str, extra: Mapping[str, str] | None = None
) -> AsyncIterator[asyncio.Task[int]]:
    """Start the real bot as a process of its own; yield a task that ends when it does.

    Its database is kept in ``folder``; ``extra`` are settings by their names. It works there, too:
    a ``.env`` of the clone is for the bot that is run for real, and for whom that one tells.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        env=_environment(_settings(sandbox, folder), extra or {}),
        cwd=folder,
    )
    ended = asyncio.create_task(process.wait())
    try:
        yield ended
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        try:
            await asyncio.wait_for(ended, _GRACE)
        except TimeoutError:
            process.kill()
            await process.wait()


def _environment(own: Mapping[str, str], extra: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the bot, in which nothing stands beside the sandbox's own."""
    twice = {f"{name}_FILE" for name in own}
    given = {name: value for name, value in os.environ.items() if name not in twice}
    paths = [str(_CLONE), *filter(None, [given.get("PYTHONPATH")])]
    return {**given, "PYTHONPATH": os.pathsep.join(paths), **own, **extra}


def _settings(sandbox: Sandbox, folder: str) -> dict[str, str]:
    return {
        "TELEGRAM_BOT_TOKEN": sandbox.token,
        "AIMLAPI_KEY": sandbox.key,
        "TELEGRAM_API_URL": sandbox.telegram_url,
        "AIMLAPI_URL": sandbox.provider_url,
        "DATABASE_URL": f"sqlite:///{folder}/veogram.db",
    }
