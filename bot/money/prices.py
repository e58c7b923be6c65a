"""Prices of models, and what a request will cost by them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.money.credits import Credits, credits_of
from bot.veo.request import GenerationRequest


@dataclass(frozen=True)
class Rate:
    """A price for a length of video, under conditions."""

    dollars: Decimal
    seconds: Decimal
    """how much video this buys"""
    when: Mapping[str, str]
    """dimensions of the request (``resolution``, ``generate_audio``, ...) and their values in
    lower case; empty: always"""


PriceList = Mapping[str, Sequence[Rate]]
"""Rates by the provider's name of the model; the first whose conditions hold counts."""


def quote(prices: PriceList, request: GenerationRequest) -> Credits | None:
    """Return what a request will cost, or None where the list does not say."""
    for rate in prices.get(request.model_id, ()):
        if _applies(rate, request):
            return credits_of(rate.dollars * request.duration / rate.seconds)
    return None


def _applies(rate: Rate, request: GenerationRequest) -> bool:
    ours = {
        "resolution": f"{min(request.size)}p",
        "generate_audio": not request.silent,
        "aspect_ratio": request.shape,
        "duration": request.duration,
    }
    return all(str(ours.get(name)).lower() == value for name, value in rate.when.items())
