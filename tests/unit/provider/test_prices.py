import pytest
from bot.provider.prices import Json, price_of

from bot.veo.catalogue import Mode
from bot.veo.request import GenerationRequest

FAST = GenerationRequest("google/veo-3.0-fast", Mode.TEXT, "a fox", 8, resolution="720p")
VEO2 = GenerationRequest("veo2", Mode.TEXT, "a fox", 5)
SILENT = GenerationRequest(
    "google/veo-3.0-fast", Mode.TEXT, "a fox", 4, resolution="1080p", generate_audio=False
)


def variants(*rows: tuple[dict[str, object], float]) -> Json:
    made = [{"when": when, "price": price, "unit": "second", "per": 1} for when, price in rows]
    return {"kind": "variants", "variants": made}


BY_RESOLUTION = variants(({"resolution": "720P"}, 0.1), ({"resolution": "1080P"}, 0.2))
BY_SOUND = variants(({"generate_audio": True}, 0.4), ({"generate_audio": False}, 0.2))


@pytest.mark.parametrize(
    ("pricing", "request_", "price"),
    [
        ({"kind": "fixed", "units": [{"name": "second", "price": 0.42, "per": 1}]}, FAST, 3.36),
        ({"kind": "fixed", "units": [{"name": "second", "price": 5.25, "per": 10}]}, VEO2, 2.625),
        ({"kind": "fixed", "units": [{"name": "second", "price": 0.42}]}, FAST, 3.36),
        (
            {
                "kind": "fixed",
                "units": [{"name": "image", "price": 9}, {"name": "second", "price": 1, "per": 1}],
            },
            FAST,
            8,
        ),
        (BY_RESOLUTION, FAST, 0.8),
        (BY_RESOLUTION, SILENT, 0.8),
        (BY_RESOLUTION, VEO2, 0.5),
        (BY_SOUND, FAST, 3.2),
        (BY_SOUND, SILENT, 0.8),
    ],
)
def test_a_price_is_that_of_the_length(
    pricing: Json, request_: GenerationRequest, price: float
) -> None:
    assert price_of(pricing, request_) == pytest.approx(price)


@pytest.mark.parametrize(
    "pricing",
    [
        {},
        {"kind": "variable"},
        {"kind": "something new", "units": []},
        {"kind": "fixed"},
        {"kind": "fixed", "units": None},
        {"kind": "fixed", "units": ["second", None]},
        {"kind": "fixed", "units": [{"name": "image", "price": 1, "per": 1}]},
        {"kind": "fixed", "units": [{"name": "second", "price": "cheap", "per": 1}]},
        {"kind": "fixed", "units": [{"name": "second", "price": 1, "per": 0}]},
        {"kind": "variants", "variants": [{"price": 1, "unit": "second", "per": 1}]},
        variants(({"resolution": "4k"}, 1.0)),
        variants(({"resolution": "720p", "region": "moon"}, 1.0)),
    ],
)
def test_what_the_list_does_not_tell_is_not_guessed(pricing: Json) -> None:
    assert price_of(pricing, FAST) is None
