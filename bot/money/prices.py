"""Prices of models, and what a request will cost by them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.money.credits import Credits, credits_of
from bot.veo.request import GenerationRequest


class Unit(StrEnum):
    """What is counted."""

    SECOND = "second"
    """of video"""
    IMAGE = "image"
    INPUT = "input_token"
    OUTPUT = "output_token"


@dataclass(frozen=True)
class Rate:
    """A price for a length of video, or for so many of something else, under conditions."""

    dollars: Decimal
    per: Decimal
    """how much of its unit this buys"""
    when: Mapping[str, str]
    """dimensions of the request (``resolution``, ``generate_audio``, ...) and their values in
    lower case; empty: always"""
    unit: Unit = Unit.SECOND


PriceList = Mapping[str, Sequence[Rate]]
"""Rates by the provider's name of the model; the first whose conditions hold counts."""


@dataclass(frozen=True)
class PriceSheet:
    """A price list as the provider has published it."""

    rates: PriceList
    etag: str = ""
    """what names this version of it to the provider; empty where it has no name"""


class ShowPrices(StrEnum):
    """Where captions, lists and greetings say what a video costs."""

    NEVER = "never"
    PRIVATE = "private"
    """in private chats, where only whoever asked for it reads that"""
    ALWAYS = "always"

    def allows(self, *, private: bool) -> bool:
        """Return whether it may be said in a chat that is private, or is not."""
        return self is ShowPrices.ALWAYS or (self is ShowPrices.PRIVATE and private)


def quote(prices: PriceList, request: GenerationRequest) -> Credits | None:
    """Return what a request will cost, or None where the list does not say."""
    rate = _found(prices, request, Unit.SECOND)
    return credits_of(rate.dollars * request.duration / rate.per) if rate else None


def quote_still(prices: PriceList, request: GenerationRequest) -> Credits | None:
    """Return what a picture will cost, or None where the list does not say."""
    rate = _found(prices, request, Unit.IMAGE)
    return credits_of(rate.dollars / rate.per) if rate else None


def quote_words(
    prices: PriceList, request: GenerationRequest, most_input: int, most_output: int
) -> Credits | None:
    """Return the most that words may cost, by the most tokens; None where the list is silent."""
    rates = [_found(prices, request, unit) for unit in (Unit.INPUT, Unit.OUTPUT)]
    tokens = (most_input, most_output)
    dollars = [
        rate.dollars * count / rate.per for rate, count in zip(rates, tokens, strict=True) if rate
    ]
    return max(1, credits_of(sum(dollars, Decimal(0)))) if len(dollars) == len(rates) else None


def _found(prices: PriceList, request: GenerationRequest, unit: Unit) -> Rate | None:
    """Return the first rate for a unit whose conditions hold."""
    rates = prices.get(request.model_id, ())
    return next((each for each in rates if each.unit is unit and _applies(each, request)), None)


def _applies(rate: Rate, request: GenerationRequest) -> bool:
    """Return whether all conditions hold; one that nobody knows here does not."""
    ours = {
        "resolution": f"{min(request.size)}p",
        "generate_audio": str(not request.silent).lower(),
        "aspect_ratio": request.shape,
        "duration": str(request.duration),
    }
    return all(ours.get(name) == value for name, value in rate.when.items())
