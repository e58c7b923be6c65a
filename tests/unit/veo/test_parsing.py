from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.errors import (
    BadValue,
    MissingValue,
    PromptTooLong,
    UnknownOption,
)
from bot.veo.catalogue import FAMILIES, PROMPT_LIMIT, SEED_LIMIT
from bot.veo.parsing import SPELLING, Command, parse

FLAGS = {"--raw", "--silent", "--loop", "--spoiler", "--improve"}
WITHOUT = Command("a fox", negative_prompt="rain, people")

UNDERSTOOD = {
    "only words": ("a red fox", Command("a red fox")),
    "nothing": ("", Command("")),
    "an option behind": ("a fox --ar 9:16", Command("a fox", aspect_ratio="9:16")),
    "an option in front": ("--ar 9:16 a fox", Command("a fox", aspect_ratio="9:16")),
    "an option in between": ("a fox --ar 9:16 runs", Command("a fox runs", aspect_ratio="9:16")),
    "an em dash from a phone": ("a fox —seed 7", Command("a fox", seed=7)),
    "an en dash from a phone": ("a fox –seed 7", Command("a fox", seed=7)),
    "an equals sign": ("a fox --seed=7", Command("a fox", seed=7)),
    "a colon": ("a fox --seed: 7", Command("a fox", seed=7)),
    "capitals": ("a fox --SEED 7 --Model VEO3", Command("a fox", seed=7, model="veo3")),
    "straight quotes": ('a fox --model "veo3"', Command("a fox", model="veo3")),
    "curly quotes": ("a fox --model “veo3”", Command("a fox", model="veo3")),
    "low quotes": ("a fox --model „veo3“", Command("a fox", model="veo3")),
    "angle quotes": ("a fox --model «veo3»", Command("a fox", model="veo3")),
    "line breaks": ("a fox\n\n  jumps\nfar", Command("a fox\n\n  jumps\nfar")),
    "an option on a line of its own": (
        "a fox\njumps\n--ar 9:16",
        Command("a fox\njumps", aspect_ratio="9:16"),
    ),
    "a dash between words": ("a fox — red — runs", Command("a fox — red — runs")),
    "a dash glued to a word": ("a fox —running fast", Command("a fox —running fast")),
    "two hyphens that are a dash": ("a fox -- red", Command("a fox -- red")),
    "hyphens inside a word": ("a fox--ar 9:16", Command("a fox--ar 9:16")),
    "one hyphen": ("a fox -ar 9:16", Command("a fox", aspect_ratio="9:16")),
    "one hyphen, capitals": ("-Model veo3 a fox", Command("a fox", model="veo3")),
    "one hyphen before a switch": ("a fox -silent runs", Command("a fox runs", silent=True)),
    "a typographic hyphen": ("a fox \u2010seed 7", Command("a fox", seed=7)),
    "a minus sign": ("a fox \u2212seed 7", Command("a fox", seed=7)),
    "one hyphen before another word": ("a fox -running fast", Command("a fox -running fast")),
    "a list": ("- a fox\n- a hen", Command("- a fox\n- a hen")),
    "a number below zero": ("a fox at -5 degrees", Command("a fox at -5 degrees")),
    "what to avoid, to the end": ("a fox --no rain, people", WITHOUT),
    "what to avoid, to the next option": (
        "a fox --no rain, people --seed 7",
        Command("a fox", negative_prompt="rain, people", seed=7),
    ),
    "what to avoid, first": (
        "--no rain --raw a fox",
        Command("a fox", negative_prompt="rain", raw=True),
    ),
    "what to avoid, quoted": ('--no "rain, people" a fox', WITHOUT),
    "what to avoid, a phone's way": ("a fox —no “rain, people”", WITHOUT),
    "what to avoid, over lines": (
        "a fox --no rain\npeople",
        Command("a fox", negative_prompt="rain\npeople"),
    ),
    "silent": ("--silent a fox", Command("a fox", silent=True)),
    "raw": ("a --raw fox", Command("a fox", raw=True)),
    "a loop": ("a fox --loop runs", Command("a fox runs", loop=True)),
    "hidden": ("--spoiler a fox", Command("a fox", spoiler=True)),
    "several": ("a fox —takes 4", Command("a fox", takes=4)),
    "switched on": ("a fox --fix on --people yes", Command("a fox", auto_fix=True, people=True)),
    "switched off": ("a fox --fix OFF --people no", Command("a fox", auto_fix=False, people=False)),
    "short names": ("a fox --m veo2 --res 720p", Command("a fox", model="veo2", resolution="720p")),
    "long names": (
        "a fox --aspect-ratio 16:9 --length 8 --resolution 1080p --negative rain",
        Command(
            "a fox", aspect_ratio="16:9", duration=8, resolution="1080p", negative_prompt="rain"
        ),
    ),
    "the last one counts": ("a fox --seed 1 --seed 2", Command("a fox", seed=2)),
}


