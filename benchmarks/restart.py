"""A bot that is started again with thousands of videos in the making."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.filling import copies, fill_file, generate
from benchmarks.process import MEGABYTE
from benchmarks.scene import a_bot, open_sandbox
from bot.store.database import Database
from bot.tasks.task import Requester
from sandbox import Sandbox
from sandbox.provider import Generation, Outcome
from sandbox.provider.generation import Charge

MANY, FEW = 10_000, 1_000
"""Videos in the making."""

_PEOPLE = 500

_WATCHED_SECONDS = 8.0
"""How long the bot looks at one video after the other until its memory is read."""

_PATIENCE = 60.0
_AGE = 120.0
"""Seconds since the videos were asked for: all of them may be finished by now."""

_MOST_SECONDS = 3.0
_MOST_BYTES = 1_000


@dataclass(frozen=True)
class Started:
    """What a start was like."""

    first_look: float
    """seconds until the provider was asked for the first of the videos"""
    memory: float
    """megabytes that the process held at most"""


async def figures(
    many: int = MANY, few: int = FEW, seconds: float = _WATCHED_SECONDS
) -> AsyncIterator[Figure]:
    """Start one after the other, and look at each for so many seconds."""
    beside, ours = await _started(few, seconds), await _started(many, seconds)
    yield Figure(
        f"start with {many:,} videos in the making, until the first look",
        f"{ours.first_look:.1f} s",
        f"{beside.first_look:.1f} s with {few:,}",
        f"under {_MOST_SECONDS:.0f} s",
        ours.first_look < _MOST_SECONDS,
        ours.first_look / beside.first_look,
    )
    each = (ours.memory - beside.memory) * MEGABYTE / (many - few)
    yield Figure(
        "memory for each task that is pending",
        f"{max(0.0, each):.0f} bytes",
        f"{ours.memory:.0f} MB with {many:,}, {beside.memory:.0f} MB with {few:,}",
        f"under {_MOST_BYTES / 1000:.0f} kB",
        each < _MOST_BYTES,
    )


async def _started(count: int, seconds: float) -> Started:
    with tempfile.TemporaryDirectory(prefix="veogram-bench-") as name:
        folder = Path(name)
        async with open_sandbox() as sandbox:
            await _fill(folder / "veogram.db", sandbox, count)
            looked = _first_look(sandbox)
            begun = time.perf_counter()
            async with a_bot(sandbox, folder=folder) as bot:
                looked_at = await asyncio.wait_for(looked, _PATIENCE)
                await asyncio.sleep(seconds)
                return Started(looked_at - begun, bot.peak_memory())


def _first_look(sandbox: Sandbox) -> asyncio.Future[float]:
    """Return when the provider is first asked for a video."""
    looked: asyncio.Future[float] = asyncio.get_running_loop().create_future()

    def note(method: str) -> None:
        if method == "fetch" and not looked.done():
            looked.set_result(time.perf_counter())

    sandbox.journal.watch(lambda entry: note(entry.method))
    return looked


async def _fill(path: Path, sandbox: Sandbox, count: int) -> None:
    """Store tasks whose videos are in the making, at the sandbox too."""
    people = [sandbox.telegram.person(f"Person {number}") for number in range(_PEOPLE)]
    first = min(sandbox.telegram.private(each).id for each in people)
    now = time.time()
    database = Database(f"sqlite:///{path}")
    await database.open()
    await generate(database, Requester(first, 1, first), now - _AGE)
    await database.close()
    values = {
        "source_key": "'message:' || i",
        "message_id": "i",
        "chat_id": f"{first} + i % {_PEOPLE}",
        "user_id": f"{first} + i % {_PEOPLE}",
        "generation_id": "'made-' || (i + 1)",
    }
    fill_file(path, *copies(count - 1, values))
    for number in range(1, count + 1):
        made = _generation(f"made-{number}", now)
        sandbox.provider.generations[made.id] = made


def _generation(name: str, now: float) -> Generation:
    return Generation(
        id=name,
        model="google/veo-3.0-fast",
        model_id="google/veo-3.0-fast",
        request={},
        client_request_id=None,
        created=now - _AGE,
        finishes_at=now,
        price_usd=0.0,
        charge=Charge(0, settled=True),
        outcome=Outcome.STUCK,
        clock=time.time,
    )
