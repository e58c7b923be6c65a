"""300 people at once: our bot beside the handler that sleeps, with nobody's limits."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from benchmarks.audience import REAL_SECONDS, Audience, Served
from benchmarks.figure import Figure
from benchmarks.scene import VEOGRAM, a_bot, open_sandbox

NAIVE = "benchmarks.naive"

PEOPLE = 300
SECONDS = 5.0
"""What a video takes here; the naive bot's sleep of ten seconds is as much shorter as that."""

ROUNDS = 2
"""Times that each bot is measured, in turns; the better one counts."""

_NAIVE_SLEEP = 10.0
_MOST_MEGABYTES = 125.0


@dataclass(frozen=True)
class Cost:
    """What it took a bot to serve a crowd."""

    served: Served
    cpu: float
    """seconds of a processor for each video"""
    memory: float
    """megabytes at the peak"""


async def figures(people: int = PEOPLE, rounds: int = ROUNDS) -> AsyncIterator[Figure]:
    """Measure both in turns."""
    ours, naive = [], []
    for _ in range(rounds):
        naive.append(await measured(NAIVE, people))
        ours.append(await measured(VEOGRAM, people))
    for figure in _compared(people, best(ours), best(naive)):
        yield figure


def best(costs: list[Cost]) -> Cost:
    """Return the one of several measurements that others on the machine disturbed least."""
    return min(costs, key=lambda cost: cost.served.delivered)


async def measured(module: str, people: int) -> Cost:
    """Let a crowd ask a bot that has made one video before, so that all of it is loaded."""
    speed = REAL_SECONDS / SECONDS
    async with (
        open_sandbox(speed=speed) as sandbox,
        a_bot(sandbox, module, NAIVE_PAUSE=f"{_NAIVE_SLEEP / speed}") as process,
    ):
        await Audience(sandbox, "first").served(1)
        before = process.cpu_seconds()
        served = await Audience(sandbox, "crowd").served(people)
        cpu = (process.cpu_seconds() - before) / people
        return Cost(served, cpu, process.peak_memory())


def _compared(people: int, ours: Cost, naive: Cost) -> list[Figure]:
    name = f"{people} at once"
    megabytes = Figure(
        f"{name}: memory at the peak",
        f"{ours.memory:.0f} MB",
        f"{naive.memory:.0f} MB, the naive handler",
        f"under {_MOST_MEGABYTES:.0f} MB, half of it",
        ours.memory < _MOST_MEGABYTES and ours.memory <= naive.memory / 2,
        ours.memory / naive.memory,
    )
    return [
        _sooner(f"{name}: answered", ours.served.answered, naive.served.answered),
        _sooner(f"{name}: delivered", ours.served.delivered, naive.served.delivered),
        Figure(
            f"{name}: CPU for each video",
            f"{1000 * ours.cpu:.0f} ms",
            f"{1000 * naive.cpu:.0f} ms, the naive handler",
            "no more",
            ours.cpu <= naive.cpu,
            ours.cpu / naive.cpu,
        ),
        megabytes,
    ]


def _sooner(what: str, ours: float, naive: float) -> Figure:
    beside = f"{naive:.1f} s, the naive handler"
    return Figure(what, f"{ours:.1f} s", beside, "sooner", ours < naive, ours / naive)
