"""How late a finished video is in its chat, beside the ten-second loop.

For real where videos take 45 s, by both bots at the same time; on paper for those that take longer,
with what our bot takes from the look that finds a video to the chat, as it was measured then.
"""

import asyncio
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass
from statistics import mean, median, quantiles

from benchmarks.at_once import NAIVE
from benchmarks.audience import REAL_SECONDS, Audience, Served
from benchmarks.figure import Figure
from benchmarks.polling import PLAIN, Result, compare
from benchmarks.scene import VEOGRAM, a_bot, open_sandbox

PEOPLE = 40
SECONDS = 45.0
ON_PAPER = (60.0, 120.0, 175.0)

_SPREAD = 1.2
_VIDEOS = 3000
_SOONER = 5.0
_MEDIAN, _LATEST = 1.0, 3.0
_CALLS = 3.0


@dataclass(frozen=True)
class Watch:
    """How late videos are in the chat, in seconds, and how many looks each takes."""

    median: float
    mean: float
    late_95: float
    looks: float


async def figures(people: int = PEOPLE, seconds: float = SECONDS) -> AsyncIterator[Figure]:
    """Measure both at the same time, and work out the rest."""
    ours, plain = await asyncio.gather(
        _served(VEOGRAM, people, seconds), _served(NAIVE, people, seconds)
    )
    yield _figure(f"{seconds:.0f} s, for real", _measured(ours), _measured(plain))
    dice = random.Random(1)  # noqa: S311 -- no secrets
    for typical in ON_PAPER:
        looked, looped = compare(typical, _SPREAD, _VIDEOS, dice)
        ours_then = _worked_out(looked, ours.handed_over)
        yield _figure(
            f"{typical:.0f} s, on paper", ours_then, _worked_out(looped, plain.handed_over)
        )


async def _served(module: str, people: int, seconds: float) -> Served:
    slow = seconds / REAL_SECONDS
    async with (
        open_sandbox(speed=1.0, provider_slow=slow) as sandbox,
        a_bot(sandbox, module, NAIVE_PAUSE=f"{PLAIN}"),
    ):
        return await Audience(sandbox, "people").served(people)


def _measured(served: Served) -> Watch:
    late = served.lateness
    return Watch(median(late), mean(late), quantiles(late, n=20)[-1], served.looks)


def _worked_out(looked: Result, handed_over: list[float]) -> Watch:
    """Add what was measured to what the schedule makes late; at most as much as the sum."""
    return Watch(
        looked.late_median + median(handed_over),
        looked.late + mean(handed_over),
        looked.late_95 + quantiles(handed_over, n=20)[-1],
        looked.looks,
    )


def _figure(name: str, ours: Watch, plain: Watch) -> Figure:
    is_soon = plain.mean >= _SOONER * ours.mean and ours.median < _MEDIAN
    return Figure(
        f"finished at the provider → in the chat: {name}",
        _told(ours),
        f"{_told(plain)}: every {PLAIN:.0f} s",
        f"{_SOONER:.0f} × sooner, median under {_MEDIAN:.0f} s, 95 % under {_LATEST:.0f} s, "
        f"at most {_CALLS:.0f} × the looks",
        is_soon and ours.late_95 < _LATEST and ours.looks <= _CALLS * plain.looks,
        ours.mean / plain.mean,
    )


def _told(watch: Watch) -> str:
    return f"{watch.median:.2f} s (95 %: {watch.late_95:.1f} s), {watch.looks:.1f} looks"
