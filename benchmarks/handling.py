"""How many requests for a video are handled a second, beside a bare answer of the library.

Each ``/veo`` is parsed, checked against limits and budgets, priced, stored so that a power cut does
not lose it, and answered with a progress message. The provider takes longer to answer than the
measurement does, so that handling alone is measured. Everybody has written once before.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from benchmarks.crowd import Crowd
from benchmarks.figure import Figure
from benchmarks.scene import VEOGRAM, a_bot, open_sandbox

BARE = "benchmarks.bare"
REQUEST = "/veo a red fox jumps over a frozen river --ar 9:16"

_LEAST = 0.5
_LIMITS = {"USER_ACTIVE_LIMIT": "1000", "USER_DAILY_LIMIT": "1000", "DAILY_BUDGET_USD": "100000"}


@dataclass(frozen=True)
class Pace:
    """How fast a bot answers."""

    per_second: float
    cpu: float
    """seconds of a processor for each"""


async def figures(people: int = 100, each: int = 6, rounds: int = 3) -> AsyncIterator[Figure]:
    """Measure both bots in turns, and take the best round of each."""
    measured = [
        (await pace(VEOGRAM, people, each), await pace(BARE, people, each)) for _ in range(rounds)
    ]
    ours, bare = (
        max(paces, key=lambda pace: pace.per_second) for paces in zip(*measured, strict=True)
    )
    part = ours.per_second / bare.per_second
    yield Figure(
        "`/veo` handled",
        f"{ours.per_second:.0f} a second ({1000 * ours.cpu:.1f} ms of CPU each)",
        f"a bare answer of the library: {bare.per_second:.0f} ({1000 * bare.cpu:.1f} ms)",
        f"at least {_LEAST} of it",
        part >= _LEAST,
        1 / part,
    )


async def pace(module: str, people: int, each: int) -> Pace:
    """Let many people ask at once, several times each; return how fast they are answered."""
    async with (
        open_sandbox() as sandbox,
        slow_provider() as url,
        a_bot(sandbox, module, None, AIMLAPI_URL=url, **_LIMITS) as process,
    ):
        crowd, now = Crowd(sandbox, people), asyncio.get_running_loop().time
        await crowd.say(REQUEST)
        await crowd.hear(people)
        await crowd.say(REQUEST, each)
        begun, cpu = now(), process.cpu_seconds()
        await crowd.hear(each * people)
        took, cpu = now() - begun, process.cpu_seconds() - cpu
        process.kill()  # it would wait for the provider
        await process.ended()
    return Pace(each * people / took, cpu / (each * people))


@asynccontextmanager
async def slow_provider() -> AsyncIterator[str]:
    """Serve a provider that takes every request and does not answer it."""

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.read(65536):
            pass
        writer.close()

    server = await asyncio.start_server(take, "127.0.0.1", 0)
    async with server:
        host, port = server.sockets[0].getsockname()[:2]
        yield f"http://{host}:{port}"
