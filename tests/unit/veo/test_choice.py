from dataclasses import replace

import pytest

from bot.errors import (
    BadValue,
    EmptyPrompt,
    ModeNotSupported,
    OptionNotSupported,
    TooManyPictures,
)
from bot.veo.catalogue import FAMILIES, MODELS, REFERENCE_LIMIT, able
from bot.veo.choice import Defaults, choose
from bot.veo.parsing import Command, parse
from bot.veo.request import GenerationRequest
from bot.veo.sources import Clip, Image, Sources
from tests.requests import generation_request

WORDS = Sources()
WIDE = Image("wide", 640, 360)
TALL = Image("tall", 360, 640)
CLIP = Sources(clip=Clip("made-before", "9:16"))


def pictures(*images: Image) -> Sources:
    return Sources(images=images)


def chosen(
    words: str, sources: Sources = WORDS, default: str = "veo3-fast", **chat: object
) -> GenerationRequest:
    defaults = replace(Defaults(default), **chat)  # type: ignore[arg-type]  # each by its name
    return choose(parse(words), sources, defaults)


@pytest.mark.parametrize(
    ("words", "sources", "model"),
    [
        ("a fox", WORDS, "google/veo-3.0-fast"),
        ("a fox", pictures(WIDE), "google/veo-3.0-i2v-fast"),
        ("a fox --model veo3", WORDS, "google/veo3"),
        ("a fox --model veo3", pictures(WIDE), "google/veo-3.0-i2v"),
        ("a fox --model veo2", WORDS, "veo2"),
        ("a fox --model veo2", pictures(WIDE), "veo2/image-to-video"),
        ("a fox --model veo2", pictures(WIDE, TALL), "veo2/image-to-video"),
        ("a fox --model veo3.1", WORDS, "google/veo-3.1-t2v"),
        ("a fox --model veo3.1", pictures(WIDE), "google/veo-3.1-i2v"),
        (
            "a fox --model veo3.1",
            pictures(WIDE, TALL),
            "google/veo-3.1-first-last-image-to-video",
        ),
        ("a fox --model veo3.1", pictures(WIDE, TALL, WIDE), "google/veo-3.1-reference-to-video"),
        ("a fox --model veo3.1", CLIP, "google/veo3-1-extend-video"),
        ("a fox --model veo3.1-fast", CLIP, "google/veo3-1-fast-extend-video"),
        ("a fox --model veo3.1-lite", WORDS, "veo-3.1-lite-generate-001"),
        ("a fox --model veo3.1-lite", pictures(WIDE, TALL), "veo-3.1-lite-generate-001"),
    ],
)
def test_the_sources_choose_the_model_of_the_family(
    words: str, sources: Sources, model: str
) -> None:
    request = chosen(words, sources)
    assert request.model_id == model
    assert request.mode is sources.mode
    assert request.instead_of is None


@pytest.mark.parametrize(
    ("default", "sources", "model", "instead_of"),
    [
        ("veo3-fast", CLIP, "google/veo3-1-fast-extend-video", "Veo 3 Fast"),
        (
            "veo3",
            pictures(WIDE, TALL),
            "google/veo-3.1-first-last-image-to-video-fast",
            "Veo 3",
        ),
        (
            "veo3-fast",
            pictures(WIDE, TALL, WIDE),
            "google/veo-3.1-reference-to-video",
            "Veo 3 Fast",
        ),
        (
            "veo3.1-fast",
            pictures(WIDE, WIDE, WIDE),
            "google/veo-3.1-reference-to-video",
            "Veo 3.1 Fast",
        ),
        ("veo3.1", CLIP, "google/veo3-1-extend-video", None),
        ("veo2", pictures(WIDE, TALL), "veo2/image-to-video", None),
    ],
)
def test_where_the_default_cannot_another_steps_in_and_is_named(
    default: str, sources: Sources, model: str, instead_of: str | None
) -> None:
    request = chosen("a fox", sources, default)
    assert (request.model_id, request.instead_of) == (model, instead_of)


@pytest.mark.parametrize("default", FAMILIES)
@pytest.mark.parametrize("sources", [WORDS, pictures(WIDE), pictures(WIDE, TALL), CLIP])
def test_with_any_default_some_model_can_do_it(default: str, sources: Sources) -> None:
    assert sources.mode in MODELS[chosen("a fox", sources, default).model_id].modes


