import math
from collections.abc import Sequence
from decimal import Decimal

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import OutcomeUnknown, ProviderError
from bot.money.prices import PriceSheet, Rate, Unit, quote
from bot.provider.aimlapi.prices import Json, prices_in, rates_in
from tests.requests import generation_request
from tests.unit.provider.aimlapi.wire import NONSENSE, api, page, says


def rate(dollars: str, seconds: str = "1", **when: str) -> Rate:
    return Rate(Decimal(dollars), Decimal(seconds), when)


def fixed(*units: object) -> Json:
    return {"kind": "fixed", "units": [*units]}


def variant(price: object, when: object, unit: str = "second", per: object = 1) -> Json:
    return {"when": when, "price": price, "unit": unit, "per": per}


NO_PRICES: tuple[object, ...] = (
    0,
    -0.1,
    1e-9,
    10**9,
    10**4000,
    math.nan,
    math.inf,
    -math.inf,
    "0.42",
    None,
    [1],
    {},
)
"""What stands in place of a price and is none."""


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
        *(fixed({"name": "second", "price": price, "per": 1}) for price in NO_PRICES),
        *(fixed({"name": "second", "price": 1, "per": per}) for per in (*NO_PRICES, 10**5)),
        *({"kind": "variants", "variants": [variant(price, {})]} for price in NO_PRICES),
        {**fixed({"name": "second", "price": 1, "per": 1}), "currency": "EUR"},
        fixed(*[{"name": "second", "price": 1, "per": 1}] * 1000),
        {"kind": "variants", "variants": [variant(1, {"resolution": None})]},
        {"kind": "variants", "variants": [variant(1, {"resolution": {"at least": "720p"}})]},
        {"kind": "variants", "variants": [variant(1, {"resolution": "7" * 1000})]},
        {"kind": "variants", "variants": [{"price": 1, "unit": "second", "per": 1}]},
        {"kind": "variants", "variants": [variant(1, ["720p"])]},
        {"kind": "variants", "variants": "second"},
    ],
)
def test_what_the_list_does_not_tell_is_not_guessed(pricing: Json) -> None:
    assert rates_in(pricing) == []


def test_one_row_that_cannot_be_read_is_not_taken_for_another() -> None:
    readable = variant(0.1, {})
    for odd in (variant(math.nan, {"resolution": "1080p"}), variant(0.2, None)):
        assert rates_in({"kind": "variants", "variants": [odd, readable]}) == []
        assert rates_in({"kind": "variants", "variants": [readable, odd]}) == []


def test_conditions_are_read_whatever_their_letter_case_and_kind() -> None:
    when = {"resolution": "1080P", "generate_audio": False, "duration": 8.0}
    [read] = rates_in({"kind": "variants", "variants": [variant(0.1, when)]})
    assert read.when == {"resolution": "1080p", "generate_audio": "false", "duration": "8"}
    fits = generation_request(resolution="1080p", generate_audio=False, duration=8)
    assert quote({fits.model_id: [read]}, fits) == 1_600_000


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
NAMES = st.sampled_from(["kind", "units", "variants", "currency"])
ROWS = st.dictionaries(st.sampled_from(["name", "unit", "price", "per", "when"]), ODD)
SECONDS = st.builds(lambda row: {**row, "name": "second", "unit": "second"}, ROWS)


@given(
    st.dictionaries(NAMES, ODD | st.lists(SECONDS)), st.sampled_from(["fixed", "variants", None])
)
def test_whatever_the_list_holds_is_a_credible_price_or_none(
    pricing: Json, kind: str | None
) -> None:
    for each in rates_in({**pricing, "kind": kind} if kind else pricing):
        assert Decimal("0.001") <= each.dollars / each.per <= 100


@given(ODD)
def test_whatever_stands_in_place_of_the_list_is_one_of_our_errors_or_a_list(data: object) -> None:
    for answer in ({"data": data}, {"data": [{"id": data, "aliases": data, "pricing": data}]}):
        with pytest.raises(OutcomeUnknown):
            prices_in(answer, ["veo2"])


