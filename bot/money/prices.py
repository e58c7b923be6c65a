"""Prices of models, and what a request will cost by them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

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


@dataclass(frozen=True)
class PriceSheet:
    """A price list as the provider has published it."""

    rates: PriceList
    etag: str = ""
    """what names this version of it to the provider; empty where it has no name"""


class ShowPrices(StrEnum):
    """Where the caption of a video says what it cost."""

    NEVER = "never"
    PRIVATE = "private"
    """in private chats, where only whoever asked for it reads that"""
    ALWAYS = "always"

    def allows(self, *, private: bool) -> bool:
        """Return whether a caption may say it in a chat that is private, or is not."""
        return self is ShowPrices.ALWAYS or (self is ShowPrices.PRIVATE and private)


def quote(prices: PriceList, request: GenerationRequest) -> Credits | None:
    """Return what a request will cost, or None where the list does not say."""
    for rate in prices.get(request.model_id, ()):
        if _applies(rate, request):
            return credits_of(rate.dollars * request.duration / rate.seconds)
    return None


def _applies(rate: Rate, request: GenerationRequest) -> bool:
    """Return whether all conditions hold; one that nobody knows here does not."""
    ours = {
        "resolution": f"{min(request.size)}p",
        "generate_audio": str(not request.silent).lower(),
        "aspect_ratio": request.shape,
        "duration": str(request.duration),
    }
    return all(ours.get(name) == value for name, value in rate.when.items())
