from collections.abc import Sequence
from decimal import Decimal

import httpx
import pytest

from bot.errors import ProviderError
from bot.money.prices import Rate
from bot.provider.aimlapi.prices import Json, rates_in
from tests.unit.provider.aimlapi.wire import NONSENSE, api, page, says


def rate(dollars: str, seconds: str = "1", **when: str) -> Rate:
    return Rate(Decimal(dollars), Decimal(seconds), when)


def fixed(*units: object) -> Json:
    return {"kind": "fixed", "units": [*units]}


def variant(price: object, when: object, unit: str = "second", per: object = 1) -> Json:
    return {"when": when, "price": price, "unit": unit, "per": per}


@pytest.mark.parametrize(
    ("pricing", "rates"),
    [
        (fixed({"name": "second", "price": 0.42, "per": 1}), [rate("0.42")]),
        (fixed({"name": "second", "price": 5.25, "per": 10}), [rate("5.25", "10")]),
        (fixed({"name": "second", "price": 0.42}), [rate("0.42")]),
        (fixed({"name": "image", "price": 9}, {"name": "second", "price": 1}), [rate("1")]),
        (
            {
                "kind": "variants",
                "variants": [
                    variant(0.1, {"resolution": "720P", "generate_audio": True}),
                    variant(0.2, {"resolution": "1080P"}),
                    variant(9, {}, unit="image"),
                ],
            },
            [
                rate("0.1", resolution="720p", generate_audio="true"),
                rate("0.2", resolution="1080p"),
            ],
        ),
    ],
)
def test_rates_for_seconds_of_video_are_read_in_their_order(
    pricing: Json, rates: Sequence[Rate]
) -> None:
    assert rates_in(pricing) == rates


def test_a_price_is_read_digit_by_digit() -> None:
    [read] = rates_in(fixed({"name": "second", "price": 0.1, "per": 1}))
    assert read.dollars * 3 == Decimal("0.3")


@pytest.mark.parametrize(
    "pricing",
    [
        {},
        {"kind": "variable"},
        {"kind": "something new", "units": []},
        {"kind": "fixed"},
        {"kind": "fixed", "units": None},
        fixed("second", None),
        fixed({"name": "image", "price": 1, "per": 1}),
        fixed({"name": "second", "price": "cheap", "per": 1}),
        fixed({"name": "second", "price": True, "per": 1}),
        fixed({"name": "second", "price": 1, "per": 0}),
        fixed({"name": "second", "price": 1, "per": -1}),
        {"kind": "variants", "variants": [{"price": 1, "unit": "second", "per": 1}]},
        {"kind": "variants", "variants": [variant(1, ["720p"])]},
        {"kind": "variants", "variants": "second"},
    ],
)
def test_what_the_list_does_not_tell_is_not_guessed(pricing: Json) -> None:
    assert rates_in(pricing) == []


async def test_the_prices_of_all_models_are_one_question() -> None:
    provider, wire = api(says({"data": []}))
    assert await provider.prices(["veo2", "google/veo3"]) == {}
    [asked] = wire.asked
    assert (asked.method, asked.url.path) == ("GET", "/v1/models")
    assert asked.url.params["id"] == "veo2,google/veo3"
    assert asked.url.params["include"] == "pricing"


async def test_a_model_is_known_by_its_id_and_by_its_aliases() -> None:
    pricing = fixed({"name": "second", "price": 0.5, "per": 1})
    rows = [
        {"id": "veo2", "pricing": pricing},
        {"id": "new-name", "aliases": ["google/veo3", None], "pricing": pricing},
        {"id": "of-somebody-else", "pricing": pricing},
        {"id": None, "pricing": pricing},
        "veo2",
    ]
    provider, _ = api(says({"data": rows}))
    known = await provider.prices(["veo2", "google/veo3", "google/veo-3.0-fast"])
    assert known == {"veo2": [rate("0.5")], "google/veo3": [rate("0.5")]}


@pytest.mark.parametrize(
    "answer", [*NONSENSE.values(), page(), page(404), httpx.ReadTimeout("late")], ids=repr
)
async def test_a_list_that_cannot_be_read_is_one_of_our_errors(
    answer: httpx.Response | httpx.RequestError,
) -> None:
    provider, _ = api(answer)
    with pytest.raises(ProviderError):
        await provider.prices(["veo2"])
