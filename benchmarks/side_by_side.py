"""How long several things take that are done in turns, so that a busy machine slows all alike."""

import time
from collections.abc import Awaitable, Callable, Mapping
from statistics import quantiles

Work = Callable[[], Awaitable[object]]

MILLISECOND = 1e-3

_WARM_UP = 3


async def seconds_each(works: Mapping[str, Work], rounds: int) -> dict[str, float]:
    """Return how many seconds each takes: what one round in four needs less than.

    The others have met something else that ran on the machine.
    """
    seen: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(_WARM_UP + rounds):
        for name, work in works.items():
            begun = time.perf_counter()
            await work()
            if turn >= _WARM_UP:
                seen[name].append(time.perf_counter() - begun)
    return {name: quantiles(each, n=4)[0] for name, each in seen.items()}


def told(seconds: float) -> str:
    """Return a time as milliseconds."""
    return f"{seconds / MILLISECOND:.2f} ms"
