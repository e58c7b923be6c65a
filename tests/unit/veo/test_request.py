from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ModelRetired
from bot.veo.catalogue import FAMILIES, MODELS, SEED, Mode, able, family_of
from bot.veo.choice import Defaults, check_available, choose
from bot.veo.parsing import Command
from bot.veo.request import GenerationRequest
from bot.veo.sources import Clip, Image, Sources
from tests.requests import generation_request

WIDE = Image("wide", 640, 360)
TALL_CLIP = Sources(clip=Clip("made-before", "9:16"))
WIDE_CLIP = Sources(clip=Clip("made-before", "16:9"))


def sources_for(mode: Mode) -> Sources:
    """Return what lets a video begin in this mode."""
    counts = {Mode.TEXT: 0, Mode.IMAGE: 1, Mode.FRAMES: 2, Mode.REFERENCES: 3}
    return WIDE_CLIP if mode is Mode.EXTEND else Sources(images=(WIDE,) * counts[mode])


def chosen(model: str, sources: Sources | None = None, **options: object) -> GenerationRequest:
    command = replace(Command("a fox", model=model), **options)  # type: ignore[arg-type]
    return choose(command, sources or Sources(), Defaults("veo3-fast"))


@pytest.mark.parametrize(
    ("request_", "size"),
    [
        (chosen("veo3-fast"), (1280, 720)),
        (chosen("veo3-fast", aspect_ratio="9:16"), (720, 1280)),
        (chosen("veo3-fast", resolution="1080p"), (1920, 1080)),
        (chosen("veo3-fast", resolution="1080p", aspect_ratio="9:16"), (1080, 1920)),
        (chosen("veo3.1"), (1920, 1080)),
        (chosen("veo2"), (1280, 720)),
        (chosen("veo2", aspect_ratio="9:16"), (720, 1280)),
        (chosen("veo3.1", TALL_CLIP), (720, 1280)),
        (chosen("veo3.1", WIDE_CLIP), (1280, 720)),
        (chosen("veo3.1", TALL_CLIP, aspect_ratio="16:9"), (1280, 720)),
        (chosen("veo3.1", TALL_CLIP, aspect_ratio="auto"), (720, 1280)),
        (chosen("veo3.1", WIDE_CLIP, aspect_ratio="9:16"), (720, 1280)),
        (chosen("veo3", Sources(images=(Image("tall", 360, 640),))), (720, 1280)),
    ],
)
def test_the_size_to_expect_follows_shape_and_resolution(
    request_: GenerationRequest, size: tuple[int, int]
) -> None:
    assert request_.size == size
    assert request_.shape == ("9:16" if size[1] > size[0] else "16:9")


@pytest.mark.parametrize(
    ("request_", "silent"),
    [
        (chosen("veo3-fast"), False),
        (chosen("veo3-fast", silent=True), True),
        (chosen("veo2"), True),
    ],
)
def test_a_video_is_silent_when_asked_to_be_or_when_the_model_has_no_sound(
    request_: GenerationRequest, silent: bool
) -> None:
    assert request_.silent is silent


@pytest.mark.parametrize("audio", [None, True, False])
def test_a_video_is_silent_when_the_chat_wants_that(audio: bool | None) -> None:
    defaults = Defaults("veo3", generate_audio=audio)
    assert choose(Command("a fox"), Sources(), defaults).silent is (audio is False)


@pytest.mark.parametrize(
    ("model_id", "mode"),
    [(model.id, mode) for model in MODELS.values() for mode in sorted(model.modes)],
)
def test_a_request_carries_what_is_needed_after_its_model_has_left(
    model_id: str, mode: Mode
) -> None:
    known, family = MODELS[model_id], family_of(model_id)
    request = chosen(family.name, sources_for(mode))
    assert request.model_id == known.id
    assert (request.family, request.title) == (family.name, family.title)
    assert request.typical_seconds == known.typical_seconds
    assert request.seedable is (SEED in known.takes)
    assert request.extendable is (Mode.EXTEND in family.modes)
    assert request.mode is mode


@pytest.mark.parametrize("model_id", MODELS)
def test_every_model_belongs_to_one_family(model_id: str) -> None:
    owners = [family for family in FAMILIES.values() if MODELS[model_id] in family.models]
    assert owners == [family_of(model_id)]


@pytest.mark.parametrize("mode", Mode)
def test_the_families_that_can_are_those_with_a_model_for_it(mode: Mode) -> None:
    can = {name for name, family in FAMILIES.items() if mode in family.modes}
    assert set(able(mode)) == can
    assert can


def test_another_seed_changes_nothing_else() -> None:
    request = chosen("veo3-fast")
    assert request.with_seed(7) == replace(request, seed=7)
    assert request.with_seed(0).seed == 0
    assert request.with_seed(7).with_seed(None) == request


def test_a_request_whose_model_has_left_the_catalogue_is_refused_by_its_title() -> None:
    check_available(chosen("veo2"))
    with pytest.raises(ModelRetired) as caught:
        check_available(replace(chosen("veo2"), model_id="google/veo-1", title="Veo 1"))
    assert caught.value.model == "Veo 1"


@given(st.sampled_from(sorted(MODELS)), st.sampled_from([None, "9:16"]), st.booleans())
def test_requests_for_tests_are_those_that_choosing_makes(
    model_id: str, ratio: str | None, silent: bool
) -> None:
    model, family = MODELS[model_id], family_of(model_id)
    mode = min(model.modes)
    options: dict[str, object] = {}
    if ratio in model.ratios:
        options["aspect_ratio"] = ratio
    if silent and model.has_sound:
        options["silent"] = True
    made = chosen(family.name, sources_for(mode), **options)
    fields = {
        "resolution": made.resolution,
        "aspect_ratio": made.aspect_ratio,
        "generate_audio": made.generate_audio,
        "images": made.images,
        "video": made.video,
    }
    assert made == generation_request(model_id, mode, "a fox", made.duration, **fields)
