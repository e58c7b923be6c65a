"""``python -m sandbox``: a Telegram, a provider and the real bot between them, offline."""

import argparse
import asyncio
import errno
import os
import signal
import sys
import webbrowser
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sandbox.bot_process import bot_between
from sandbox.keeping.folder import DemoFolder, FolderInUseError, FolderUnusableError
from sandbox.keeping.opening import kept_world
from sandbox.server import LOOPBACK, Sandbox
from sandbox.telegram import Standing

__all__ = ["bot_between", "bot_preferences", "main"]

_FOLDER = Path("data/demo")
_DESKTOPS = ("DISPLAY", "WAYLAND_DISPLAY")
_LAST_PORT = 65535
_NO_PORT = {errno.EADDRINUSE, errno.EACCES}


def main(arguments: Sequence[str] = ()) -> None:
    """Serve until Ctrl+C; what keeps it from that ends it with one line."""
    chosen = _parser().parse_args(arguments)
    port = os.environ.get("PORT") or "8080"
    if not port.isdecimal() or int(port) > _LAST_PORT:
        sys.exit(f"veogram: PORT: is wrong: set it to a number up to {_LAST_PORT}")
    folder = DemoFolder(chosen.data.absolute())
    try:
        with folder.locked():
            if chosen.fresh and (aside := folder.set_aside()):
                _say(f"The world until now is in {aside}; this is a new one.")
            asyncio.run(_demo(folder, int(port)))
    except FolderInUseError:
        sys.exit(f"veogram: another demo runs on {folder.path}: end it, or name another --data")
    except FolderUnusableError as error:
        sys.exit(f"veogram: {folder.path} cannot be used ({error}): name another --data")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m sandbox",
        description="Serve a chat page with a simulated Telegram and video service, and the real "
        "bot between them.",
        epilog="PORT in the environment says where (8080). Settings of the bot are taken from "
        "there too, except for token, key, addresses and database, which are the sandbox's own: "
        "Anna is its admin, and beyond 20 videos a day it sells Stars, unless "
        "ADMIN_USERS, STARS_PER_USD or USER_DAILY_LIMIT say otherwise. HEALTH_PORT=9090 shows "
        "health and metrics, WEBHOOK_URL=http://127.0.0.1:9000 the webhook. No .env is read.",
    )
    parser.add_argument(
        "--data", type=Path, default=_FOLDER, help="where the demo keeps its world (%(default)s)"
    )
    parser.add_argument(
        "--fresh", action="store_true", help="begin a new world; the one until now is set aside"
    )
    return parser


async def _demo(folder: DemoFolder, port: int) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with kept_world(folder, port, _begin, _say) as (sandbox, keeper):
        extra = bot_preferences(sandbox.telegram.people[0].id, os.environ)
        async with _served(sandbox), bot_between(sandbox, str(folder.bot), extra) as bot:
            _show(sandbox.url)
            keeping, stopped = loop.create_task(keeper.run()), loop.create_task(stop.wait())
            ends: set[asyncio.Future[Any]] = {stopped, keeping, bot.ended}
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            stopped.cancel()
            keeping.cancel()
            await asyncio.gather(keeping, return_exceptions=True)
            if not keeping.cancelled():
                sys.exit(f"veogram: the world cannot be kept any longer: {keeping.exception()}")
            if bot.ended.done():
                sys.exit(f"veogram: the bot ended by itself, with code {bot.ended.result()}")


@asynccontextmanager
async def _served(sandbox: Sandbox) -> AsyncIterator[None]:
    """Serve the sandbox; a port that cannot be used ends the demo with one line."""
    async with AsyncExitStack() as stack:
        try:
            await stack.enter_async_context(sandbox.serve())
        except OSError as error:
            if error.errno not in _NO_PORT:
                raise
            sys.exit(f"veogram: PORT: {sandbox.port} cannot be had: set it to another, like 8090")
        yield


def _begin(sandbox: Sandbox) -> None:
    """Fill a new world: Anna, her chat with the bot, and a group without it."""
    anna = sandbox.telegram.person("Anna")
    sandbox.telegram.private(anna)
    sandbox.telegram.group("Without Veogram", [anna], admins=[anna], bot=Standing.LEFT)


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
    _say(f"Veogram's sandbox is open: {url}  (Ctrl+C ends it)")
    if sys.platform == "darwin" or any(os.environ.get(name) for name in _DESKTOPS):
        webbrowser.open(url)


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201