PRICING = fixed({"name": "second", "price": 0.5, "per": 1})


async def test_the_prices_of_all_models_are_one_question() -> None:
    provider, wire = api(says({"data": [{"id": "veo2", "pricing": PRICING}]}))
    await provider.prices(["veo2", "google/veo3"])
    [asked] = wire.asked
    assert (asked.method, asked.url.path) == ("GET", "/v1/models")
    assert asked.url.params["id"] == "veo2,google/veo3"
    assert asked.url.params["include"] == "pricing"


async def test_a_model_is_known_by_its_id_and_by_its_aliases() -> None:
    rows = [
        {"id": "veo2", "pricing": PRICING},
        {"id": "new-name", "aliases": ["google/veo3", None], "pricing": PRICING},
        {"id": "of-somebody-else", "pricing": PRICING},
        {"id": None, "pricing": PRICING},
        "veo2",
    ]
    provider, _ = api(says({"data": rows}))
    known = await provider.prices(["veo2", "google/veo3", "google/veo-3.0-fast"])
    assert known == PriceSheet({"veo2": [rate("0.5")], "google/veo3": [rate("0.5")]})


@pytest.mark.parametrize("pricing", [PRICING, {"kind": "variable"}])
def test_an_alias_never_takes_the_place_of_an_id(pricing: Json) -> None:
    other = fixed({"name": "second", "price": 9, "per": 1})
    rows = [
        {"id": "other", "aliases": ["veo2"], "pricing": other},
        {"id": "veo2", "pricing": pricing},
        {"id": "another", "aliases": ["veo2"], "pricing": other},
    ]
    known = prices_in({"data": rows}, ["veo2", "other"])
    assert known.get("veo2", []) == rates_in(pricing)


async def test_a_list_that_has_not_changed_is_none() -> None:
    provider, wire = api(httpx.Response(304))
    assert await provider.prices(["veo2"], 'W/"one"') is None
    assert wire.asked[0].headers["if-none-match"] == 'W/"one"'


@pytest.mark.parametrize(
    "answer",
    [
        *NONSENSE.values(),
        page(),
        page(404),
        says({"data": []}),
        says({"data": [{"id": "veo2", "pricing": {"kind": "variable"}}]}),
        httpx.Response(304),
        httpx.ReadTimeout("late"),
    ],
    ids=repr,
)
async def test_a_list_that_cannot_be_read_is_one_of_our_errors(
    answer: httpx.Response | httpx.RequestError,
) -> None:
    provider, _ = api(answer)
    with pytest.raises(ProviderError):
        await provider.prices(["veo2"])


HELP = [
    {"name": "input_token", "price": 0.105, "per": 1_000_000},
    {"name": "output_token", "price": 0.42, "per": 1_000_000},
]


def test_a_model_that_makes_no_videos_has_prices_by_its_own_units() -> None:
    rows = [
        {"id": "chat", "pricing": fixed(*HELP)},
        {"id": "image", "pricing": fixed({"name": "image", "price": 0.04095})},
        {"id": "video", "pricing": fixed({"name": "second", "price": 0.4}, *HELP)},
    ]
    found = prices_in({"data": rows}, ["chat", "image", "video"])
    assert [each.unit for each in found["chat"]] == [Unit.INPUT, Unit.OUTPUT]
    assert [each.unit for each in found["image"]] == [Unit.IMAGE]
    assert [each.unit for each in found["video"]] == [Unit.SECOND]


@pytest.mark.parametrize(
    "units",
    [
        fixed({"name": "image", "price": 1000, "per": 1}),
        fixed({"name": "image", "price": 0.000001, "per": 1}),
        fixed({"name": "output_token", "price": 5, "per": 1}),
        fixed({"name": "input_token", "price": 0.1, "per": 10**12}),
        fixed({"name": "credit", "price": 1, "per": 1}),
    ],
)
def test_a_price_of_help_that_cannot_be_true_is_none(units: Json) -> None:
    with pytest.raises(OutcomeUnknown):
        prices_in({"data": [{"id": "help", "pricing": units}]}, ["help"])
