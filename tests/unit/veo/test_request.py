from dataclasses import replace

import pytest

from bot.veo.catalogue import FAMILIES, MODELS, Mode, able, family_of
from bot.veo.request import GenerationRequest

FAST = GenerationRequest("google/veo-3.0-fast", Mode.TEXT, "a fox", duration=8)
VEO2 = GenerationRequest("veo2", Mode.TEXT, "a fox", duration=5)
LONGER = GenerationRequest(
    "google/veo3-1-extend-video", Mode.EXTEND, "a fox", duration=7, resolution="720p"
)


@pytest.mark.parametrize(
    ("request_", "size"),
    [
        (FAST, (1280, 720)),
        (replace(FAST, aspect_ratio="9:16"), (720, 1280)),
        (replace(FAST, resolution="1080p"), (1920, 1080)),
        (replace(FAST, resolution="1080p", aspect_ratio="9:16"), (1080, 1920)),
        (VEO2, (1280, 720)),
        (replace(VEO2, aspect_ratio="9:16"), (720, 1280)),
        (replace(LONGER, aspect_ratio="auto", source_ratio="9:16"), (720, 1280)),
        (replace(LONGER, aspect_ratio="auto", source_ratio="16:9"), (1280, 720)),
        (replace(LONGER, aspect_ratio="16:9", source_ratio="9:16"), (1280, 720)),
        (replace(LONGER, aspect_ratio="auto"), (1280, 720)),
    ],
)
def test_the_size_to_expect_follows_shape_and_resolution(
    request_: GenerationRequest, size: tuple[int, int]
) -> None:
    assert request_.size == size


@pytest.mark.parametrize(
    ("request_", "silent"),
    [
        (FAST, False),
        (replace(FAST, generate_audio=True), False),
        (replace(FAST, generate_audio=False), True),
        (VEO2, True),
    ],
)
def test_a_video_is_silent_when_asked_to_be_or_when_the_model_has_no_sound(
    request_: GenerationRequest, silent: bool
) -> None:
    assert request_.silent is silent


@pytest.mark.parametrize("model_id", MODELS)
def test_every_model_belongs_to_one_family(model_id: str) -> None:
    request = replace(FAST, model_id=model_id)
    owners = [family for family in FAMILIES.values() if request.model in family.models]
    assert owners == [family_of(model_id)]
    assert (request.family, request.title) == (owners[0].name, owners[0].title)


@pytest.mark.parametrize("mode", Mode)
def test_the_families_that_can_are_those_with_a_model_for_it(mode: Mode) -> None:
    can = {name for name, family in FAMILIES.items() if mode in family.modes}
    assert set(able(mode)) == can
    assert can


def test_another_seed_changes_nothing_else() -> None:
    assert FAST.with_seed(7) == replace(FAST, seed=7)
    assert FAST.with_seed(7).with_seed(None) == FAST
