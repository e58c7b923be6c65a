"""``python -m benchmarks.polling``: when to look, beside looking every ten seconds.

Durations are log-normal around each model's own typical time, which is how waiting times of
queues and renderers are spread; the spread, a factor, is an argument. Each look takes a moment
to be answered; ours knows the median of the last fifty videos, as the store does.
"""

import argparse
import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import mean, median, quantiles

from bot.tasks.schedule import Timing, next_look
from bot.veo.catalogue import MODELS

ANSWER = 0.25
"""Seconds from a look to its answer, from which the next pause counts."""

SHORTEST = 1.0
"""Seconds, as TICK_SECONDS is by default."""

HISTORY = 50
PLAIN = 10.0

NextLook = Callable[[float], float]
"""Seconds from one look to the next, by the seconds waited so far."""


@dataclass(frozen=True)
class Result:
    """What a schedule costs and gives."""

    looks: float
    """per video"""
    late_median: float
    """seconds, of which half of the videos are later"""
    late: float
    """mean seconds from the end of the video to the look that finds it"""
    late_95: float
    """nineteen in twenty are found sooner"""


def watch(duration: float, next_look_after: NextLook) -> tuple[int, float]:
    """Look after one video; return how many looks it took and how late the last one was."""
    now, looks = next_look_after(0.0), 1
    while now < duration:
        now += ANSWER + next_look_after(now + ANSWER)
        looks += 1
    return looks, now - duration


def measure(durations: list[float], next_look_after: NextLook) -> Result:
    """Look after many videos."""
    seen = [watch(duration, next_look_after) for duration in durations]
    late = [lateness for _, lateness in seen]
    looks = mean(looks for looks, _ in seen)
    return Result(looks, median(late), mean(late), quantiles(late, n=20)[-1])


def compare(typical: float, spread: float, videos: int, dice: random.Random) -> tuple[Result, ...]:
    """Return what ours and the plain loop make of the same videos of one model."""

    def draw(count: int) -> list[float]:
        return [typical * math.exp(dice.gauss(0.0, math.log(spread))) for _ in range(count)]

    timing, durations = Timing(median(draw(HISTORY)), SHORTEST), draw(videos)
    ours = measure(durations, lambda waited: next_look(timing, waited))
    return ours, measure(durations, lambda _: PLAIN)


def rows(spread: float, videos: int) -> Iterator[str]:
    """Return the table, the same figures each time."""
    dice = random.Random(1)  # noqa: S311 -- no secrets
    yield " typical |  looks  late s   95 % | each 10 s  late s   95 % | sooner  calls"
    for typical in sorted({float(model.typical_seconds) for model in MODELS.values()}):
        ours, plain = compare(typical, spread, videos, dice)
        yield (
            f"{typical:>6.0f} s | {_row(ours, 6)} | {_row(plain, 9)} | "
            f"{plain.late / ours.late:>5.1f}x {ours.looks / plain.looks:>5.1f}x"
        )


def _row(result: Result, width: int) -> str:
    return f"{result.looks:>{width}.1f} {result.late:>7.2f} {result.late_95:>6.2f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="When to look, beside every ten seconds.")
    parser.add_argument("--spread", type=float, default=1.2, help="two in three are within it")
    parser.add_argument("--videos", type=int, default=5000, help="per model")
    arguments = parser.parse_args()
    for row in rows(arguments.spread, arguments.videos):
        print(row)  # noqa: T201 -- that is what it is for


if __name__ == "__main__":
    main()
