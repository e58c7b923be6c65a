"""Whatever can be asked for has a price, also where no list says one."""

from dataclasses import replace
from itertools import product

import pytest

from bot.money.fallback_prices import FALLBACK_PRICES, fallback_quote
from bot.money.prices import quote
from bot.veo.catalogue import AUDIO, MODELS, RATIOS, Mode, Model
from bot.veo.request import GenerationRequest
from tests.requests import generation_request


def requests_of(model: Model, mode: Mode) -> list[GenerationRequest]:
    """Return requests of each length, resolution, sound and shape that a model makes."""
    sounds = (None, True, False) if AUDIO in model.takes else (None,)
    return [
        generation_request(
            model.id,
            mode,
            duration=duration,
            resolution=resolution,
            generate_audio=sound,
            aspect_ratio=ratio,
        )
        for duration, resolution, sound, ratio in product(
            model.durations_for(mode), model.resolutions or (None,), sounds, (None, *RATIOS)
        )
    ]


EVERYTHING = [
    request
    for model in MODELS.values()
    for mode in model.modes
    for request in requests_of(model, mode)
]


def test_everything_that_the_catalogue_can_make_has_a_price_of_its_own() -> None:
    assert len(EVERYTHING) > 500
    unpriced = [request for request in EVERYTHING if quote(FALLBACK_PRICES, request) is None]
    assert unpriced == []


def test_no_video_is_free_and_none_costs_more_than_the_dearest_second() -> None:
    assert all(0 < fallback_quote(each) <= each.duration * 1_050_000 for each in EVERYTHING)


def test_the_table_holds_the_models_of_the_catalogue_and_no_others() -> None:
    assert set(FALLBACK_PRICES) == set(MODELS)


@pytest.mark.parametrize(
    ("request_", "credits_"),
    [
        (generation_request(), 2_520_000),
        (generation_request("google/veo-3.1-t2v", generate_audio=False), 3_360_000),
        (generation_request("google/veo-3.1-t2v"), 6_720_000),
        (generation_request("google/veo-3.0-i2v-fast", Mode.IMAGE, resolution="1080p"), 3_360_000),
        (generation_request("veo2", duration=5), 5_250_000),
    ],
)
def test_a_price_is_that_of_its_variant(request_: GenerationRequest, credits_: int) -> None:
    assert fallback_quote(request_) == credits_


def test_a_model_that_has_left_costs_as_much_as_the_dearest_other() -> None:
    gone = replace(generation_request(duration=8), model_id="google/veo-1")
    assert fallback_quote(gone) == max(fallback_quote(replace(r, duration=8)) for r in EVERYTHING)
