"""What a bot is measured in: the sandbox in this process, and the bot in one of its own."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from benchmarks.process import Process, running
from sandbox import Knobs, Sandbox

VEOGRAM = "bot"

_LOOK = 0.005
_PATIENCE = 60.0

_OPEN_TO_ALL = {
    "USER_ACTIVE_LIMIT": "0",
    "USER_DAILY_LIMIT": "0",
    "TELEGRAM_CALLS_PER_SECOND": "0",
}

_TELLING_APART = {"QUOTE_ALWAYS": "true"}
"""So that it is known which answer belongs to what."""


@asynccontextmanager
async def open_sandbox(**knobs: Any) -> AsyncIterator[Sandbox]:
    """Open the sandbox: without limits and faults, but for what ``knobs`` say."""
    turned = Knobs(**{"telegram_floods": False, **knobs})
    async with Sandbox(knobs=turned, seed=1, quality="tiny").serve() as sandbox:
        yield sandbox


async def until(holds: Callable[[], bool]) -> None:
    """Return as soon as something holds of what nobody tells of."""
    async with asyncio.timeout(_PATIENCE):
        while not holds():  # noqa: ASYNC110 -- nobody tells of it
            await asyncio.sleep(_LOOK)


@asynccontextmanager
async def a_bot(
    sandbox: Sandbox, module: str = VEOGRAM, folder: Path | None = None, **env: str
) -> AsyncIterator[Process]:
    """Run a bot, and begin when it asks for updates.

    Without ``folder`` it begins with an empty database. Settings are given by their names in
    ``env``; without any it has no limits.
    """
    with tempfile.TemporaryDirectory(prefix="veogram-bench-") as temporary:
        place = folder or Path(temporary)
        polled = sandbox.telegram.world.updates.polled
        polled.clear()
        async with running(module, place, {**_settings(sandbox, place), **env}) as process:
            await polled.wait()
            yield process


def _settings(sandbox: Sandbox, folder: Path) -> dict[str, str]:
    return {
        "TELEGRAM_BOT_TOKEN": sandbox.token,
        "AIMLAPI_KEY": sandbox.key,
        "TELEGRAM_API_URL": sandbox.telegram_url,
        "AIMLAPI_URL": sandbox.provider_url,
        "DATABASE_URL": f"sqlite:///{folder}/veogram.db",
        **_OPEN_TO_ALL,
        **_TELLING_APART,
    }
