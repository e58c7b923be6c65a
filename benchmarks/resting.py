"""What the bot costs while nobody asks for anything, and at its start, beside a bare bot."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figure import Figure
from benchmarks.handling import BARE
from benchmarks.scene import VEOGRAM, a_bot, open_sandbox

_MOST_TIMES = 1.6
_MOST_PERCENT = 0.3
_SETTLED = 5.0
"""Seconds after which a bot that has started has nothing to do any more."""


async def figures(seconds: float = 25.0, starts: int = 3) -> AsyncIterator[Figure]:
    """Start both bots in turns; then let them rest side by side."""
    with TemporaryDirectory() as name:
        yield await _start(starts, Path(name))
        async for figure in _rest(seconds, Path(name)):
            yield figure


async def _rest(seconds: float, folder: Path) -> AsyncIterator[Figure]:
    async with (
        open_sandbox() as sandbox,
        open_sandbox() as other,
        a_bot(sandbox, VEOGRAM, folder, TELEGRAM_CALLS_PER_SECOND="25") as ours,
        a_bot(other, BARE) as bare,
    ):
        await asyncio.sleep(min(seconds, _SETTLED))
        before = ours.cpu_seconds(), bare.cpu_seconds()
        await asyncio.sleep(seconds)
        after = ours.cpu_seconds(), bare.cpu_seconds()
        memory = ours.memory(), bare.memory()
    yield _memory(*memory)
    percents = (100 * (now - then) / seconds for then, now in zip(before, after, strict=True))
    yield _cpu(*percents)


def _memory(ours: float, bare: float) -> Figure:
    return Figure(
        "memory, idle",
        f"{ours:.0f} MB",
        f"a bare bot of the library: {bare:.0f} MB",
        f"under {_MOST_TIMES} times",
        ours < _MOST_TIMES * bare,
        ours / bare,
    )


def _cpu(ours: float, bare: float) -> Figure:
    return Figure(
        "CPU, idle",
        f"{ours:.2f} % of a core",
        f"a bare bot of the library: {bare:.2f} %",
        f"under {_MOST_PERCENT} %",
        ours < _MOST_PERCENT,
    )


async def _start(starts: int, folder: Path) -> Figure:
    await _seconds_to_start(VEOGRAM, folder)  # which makes the database
    measured = [
        (await _seconds_to_start(VEOGRAM, folder), await _seconds_to_start(BARE, folder))
        for _ in range(starts)
    ]
    ours, bare = (min(times) for times in zip(*measured, strict=True))
    return Figure(
        "import and start, until it polls",
        f"{1000 * ours:.0f} ms of CPU",
        f"a bare bot of the library: {1000 * bare:.0f} ms",
        f"under {_MOST_TIMES} times",
        ours < _MOST_TIMES * bare,
        ours / bare,
    )


async def _seconds_to_start(module: str, folder: Path) -> float:
    """Return how many seconds of a processor a start takes."""
    async with open_sandbox() as sandbox, a_bot(sandbox, module, folder) as process:
        return process.cpu_seconds()
