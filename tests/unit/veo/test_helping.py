"""Pictures and better prompts as requests."""

from dataclasses import replace

import pytest

from bot.errors import BadValue, EmptyStill, NotForStills, PromptTooLong
from bot.veo.catalogue import FAMILIES, NEGATIVE, SEED, Mode
from bot.veo.choice import Defaults, choose
from bot.veo.helping import movable, still_before, still_of, words_for
from bot.veo.parsing import ANY_WORDS, Command, parse
from bot.veo.sources import Image, Sources

MODEL = "google/gemini-2.5-flash-image"
DEFAULTS = Defaults("veo3-fast")
PHOTO = Sources(images=(Image("file", 768, 1344),))


def test_a_still_has_the_shape_that_was_asked_for_or_else_the_chats() -> None:
    assert still_of("a fox", MODEL, DEFAULTS).shape == "16:9"
    assert still_of("a fox", MODEL, replace(DEFAULTS, aspect_ratio="9:16")).shape == "9:16"
    upright = replace(DEFAULTS, aspect_ratio="9:16")
    assert still_of("a fox --ar 16:9", MODEL, upright).shape == "16:9"


def test_what_is_to_be_kept_out_goes_along() -> None:
    assert still_of("a fox --no rain, snow", MODEL, DEFAULTS).negative_prompt == "rain, snow"


@pytest.mark.parametrize("text", ["", "   ", "--ar 9:16", "--no rain"])
def test_a_still_without_words_is_refused(text: str) -> None:
    with pytest.raises(EmptyStill):
        still_of(text, MODEL, DEFAULTS)


@pytest.mark.parametrize(
    ("option", "named"),
    [
        ("--model veo3", "--model"),
        ("--duration 8", "--duration"),
        ("--res 720p", "--res"),
        ("--seed 7", "--seed"),
        ("--silent", "--silent"),
        ("--raw", "--raw"),
        ("--fix off", "--fix"),
        ("--people on", "--people"),
        ("--improve", "--improve"),
    ],
)
def test_options_of_videos_are_refused_by_their_names(option: str, named: str) -> None:
    with pytest.raises(NotForStills) as refused:
        still_of(f"a fox {option}", MODEL, DEFAULTS)
    assert refused.value.option == named


def test_other_values_are_refused_as_for_videos() -> None:
    with pytest.raises(BadValue):
        still_of("a fox --ar auto", MODEL, DEFAULTS)
    with pytest.raises(PromptTooLong):
        still_of("x" * 3000, MODEL, DEFAULTS)


def test_a_picture_first_has_the_words_and_the_shape_of_its_video() -> None:
    video = choose(parse("a fox --ar 9:16 --no rain"), Sources(), DEFAULTS)
    drawn = still_before(video, MODEL)
    assert (drawn.prompt, drawn.shape, drawn.negative_prompt) == ("a fox", "9:16", "rain")
    assert drawn.model_id == MODEL


@pytest.mark.parametrize("mode", [Mode.TEXT, Mode.IMAGE])
def test_a_better_prompt_knows_what_its_video_starts_from(mode: Mode) -> None:
    sources = Sources() if mode is Mode.TEXT else PHOTO
    assert words_for(choose(parse("a fox"), sources, DEFAULTS), "chat").mode is mode


TAKEN = [
    (name, options)
    for name, family in FAMILIES.items()
    for options, field in [("", ""), ("--ar 16:9", ""), ("--seed 7", SEED), ("--no rain", NEGATIVE)]
    if (model := family.model(Mode.TEXT)) and (not field or field in model.takes)
]


@pytest.mark.parametrize(("family", "options"), TAKEN)
def test_a_picture_moves_with_the_options_of_its_video_as_far_as_they_go(
    family: str, options: str
) -> None:
    video = choose(parse(f"a fox --model {family} --duration 8 {options}"), Sources(), DEFAULTS)
    command = movable(video, PHOTO, DEFAULTS)
    moving = choose(command.merged(ANY_WORDS), PHOTO, DEFAULTS)
    assert moving.mode is Mode.IMAGE
    assert moving.shape == "9:16"
    assert moving.duration == video.duration


def test_a_picture_of_no_video_moves_as_the_chat_likes() -> None:
    assert movable(None, PHOTO, DEFAULTS) == Command()