@pytest.mark.parametrize(("text", "command"), UNDERSTOOD.values(), ids=UNDERSTOOD.keys())
def test_what_people_type_is_understood(text: str, command: Command) -> None:
    assert parse(text) == command


@pytest.mark.parametrize(
    ("words", "ratio"),
    [
        ("16:9", "16:9"),
        ("9x16", "9:16"),
        ("9×16", "9:16"),
        ("16/9", "16:9"),
        ("portrait", "9:16"),
        ("Vertical", "9:16"),
        ("landscape", "16:9"),
        ("auto", "auto"),
    ],
)
def test_a_shape_has_many_names(words: str, ratio: str) -> None:
    assert parse(f"a fox --ar {words}").aspect_ratio == ratio


@pytest.mark.parametrize("words", ["8", "8s", "8sec", "8seconds", '"8 s"', "“8 seconds”", "08"])
def test_a_length_may_carry_its_unit(words: str) -> None:
    assert parse(f"a fox --duration {words}") == Command("a fox", duration=8)


@pytest.mark.parametrize(("words", "lines"), [("720", "720p"), ("720P", "720p"), ("1080", "1080p")])
def test_a_resolution_may_lack_its_letter(words: str, lines: str) -> None:
    assert parse(f"a fox --res {words}").resolution == lines


@pytest.mark.parametrize("name", FAMILIES)
def test_every_family_can_be_named(name: str) -> None:
    assert parse(f"a fox --model {name.upper()}").model == name


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("--sed", "--seed"),
        ("--Sead", "--seed"),
        ("—sed", "--seed"),
        ("–durration", "--duration"),
        ("--lenght", "--duration"),
        ("--modle", "--model"),
        ("--silnt", "--silent"),
        ("--aspct", "--ar"),
        ("-durration", "--duration"),
        ("--нет", ""),
        ("--没有", ""),
        ("--été", ""),
        ("--4k", ""),
        ("--style", ""),
        ("--zzz", ""),
    ],
)
def test_an_unknown_option_is_answered_with_the_nearest(typed: str, suggestion: str) -> None:
    with pytest.raises(UnknownOption) as caught:
        parse(f"a fox {typed} 7")
    assert caught.value.suggestion == suggestion
    assert caught.value.name == f"--{typed.lstrip('-—–')}"


@pytest.mark.parametrize("dash", ["—", "–", "-"])
@pytest.mark.parametrize(
    "word",
    [
        "rain",
        "reason",
        "now",
        "not",
        "far",
        "more",
        "seen",
        "rest",
        "snow",
        "running",
        "makes",
        "lakes",
        "loops",
    ],
)
def test_a_dash_before_an_ordinary_word_is_only_a_dash(dash: str, word: str) -> None:
    assert parse(f"a fox {dash}{word} falls") == Command(f"a fox {dash}{word} falls")


