"""Takes: several videos of one request, each with a seed of its own."""

from collections.abc import Callable
from dataclasses import replace

from bot.veo.catalogue import SEED_LIMIT
from bot.veo.request import GenerationRequest


def takes_of(
    request: GenerationRequest, random_seed: Callable[[], int]
) -> tuple[GenerationRequest, ...]:
    """Return the request of each take, in order; a single video's is what was asked for.

    A seed that was asked for counts up from take to take, else each take has a random one. Models
    without seeds make something else each time by themselves.
    """
    if request.takes == 1:
        return (request,)
    one = replace(request, takes=1)
    return tuple(one.with_seed(_seed(one, place, random_seed)) for place in range(request.takes))


def _seed(request: GenerationRequest, place: int, random_seed: Callable[[], int]) -> int | None:
    if not request.seedable:
        return None
    if request.seed is None:
        return random_seed()
    return (request.seed + place) % (SEED_LIMIT + 1)
