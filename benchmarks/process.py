"""A program as a process of its own, and what it costs: seconds of a processor, and memory."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import psutil

_ROOT = Path(__file__).parents[1]
_PATIENCE = 60.0
MEGABYTE = 1_000_000
"""As all figures here count them."""


class Process:
    """A running process that is measured."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self._process = process
        self._measured = psutil.Process(process.pid)
        self.log = log

    def cpu_seconds(self) -> float:
        """Return how many seconds of a processor it has used so far."""
        times = self._measured.cpu_times()
        return float(times.user + times.system)

    def memory(self) -> float:
        """Return how many megabytes it holds now."""
        return float(self._measured.memory_info().rss) / MEGABYTE

    def peak_memory(self) -> float:
        """Return how many megabytes it held at most (VmHWM, as Linux counts)."""
        status = Path(f"/proc/{self._process.pid}/status").read_text("utf-8")
        line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024 / MEGABYTE

    def forget_peak(self) -> None:
        """Begin anew to look for the most that it holds (proc(5), clear_refs)."""
        Path(f"/proc/{self._process.pid}/clear_refs").write_text("5", "utf-8")

    def children(self) -> list[psutil.Process]:
        """Return the processes that it has started and that have not ended.

        One that is being started still shares all memory of its parent, and its command line: what
        it holds is not its own before it is another program.

        Raises:
            psutil.NoSuchProcess: one has just ended.
        """
        own = self._measured.cmdline()
        return [each for each in self._measured.children(recursive=True) if each.cmdline() != own]

    def tell(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self._process.send_signal(number)

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.kill()

    async def ended(self) -> int:
        """Wait until it has ended, and return its exit code."""
        return await asyncio.wait_for(self._process.wait(), _PATIENCE)


@asynccontextmanager
async def running(module: str, folder: Path, env: Mapping[str, str]) -> AsyncIterator[Process]:
    """Run ``python -m module`` in a folder until the block ends; its log stands there, too."""
    log = folder / f"{module}.log"
    with log.open("ab") as target:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            module,
            cwd=folder,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(_ROOT), **env},
            stdout=target,
            stderr=target,
        )
    try:
        yield Process(process, log)
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
            await asyncio.wait_for(process.wait(), _PATIENCE)
