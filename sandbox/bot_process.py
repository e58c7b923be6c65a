"""The real bot as a process of its own, which can be stopped, started and killed."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from sandbox.server import Sandbox

_CLONE = Path(__file__).parents[1]
_GRACE = 12.0
"""Seconds that the bot has for its own orderly stop."""
AWAY = 4.0
"""Seconds that a bot stays away that is restarted: time to write to it meanwhile."""


class Phase(StrEnum):
    """What the bot's process does."""

    STARTING = "starting"
    RUNNING = "running"
    """It listens."""
    STOPPING = "stopping"
    STOPPED = "stopped"


@dataclass(slots=True, eq=False)
class BotProcess:
    """The bot of one sandbox; ``folder`` holds its database, ``extra`` are more settings.

    It works in its folder, too: a ``.env`` of the clone is for the bot that is run for real.
    """

    sandbox: Sandbox
    folder: str
    extra: Mapping[str, str] = field(default_factory=dict)
    phase: Phase = Phase.STOPPED
    ended: "asyncio.Future[int]" = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )
    """Its exit code, once it has ended by itself: nobody has stopped it."""
    _process: asyncio.subprocess.Process | None = None
    _restart: "asyncio.Task[None] | None" = None
    _watches: "list[asyncio.Task[None]]" = field(default_factory=list)
    _watchers: list[Callable[[], None]] = field(default_factory=list)

    async def start(self) -> None:
        """Start the process; it is ``RUNNING`` once it listens."""
        self._turn(Phase.STARTING)
        self.sandbox.telegram.world.updates.polled.clear()
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "sandbox.tether", sys.executable, "-m", "bot", "run"),
            stdin=asyncio.subprocess.PIPE,
            start_new_session=True,  # Ctrl+C is the demo's, which then stops the bot
            env=_environment(_settings(self.sandbox, self.folder), self.extra),
            cwd=self.folder,
        )
        self._watches = [
            asyncio.create_task(self._notice_end(self._process)),
            asyncio.create_task(self._notice_it_listens(self._process)),
        ]

    async def stop(self, *, kill: bool = False) -> None:
        """Stop the process: in its own order, or as a power cut would."""
        if self._process is None:
            return
        self._turn(Phase.STOPPING)
        process, self._process = self._process, None
        for watch in self._watches:
            watch.cancel()
        _signal(process, signal.SIGKILL if kill else signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), _GRACE)
        except TimeoutError:
            _signal(process, signal.SIGKILL)
            await process.wait()
        self._turn(Phase.STOPPED)

    def restart(self, *, kill: bool = False) -> None:
        """Stop the bot, leave it away for a moment, and start it again.

        Raises:
            ValueError: it is not running.
        """
        if self.phase is not Phase.RUNNING:
            raise ValueError(f"the bot is {self.phase} just now")
        self._turn(Phase.STOPPING)
        self._restart = asyncio.create_task(self._again(kill=kill))

    async def close(self) -> None:
        """Stop for good."""
        if self._restart is not None:
            self._restart.cancel()
            await asyncio.gather(self._restart, return_exceptions=True)
        await self.stop()
        for watch in self._watches:
            watch.cancel()
        await asyncio.gather(*self._watches, return_exceptions=True)

    def watch(self, watcher: Callable[[], None]) -> None:
        """Call ``watcher`` after each change of ``phase``."""
        self._watchers.append(watcher)

    async def _again(self, *, kill: bool) -> None:
        await self.stop(kill=kill)
        await asyncio.sleep(AWAY)
        await self.start()

    async def _notice_end(self, process: asyncio.subprocess.Process) -> None:
        code = await process.wait()
        if process is self._process and not self.ended.done():
            self.ended.set_result(code)

    async def _notice_it_listens(self, process: asyncio.subprocess.Process) -> None:
        polled, hooked = self.sandbox.telegram.world.updates.polled, asyncio.Event()
        unwatch = self.sandbox.journal.watch(
            lambda entry: hooked.set() if entry.method == "setWebhook" else None
        )
        signs = [asyncio.create_task(sign.wait()) for sign in (polled, hooked)]
        try:
            await asyncio.wait(signs, return_when=asyncio.FIRST_COMPLETED)
        finally:
            unwatch()
            for sign in signs:
                sign.cancel()
        if process is self._process:
            self._turn(Phase.RUNNING)

    def _turn(self, phase: Phase) -> None:
        self.phase = phase
        for watcher in self._watchers:
            watcher()


@asynccontextmanager
async def bot_between(
    sandbox: Sandbox, folder: str, extra: Mapping[str, str] | None = None
) -> AsyncIterator[BotProcess]:
    """Run the real bot beside a sandbox that is served, until the block ends."""
    bot = BotProcess(sandbox, folder, extra or {})
    sandbox.control_api.bot.take(bot)
    await bot.start()
    try:
        yield bot
    finally:
        await bot.close()


def _signal(process: asyncio.subprocess.Process, number: signal.Signals) -> None:
    """Send a signal: SIGKILL to the bot and its tether at once, SIGTERM by way of the tether."""
    with contextlib.suppress(ProcessLookupError):
        if number is signal.SIGKILL:
            os.killpg(process.pid, number)
        else:
            process.send_signal(number)


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
