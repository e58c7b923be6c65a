"""What videos cost by a list of our own, for where the provider's list does not say.

So it is before that list was first read, while it names a model without a price that can be known
in advance (``variable``), and if a model leaves it. The figures are US dollars for a second.

Source: the provider's published list (docs.aimlapi.com, "List models" with ``include=pricing``), in
the state that the sandbox's catalogue repeats. It has no price for extending a video: those two
figures are estimates, the rate of the same family with sound.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from bot.money.credits import Credits, credits_of
from bot.money.prices import PriceList, Rate, quote
from bot.veo.catalogue import MODELS
from bot.veo.request import GenerationRequest

AS_OF = date(2026, 8, 1)
"""The month of the figures, which people see beside them."""


def _rate(dollars: str, when: Mapping[str, str] = MappingProxyType({})) -> Rate:
    return Rate(Decimal(dollars), Decimal(1), when)


def _flat(dollars: str) -> Sequence[Rate]:
    return (_rate(dollars),)


def _by_resolution(hd: str, full_hd: str) -> Sequence[Rate]:
    return _rate(hd, {"resolution": "720p"}), _rate(full_hd, {"resolution": "1080p"})


def _by_sound(with_sound: str, silent: str) -> Sequence[Rate]:
    return _rate(with_sound, {"generate_audio": "true"}), _rate(silent, {"generate_audio": "false"})


FALLBACK_PRICES: PriceList = MappingProxyType(
    {
        "veo2": _flat("0.525"),
        "veo2/image-to-video": _flat("0.525"),
        "google/veo3": _flat("0.42"),
        "google/veo-3.0-i2v": _flat("0.42"),
        "google/veo-3.0-fast": _flat("0.1575"),
        "google/veo-3.0-i2v-fast": _by_resolution("0.1575", "0.21"),
        "google/veo-3.1-t2v": _by_sound("0.42", "0.21"),
        "google/veo-3.1-t2v-fast": _by_sound("0.1575", "0.105"),
        "google/veo-3.1-i2v": _by_resolution("0.42", "0.5"),
        "google/veo-3.1-i2v-fast": _by_resolution("0.1575", "0.2"),
        "google/veo-3.1-first-last-image-to-video": _flat("0.42"),
        "google/veo-3.1-first-last-image-to-video-fast": _flat("0.1575"),
        "google/veo-3.1-reference-to-video": _flat("0.42"),
        "google/veo3-1-extend-video": _flat("0.42"),
        "google/veo3-1-fast-extend-video": _flat("0.1575"),
        "veo-3.1-lite-generate-001": _by_resolution("0.0525", "0.084"),
        "google/veo-3-1-lite-generate-preview": _by_resolution("0.0525", "0.084"),
    }
)

_DEAREST = max(rate.dollars for rates in FALLBACK_PRICES.values() for rate in rates)

CHEAPEST: Credits = min(
    credits_of(rate.dollars * min(MODELS[name].durations))
    for name, rates in FALLBACK_PRICES.items()
    for rate in rates
)
"""What the cheapest video costs: with less, nobody can make any."""


def fallback_quote(request: GenerationRequest) -> Credits:
    """Return what a request costs by this list.

    A model that has left the catalogue can no longer be bought; shown with an old request, it is
    taken to cost as much as the dearest of the others.
    """
    known = quote(FALLBACK_PRICES, request)
    return credits_of(_DEAREST * request.duration) if known is None else known


STILL: Credits = credits_of(Decimal("0.041"))
"""What a picture is taken to cost where the list does not say."""

_DOLLARS_IN, _DOLLARS_OUT = Decimal("0.000001"), Decimal("0.000005")
"""What a token is taken to cost then, more than those of models that are meant for this."""


def fallback_words(most_input: int, most_output: int) -> Credits:
    """Return the most that words are taken to cost, by the most tokens."""
    return credits_of(_DOLLARS_IN * most_input + _DOLLARS_OUT * most_output)
