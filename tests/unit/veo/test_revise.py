"""Another prompt for a request that was made before: all else stays, unless said otherwise."""

from collections.abc import Iterator
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import EmptyPrompt, ModelRetired, ModeNotSupported, OptionNotSupported
from bot.veo.catalogue import MODELS, Mode, family_of
from bot.veo.choice import Defaults, choose, revise
from bot.veo.parsing import Command, parse
from bot.veo.request import GenerationRequest
from bot.veo.sources import Clip, Image, Sources

WIDE, TALL = Image("wide", 640, 360), Image("tall", 360, 640)
WORDS = Sources()


def made(words: str, sources: Sources = WORDS, **chat: object) -> GenerationRequest:
    defaults = replace(Defaults("veo3-fast"), **chat)  # type: ignore[arg-type]  # each by its name
    return choose(parse(words), sources, defaults)


def kept(request: GenerationRequest) -> Sources:
    """Return what a stored request tells of its sources: references, and no sizes of pictures."""
    if request.video:
        return Sources(clip=Clip(request.video, request.shape))
    return Sources(images=tuple(Image(reference) for reference in request.images))


def revised(request: GenerationRequest, words: str = "a hare") -> GenerationRequest:
    return revise(request, parse(words), kept(request))


def requests() -> Iterator[GenerationRequest]:
    """Yield a request of each model, and some with everything that can be asked for."""
    clip = Sources(clip=Clip("made-before", "9:16"))
    counted = {Mode.TEXT: 0, Mode.IMAGE: 1, Mode.FRAMES: 2, Mode.REFERENCES: 3}
    for model in MODELS.values():
        for mode in sorted(model.modes):
            sources = clip if mode is Mode.EXTEND else Sources(images=(TALL,) * counted[mode])
            yield made(f"a fox --model {family_of(model.id).name}", sources)
    yield made("a fox --seed 0 --ar 9:16 --no rain --raw --silent --duration 4 --res 1080p")
    yield made("a fox --model veo3.1 --fix off --seed 4294967295")
    yield made("a fox --model veo3.1 --fix on")
    yield made("a fox --model veo3.1-lite --people off")
    yield made("a fox --model veo3.1-lite --people on")
    yield made("a fox --model veo3.1-fast --ar 9:16", clip)
    yield made("a fox --model veo3 --ar 16:9", Sources(images=(TALL,)))
    yield made("a fox", generate_audio=True, enhance_prompt=True)
    yield made("a fox", generate_audio=False, enhance_prompt=False)
    yield made("a fox --model veo2", aspect_ratio="9:16", duration=7)
    yield made("a fox --takes 3 --spoiler")
    yield made("a fox --model veo3.1-lite --loop", Sources(images=(TALL,)))


REQUESTS = list(requests())


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda request: request.model_id)
def test_another_prompt_changes_nothing_else(request_: GenerationRequest) -> None:
    assert revised(request_) == replace(request_, prompt="a hare")


@pytest.mark.parametrize("name", [field.name for field in fields(GenerationRequest)])
def test_every_field_of_a_request_differs_in_some_of_these(name: str) -> None:
    assert name in {"prompt", "instead_of"} or len({getattr(r, name) for r in REQUESTS}) > 1


def test_a_model_that_stepped_in_is_the_one_that_is_kept() -> None:
    request = made("a fox", Sources(images=(WIDE, TALL)))
    assert request.instead_of is not None
    again = revised(request)
    assert (again.model_id, again.instead_of) == (request.model_id, None)


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("--ar 9:16", "aspect_ratio", "9:16"),
        ("--duration 8", "duration", 8),
        ("--res 720p", "resolution", "720p"),
        ("--no snow", "negative_prompt", "snow"),
        ("--seed 0", "seed", 0),
        ("--silent", "generate_audio", False),
        ("--raw", "enhance_prompt", False),
    ],
)
def test_options_win_over_the_request(words: str, field: str, value: object) -> None:
    request = made("a fox --ar 16:9 --duration 6 --res 1080p --no rain --seed 5")
    assert getattr(request, field) != value
    again = revised(request, f"a hare {words}")
    assert getattr(again, field) == value
    same = {"prompt", field, "width", "height", "silent"}
    assert {
        each.name
        for each in fields(GenerationRequest)
        if getattr(again, each.name) != getattr(request, each.name)
    } <= same


def test_a_switch_can_be_turned_round() -> None:
    off = made("a fox --model veo3.1 --fix off")
    assert revised(off, "a hare --fix on").auto_fix is True
    people = made("a fox --model veo3.1-lite --people on")
    assert revised(people, "a hare --people off").person_generation == "dont_allow"


@pytest.mark.parametrize("audio", [None, True, False])
def test_sound_stays_as_it_was_whatever_the_chat_wants_by_now(audio: bool | None) -> None:
    request = made("a fox", generate_audio=audio)
    again = revised(request)
    assert (again.generate_audio, again.silent) == (audio, audio is False)


@pytest.mark.parametrize("enhance", [None, True, False])
def test_rewording_stays_as_it_was(enhance: bool | None) -> None:
    assert revised(made("a fox", enhance_prompt=enhance)).enhance_prompt is enhance


def test_another_model_is_taken_with_what_it_can_keep() -> None:
    request = made("a fox --ar 9:16 --seed 0 --duration 8", generate_audio=True)
    again = revised(request, "a hare --model veo3.1")
    assert (again.family, again.aspect_ratio, again.seed) == ("veo3.1", "9:16", 0)
    assert again.generate_audio is True
    assert again.instead_of is None


def test_what_another_model_cannot_keep_is_said_rather_than_dropped() -> None:
    with pytest.raises(OptionNotSupported):
        revised(made("a fox --seed 7"), "a hare --model veo3.1-lite")
    with pytest.raises(ModeNotSupported):
        revised(made("a fox", Sources(images=(WIDE, TALL))), "a hare --model veo3")


def test_a_shape_that_was_asked_for_outweighs_that_of_the_picture() -> None:
    request = made("a fox --ar 16:9", Sources(images=(TALL,)))
    assert revise(request, Command("a hare"), Sources(images=(TALL,))).aspect_ratio == "16:9"


def test_words_are_needed() -> None:
    with pytest.raises(EmptyPrompt):
        revised(made("a fox"), "--seed 7")


def test_a_family_that_has_left_the_catalogue_is_refused_by_name() -> None:
    gone = replace(made("a fox"), family="veo1", model_id="google/veo-1", title="Veo 1")
    with pytest.raises(ModelRetired):
        revised(gone)
    assert revised(gone, "a hare --model veo3").family == "veo3"


@given(st.integers(0, 2**32 - 1))
def test_a_seed_is_kept_and_none_is_made_up(seed: int) -> None:
    assert revised(made(f"a fox --seed {seed}")).seed == seed
    assert revised(made("a fox")).seed is None
