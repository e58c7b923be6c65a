from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.money.prices import PriceList, Rate, Unit, quote, quote_still, quote_words
from bot.veo.catalogue import MODELS
from bot.veo.choice import Defaults, choose
from bot.veo.helping import still
from bot.veo.parsing import Command
from bot.veo.request import GenerationRequest
from bot.veo.sources import Clip, Image, Sources
from tests.requests import generation_request


def rate(dollars: str, seconds: str = "1", **when: str) -> Rate:
    return Rate(Decimal(dollars), Decimal(seconds), when)


def cost(request: GenerationRequest, *rates: Rate) -> int | None:
    return quote({request.model_id: rates}, request)


@pytest.mark.parametrize(
    ("request_", "rates", "amount"),
    [
        (generation_request(duration=8), [rate("0.42")], 6_720_000),
        (generation_request("veo2", duration=5), [rate("5.25", "10")], 5_250_000),
        (generation_request(duration=4), [rate("0.1")], 800_000),
        (generation_request("veo2", duration=7), [rate("1", "3")], 4_666_667),
    ],
)
def test_a_price_is_that_of_the_length(
    request_: GenerationRequest, rates: list[Rate], amount: int
) -> None:
    assert cost(request_, *rates) == amount


BY_RESOLUTION = (rate("0.1", resolution="720p"), rate("0.2", resolution="1080p"))
BY_SOUND = (rate("0.4", generate_audio="true"), rate("0.2", generate_audio="false"))
BY_SHAPE = (rate("0.1", aspect_ratio="16:9"), rate("0.2", aspect_ratio="9:16"))
BY_LENGTH = (rate("0.1", duration="8"), rate("0.2", duration="4"))
BY_TWO = (
    rate("0.1", resolution="720p", generate_audio="false"),
    rate("0.2", resolution="720p", generate_audio="true"),
)


@pytest.mark.parametrize(
    ("fields", "rates", "dollars"),
    [
        ({"resolution": "720p"}, BY_RESOLUTION, "0.8"),
        ({"resolution": "1080p"}, BY_RESOLUTION, "1.6"),
        ({}, BY_RESOLUTION, "0.8"),
        ({"resolution": "1080p", "aspect_ratio": "9:16"}, BY_RESOLUTION, "1.6"),
        ({}, BY_SOUND, "3.2"),
        ({"generate_audio": True}, BY_SOUND, "3.2"),
        ({"generate_audio": False}, BY_SOUND, "1.6"),
        ({}, BY_SHAPE, "0.8"),
        ({"aspect_ratio": "9:16"}, BY_SHAPE, "1.6"),
        ({}, BY_LENGTH, "0.8"),
        ({"duration": 4}, BY_LENGTH, "0.8"),
        ({}, BY_TWO, "1.6"),
        ({"generate_audio": False}, BY_TWO, "0.8"),
    ],
)
def test_the_rate_is_the_one_whose_conditions_hold(
    fields: dict[str, object], rates: tuple[Rate, ...], dollars: str
) -> None:
    request = generation_request(**fields)  # type: ignore[arg-type]  # each by its name
    assert cost(request, *rates) == Decimal(dollars) * 2_000_000


def test_a_model_without_sound_is_priced_as_silent() -> None:
    assert cost(generation_request("veo2", duration=5), *BY_SOUND) == 2_000_000


def test_of_several_rates_that_fit_the_first_counts() -> None:
    always, special = rate("1"), rate("2", resolution="720p")
    assert cost(generation_request(duration=4), special, always) == 16_000_000
    assert cost(generation_request(duration=4), always, special) == 8_000_000


@pytest.mark.parametrize(
    "rates",
    [
        (),
        (rate("1", resolution="4k"),),
        (rate("1", resolution="720p", region="moon"),),
        (rate("1", generate_audio="perhaps"),),
        (rate("1", region="none"),),
    ],
)
def test_what_the_list_does_not_tell_is_not_guessed(rates: tuple[Rate, ...]) -> None:
    assert cost(generation_request(), *rates) is None
    assert quote({}, generation_request()) is None
    assert quote({"another-model": (rate("1"),)}, generation_request()) is None


@given(st.decimals("0.0001", "10", places=4), st.sampled_from([4, 6, 8]))
def test_a_quote_is_exact_to_the_credit(dollars: Decimal, seconds: int) -> None:
    request = generation_request(duration=seconds)
    assert cost(request, Rate(dollars, Decimal(1), {})) == dollars * seconds * 2_000_000


EVERYTHING: PriceList = {
    model_id: (
        rate("0.1", resolution="720p", generate_audio="false"),
        rate("0.2", resolution="720p", generate_audio="true"),
        rate("0.3", resolution="1080p", generate_audio="false"),
        rate("0.4", resolution="1080p", generate_audio="true"),
    )
    for model_id in MODELS
}
WIDE = Image("a", 640, 360)
SOURCES = (
    Sources(),
    Sources(images=(WIDE,)),
    Sources(images=(WIDE, WIDE)),
    Sources(images=(WIDE, WIDE, WIDE)),
    Sources(clip=Clip("made-before", "9:16")),
)


@pytest.mark.parametrize("sources", SOURCES, ids=lambda sources: sources.mode)
@pytest.mark.parametrize("family", ["veo2", "veo3-fast", "veo3.1", "veo3.1-lite"])
@pytest.mark.parametrize("silent", [None, False])
def test_every_request_that_can_be_made_has_a_price_in_a_list_that_tells_all(
    sources: Sources, family: str, silent: bool | None
) -> None:
    defaults = Defaults(family, generate_audio=silent)
    request = choose(Command("a fox"), sources, defaults)
    cents = {("720p", True): 10, ("720p", False): 20, ("1080p", True): 30, ("1080p", False): 40}
    expected = cents[request.resolution or "720p", request.silent] * 20_000 * request.duration
    assert quote(EVERYTHING, request) == expected


def counted(unit: Unit, dollars: str, per: int = 1, **when: str) -> Rate:
    return Rate(Decimal(dollars), Decimal(per), when, unit)


def test_a_picture_costs_what_one_costs_in_its_shape() -> None:
    upright = still("a fox", "9:16", "image")
    rates = [
        counted(Unit.IMAGE, "0.08", 2, aspect_ratio="16:9"),
        counted(Unit.IMAGE, "0.06", 2, aspect_ratio="9:16"),
    ]
    assert quote_still({"image": rates}, upright) == 60_000
    assert quote_still({"image": [counted(Unit.SECOND, "1")]}, upright) is None
    assert quote({"image": rates}, upright) is None


def test_words_cost_at_most_what_all_their_tokens_cost() -> None:
    request = still("a fox", "16:9", "chat")
    rates = [counted(Unit.INPUT, "0.1", 10**6), counted(Unit.OUTPUT, "0.4", 10**6)]
    assert quote_words({"chat": rates}, request, 1_000, 500) == 600
    assert quote_words({"chat": rates}, request, 0, 0) == 1
    assert quote_words({"chat": rates[:1]}, request, 1_000, 500) is None
    assert quote_words({}, request, 1_000, 500) is None
