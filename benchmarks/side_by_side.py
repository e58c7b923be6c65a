"""How long several things take that are done in turns, so that a busy machine slows all alike."""

import time
from collections.abc import Awaitable, Callable, Mapping
from statistics import quantiles

Work = Callable[[], Awaitable[object]]

MILLISECOND = 1e-3

_WARM_UP = 3


async def seconds_each(works: Mapping[str, Work], rounds: int) -> dict[str, float]:
    """Return how many seconds each takes: what one round in ten needs less than.

    The others have met something else that ran on the machine, or waited for its disk.
    """
    seen: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(_WARM_UP + rounds):
        for name in _turned(list(works), turn):
            begun = time.perf_counter()
            await works[name]()
            if turn >= _WARM_UP:
                seen[name].append(time.perf_counter() - begun)
    return {name: quantiles(each, n=10)[0] for name, each in seen.items()}


def _turned(names: list[str], turn: int) -> list[str]:
    """Return the names in another order each time: none always comes after the same other one."""
    first = turn % len(names)
    return names[first:] + names[:first]


def told(seconds: float) -> str:
    """Return a time as milliseconds."""
    return f"{seconds / MILLISECOND:.2f} ms"