@pytest.mark.parametrize("name", sorted({*SPELLING.values()} - FLAGS))
@pytest.mark.parametrize(
    "text", ["a fox {}", "a fox {} --raw", "{}\n", 'a fox {} ""', "{} “ ” a fox"]
)
def test_an_option_without_its_value_is_named(name: str, text: str) -> None:
    with pytest.raises(MissingValue) as caught:
        parse(text.format(name))
    assert caught.value.option == name


@pytest.mark.parametrize(
    "words",
    [
        "--model veo9",
        "--model sora",
        "--ar 4:3",
        "--ar square",
        "--duration eight",
        "--duration -8",
        "--duration 8.5",
        "--duration 1000",
        "--duration ٨",
        "--res 4k",
        "--res 1080i",
        "--seed -1",
        "--seed 1.5",
        "--seed seven",
        f"--seed {SEED_LIMIT + 1}",
        "--seed 99999999999999999999",
        "--seed ²",
        "--fix maybe",
        "--people many",
        "--takes 0",
        "--takes 5",
        "--takes 9",
        "--takes two",
        "--takes ٢",
        "--takes 04",
    ],
)
def test_a_value_that_no_model_takes_is_answered_with_what_is_taken(words: str) -> None:
    option, _, value = words.partition(" ")
    with pytest.raises(BadValue) as caught:
        parse(f"a fox {words}")
    assert (caught.value.option, caught.value.value) == (option, value)
    assert caught.value.allowed


@pytest.mark.parametrize("seed", [0, 1, SEED_LIMIT])
def test_a_seed_is_any_unsigned_32_bit_number(seed: int) -> None:
    assert parse(f"a fox --seed {seed}").seed == seed


@pytest.mark.parametrize("text", ["{}", "--no {}", '--no "{}"'])
def test_words_are_taken_up_to_the_limit(text: str) -> None:
    command = parse(text.format("x" * PROMPT_LIMIT))
    assert len(command.negative_prompt or command.prompt) == PROMPT_LIMIT
    with pytest.raises(PromptTooLong) as caught:
        parse(text.format("x" * (PROMPT_LIMIT + 1)))
    assert (caught.value.length, caught.value.limit) == (PROMPT_LIMIT + 1, PROMPT_LIMIT)


anything = st.text() | st.lists(
    st.sampled_from(
        [*"—–- \n=:\"“”„«'\0ß🦊7", "--", *SPELLING.values(), "silent", "no", "veo3", "fox"]
    )
).map("".join)


@given(anything)
@example("--no " * 500)
@example("--" + "a" * 5000)
@example("—" + "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}")
def test_nothing_but_a_refusal_ever_comes_of_reading(text: str) -> None:
    with suppress(UnknownOption, MissingValue, BadValue, PromptTooLong):
        assert isinstance(parse(text), Command)


words = st.lists(
    st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1).filter(
        lambda word: word[0] not in '-\u2010\u2011\u2012—–\u2015\u2212"“”„«»‟'
    ),
    max_size=20,
)
options = st.sampled_from(
    ["--seed 7", "--ar 9:16", "-ar 9:16", "--silent", "—model veo3", "–res 720p", "-model veo2"]
)


@given(words, words, options)
def test_words_around_options_survive_in_their_order(
    before: list[str], after: list[str], option: str
) -> None:
    command = parse(" ".join([*before, option, *after]))
    assert command.prompt.split() == " ".join([*before, *after]).split()


@given(st.from_regex(r"[^\W_]\w*", fullmatch=True), words)
def test_two_hyphens_before_a_word_of_any_alphabet_never_go_into_a_prompt(
    word: str, others: list[str]
) -> None:
    with suppress(UnknownOption, MissingValue, BadValue):
        assert f"--{word}" not in parse(" ".join(["a fox", f"--{word}", *others])).prompt.split()


@pytest.mark.parametrize("length", ["8", "8s", "8 s", "8 sec", "8 seconds", "8 Seconds"])
def test_a_length_may_name_its_unit(length: str) -> None:
    command = parse(f"a fox --duration {length} sees snow")
    assert (command.duration, command.prompt) == (8, "a fox sees snow")