@pytest.mark.parametrize(
    ("name", "sources"),
    [
        ("veo3", CLIP),
        ("veo3-fast", pictures(WIDE, TALL)),
        ("veo2", pictures(WIDE, TALL, WIDE)),
        ("veo3.1-lite", CLIP),
        ("veo3.1-fast", pictures(WIDE, TALL, WIDE)),
    ],
)
def test_a_model_asked_for_by_name_is_never_replaced(name: str, sources: Sources) -> None:
    with pytest.raises(ModeNotSupported) as caught:
        chosen(f"a fox --model {name}", sources)
    assert caught.value.mode == sources.mode
    assert caught.value.models == able(sources.mode)
    assert name not in caught.value.models


@pytest.mark.parametrize(
    ("words", "sources", "option"),
    [
        ("--model veo2 --res 720p", WORDS, "--res"),
        ("--model veo2 --fix off", WORDS, "--fix"),
        ("--model veo3 --people off", WORDS, "--people"),
        ("--model veo3.1 --no rain", pictures(WIDE), "--no"),
        ("--model veo3.1 --seed 0", pictures(WIDE), "--seed"),
        ("--model veo3.1 --raw", pictures(WIDE), "--raw"),
        ("--model veo3.1 --ar 16:9", pictures(WIDE, WIDE, WIDE), "--ar"),
        ("--model veo3.1-lite --seed 7", WORDS, "--seed"),
        ("--seed 7", CLIP, "--seed"),
    ],
)
def test_an_option_that_the_model_does_not_have_is_named(
    words: str, sources: Sources, option: str
) -> None:
    with pytest.raises(OptionNotSupported) as caught:
        chosen(f"a fox {words}", sources)
    assert caught.value.option == option


@pytest.mark.parametrize(
    ("words", "sources", "names"),
    [
        ("--people off", WORDS, ("veo3.1-lite",)),
        ("--fix off", WORDS, ("veo3.1-fast", "veo3.1")),
        ("--model veo3.1 --seed 7", pictures(WIDE), ("veo3-fast", "veo3", "veo2")),
        ("--model veo3.1 --ar 16:9", pictures(WIDE, WIDE, WIDE), ()),
        ("--seed 7", CLIP, ()),
    ],
)
def test_the_models_that_have_an_option_for_this_request_are_named(
    words: str, sources: Sources, names: tuple[str, ...]
) -> None:
    with pytest.raises(OptionNotSupported) as caught:
        chosen(f"a fox {words}", sources)
    assert caught.value.names == names


@pytest.mark.parametrize(
    ("words", "sources", "option", "allowed"),
    [
        ("--model veo2 --duration 4", WORDS, "--duration", ("5", "6", "7", "8")),
        ("--model veo3 --duration 5", WORDS, "--duration", ("4", "6", "8")),
        ("--model veo3.1 --duration 8", CLIP, "--duration", ("7",)),
        ("--model veo3.1 --duration 6", pictures(WIDE, WIDE, WIDE), "--duration", ("8",)),
        ("--model veo3.1-lite-preview --duration 6", pictures(WIDE, TALL), "--duration", ("8",)),
        ("--model veo3.1 --res 1080p", CLIP, "--res", ("720p",)),
        ("--ar auto", WORDS, "--ar", ("16:9", "9:16")),
    ],
)
def test_a_value_that_the_model_does_not_take_is_answered_with_those_it_does(
    words: str, sources: Sources, option: str, allowed: tuple[str, ...]
) -> None:
    with pytest.raises(BadValue) as caught:
        chosen(f"a fox {words}", sources)
    assert (caught.value.option, caught.value.allowed) == (option, allowed)
    assert caught.value.model in {family.title for family in FAMILIES.values()}


def test_silence_is_what_a_model_without_sound_makes_anyway() -> None:
    assert chosen("a fox --model veo2 --silent") == chosen("a fox --model veo2")


@pytest.mark.parametrize("words", ["", "  \n ", "--ar 9:16", "--no rain"])
def test_options_alone_are_no_prompt(words: str) -> None:
    with pytest.raises(EmptyPrompt):
        chosen(words, pictures(WIDE))


