"""The real bot as a process of its own, which can be killed at any moment."""

import asyncio
import os
import signal
import sys
from pathlib import Path

from sandbox import Sandbox
from tests.databases import database_in

ROOT = Path(__file__).parents[3]


class BotProcess:
    """``python -m bot`` between the sandbox's Telegram and provider; its log grows in a file."""

    def __init__(
        self,
        sandbox: Sandbox,
        folder: Path,
        *,
        python: str = sys.executable,
        module: str = "bot",
        name: str = "bot",
        **env: str,
    ) -> None:
        """Take settings by their names in ``env``; ``name`` tells the log's file."""
        self._program = (python, "-m", module)
        self._folder = folder
        self._log = folder / f"{name}.log"
        self._updates = sandbox.telegram.world.updates
        self._env = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "TELEGRAM_BOT_TOKEN": sandbox.token,
            "AIMLAPI_KEY": sandbox.key,
            "TELEGRAM_API_URL": sandbox.telegram_url,
            "AIMLAPI_URL": sandbox.provider_url,
            "DATABASE_URL": database_in(folder),
            "TICK_SECONDS": "0.1",
            "TELEGRAM_CALLS_PER_SECOND": "0",
            "QUOTE_ALWAYS": "true",
            "USER_ACTIVE_LIMIT": "0",
            "USER_DAILY_LIMIT": "0",
            **env,
        }
        self._process: asyncio.subprocess.Process | None = None

    @property
    def log(self) -> str:
        """Everything that it has logged, in all its lives."""
        return self._log.read_text() if self._log.exists() else ""

    @property
    def pid(self) -> int:
        """The number of the running process."""
        assert self._process
        return self._process.pid

    async def start(self) -> None:
        """Start it and return at once."""
        self._updates.polled.clear()
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._program,
                cwd=self._folder,
                env=self._env,
                stdout=log,
                stderr=log,
                umask=0o022,  # what most machines have, so that its own is seen
            )

    async def beside(self, *command: str) -> tuple[int, str]:
        """Carry out another command with its settings; return the exit code and what is said."""
        process = await asyncio.create_subprocess_exec(
            *self._program,
            *command,
            cwd=self._folder,
            env=self._env,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said, _ = await asyncio.wait_for(process.communicate(), 60)
        assert process.returncode is not None
        return process.returncode, said.decode()

    async def up(self) -> None:
        """Start it and return when it receives updates."""
        await self.start()
        await self.polling()

    async def polling(self, patience: float = 60.0) -> None:
        """Return when it receives updates.

        Raises:
            TimeoutError: it does not, within so many seconds.
        """
        async with asyncio.timeout(patience):
            await self._updates.polled.wait()

    async def kill(self) -> None:
        """End it as a power cut would."""
        if self._process and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    def freeze(self) -> None:
        """Let it stand still, as a machine does that sleeps."""
        os.kill(self.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        os.kill(self.pid, signal.SIGCONT)

    async def terminate(self) -> int:
        """Ask it to stop, and return its exit code."""
        assert self._process
        self._process.terminate()
        return await self.ended()

    async def ended(self) -> int:
        """Return its exit code when it has ended by itself."""
        assert self._process
        return await asyncio.wait_for(self._process.wait(), 60)
