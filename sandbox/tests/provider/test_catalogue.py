from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sandbox.provider.catalogue import catalogue

ALL = sorted(catalogue())


def test_every_published_model_is_served() -> None:
    assert len(ALL) == 17


@pytest.mark.parametrize("name", ALL)
def test_every_combination_a_model_takes_has_a_price(name: str) -> None:
    model = catalogue()[name]
    for resolution in model.properties.get("resolution", {}).get("enum", ["720p"]):
        for audio in (True, False):
            request = {"resolution": resolution, "generate_audio": audio}
            assert 0.2 <= model.price_usd(request) <= 6


@pytest.mark.parametrize("name", ALL)
def test_the_contract_is_json_schema_and_refuses_what_it_does_not_name(name: str) -> None:
    schema = catalogue()[name].schema
    Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False
    assert schema["properties"]["model"]["enum"] == [name]
    assert {"model", "prompt"} <= set(schema["required"]) <= set(schema["properties"])


@pytest.mark.parametrize("name", ALL)
def test_defaults_are_values_that_the_field_takes(name: str) -> None:
    for field in catalogue()[name].properties.values():
        if "default" in field:
            assert Draft202012Validator(field).is_valid(field["default"])


@pytest.mark.parametrize(
    ("model", "request_", "price"),
    [
        ("veo2", {}, 0.525 * 5),
        ("veo2/image-to-video", {"duration": 8}, 0.525 * 8),
        ("google/veo-3.1-t2v", {"generate_audio": False, "duration": 4}, 0.21 * 4),
        ("google/veo-3.1-t2v", {}, 0.42 * 8),
        ("google/veo-3.0-i2v-fast", {"resolution": "1080P"}, 0.21 * 8),
        ("google/veo3-1-extend-video", {}, 0.42 * 7),
    ],
)
def test_a_request_costs_its_variant_by_the_second(
    model: str, request_: dict[str, Any], price: float
) -> None:
    assert catalogue()[model].price_usd(request_) == pytest.approx(price)


def test_all_kinds_of_pricing_are_published() -> None:
    assert {model.pricing["kind"] for model in catalogue().values()} == {
        "fixed",
        "variants",
        "variable",
    }


def test_no_two_models_share_a_name() -> None:
    names = [name for model in catalogue().values() for name in model.names]
    assert len(names) == len(set(names))