def test_more_pictures_than_any_model_takes_are_refused() -> None:
    with pytest.raises(TooManyPictures) as caught:
        chosen("a fox", pictures(*[WIDE] * (REFERENCE_LIMIT + 1)))
    assert (caught.value.count, caught.value.limit) == (REFERENCE_LIMIT + 1, REFERENCE_LIMIT)


@pytest.mark.parametrize(
    ("words", "sources", "wanted", "ratio"),
    [
        ("a fox", pictures(WIDE), None, "16:9"),
        ("a fox", pictures(TALL), None, "9:16"),
        ("a fox", pictures(TALL), "16:9", "9:16"),
        ("a fox --ar 16:9", pictures(TALL), None, "16:9"),
        ("a fox --model veo2", pictures(TALL, WIDE), None, "9:16"),
        ("a fox", pictures(Image("square", 640, 640)), None, None),
        ("a fox", pictures(Image("unknown")), "9:16", "9:16"),
        ("a fox", WORDS, None, None),
        ("a fox", WORDS, "9:16", "9:16"),
        ("a fox", CLIP, "16:9", "auto"),
        ("a fox --ar 16:9", CLIP, None, "16:9"),
        ("a fox", pictures(TALL, TALL, TALL), "9:16", None),
    ],
)
def test_the_shape_follows_the_command_then_the_picture_then_the_chat(
    words: str, sources: Sources, wanted: str | None, ratio: str | None
) -> None:
    assert chosen(words, sources, aspect_ratio=wanted).aspect_ratio == ratio


@pytest.mark.parametrize(
    ("words", "wanted", "seconds"),
    [
        ("a fox", None, 8),
        ("a fox", 6, 6),
        ("a fox --duration 4", 6, 4),
        ("a fox", 5, 8),
        ("a fox --model veo2", 4, 5),
        ("a fox --model veo2", 7, 7),
    ],
)
def test_the_length_follows_the_command_then_the_chat_then_the_model(
    words: str, wanted: int | None, seconds: int
) -> None:
    assert chosen(words, duration=wanted).duration == seconds


def test_between_two_frames_the_lite_preview_makes_the_only_length_it_can() -> None:
    frames = pictures(WIDE, TALL)
    assert chosen("a fox --model veo3.1-lite-preview", frames, duration=4).duration == 8
    assert chosen("a fox --model veo3.1-lite-preview", WORDS, duration=4).duration == 4
    assert chosen("a fox --model veo3.1-lite", frames, duration=4).duration == 4


@pytest.mark.parametrize(
    ("words", "wanted", "resolution"),
    [
        ("a fox", None, "720p"),
        ("a fox --model veo3.1", None, "1080p"),
        ("a fox", "1080p", "1080p"),
        ("a fox --res 720p", "1080p", "720p"),
        ("a fox --model veo2", "1080p", None),
    ],
)
def test_the_resolution_follows_the_command_then_the_chat_then_the_model(
    words: str, wanted: str | None, resolution: str | None
) -> None:
    assert chosen(words, resolution=wanted).resolution == resolution


def test_sound_and_rewording_follow_the_chat_where_the_model_has_them() -> None:
    quiet = Defaults("veo3-fast", generate_audio=False, enhance_prompt=False)
    request = choose(parse("a fox"), WORDS, quiet)
    assert (request.generate_audio, request.enhance_prompt) == (False, False)
    request = choose(parse("a fox --model veo3.1"), pictures(WIDE), quiet)
    assert (request.generate_audio, request.enhance_prompt) == (False, None)
    assert choose(parse("a fox --model veo2"), WORDS, quiet).generate_audio is None


def test_what_nobody_mentions_is_left_to_the_model() -> None:
    assert chosen("a red fox") == generation_request(resolution="720p")


def test_a_request_knows_what_it_is_made_from() -> None:
    assert chosen("a fox", pictures(WIDE, TALL)).images == ("wide", "tall")
    extended = chosen("a fox", CLIP)
    assert (extended.video, extended.shape) == ("made-before", "9:16")


@pytest.mark.parametrize(
    ("people", "value"), [(None, None), (True, "allow_adult"), (False, "dont_allow")]
)
def test_people_are_let_in_or_kept_out(people: bool | None, value: str | None) -> None:
    command = Command("a fox", model="veo3.1-lite", people=people)
    assert choose(command, WORDS, Defaults("veo3")).person_generation == value
