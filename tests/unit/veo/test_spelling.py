from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.errors import RequestRefused
from bot.veo.choice import Defaults, Sources, choose
from bot.veo.parsing import parse
from bot.veo.spelling import options_of
from tests.unit.test_catalogue_contract import OPTIONS, defaults, sources


@given(
    st.lists(st.sampled_from(OPTIONS), max_size=6, unique_by=lambda option: option.split()[0]),
    sources,
    defaults,
)
def test_another_prompt_with_the_same_options_gives_the_same_otherwise(
    options: list[str], given_: Sources, chat: Defaults
) -> None:
    try:
        request = choose(parse(" ".join(["a fox", *options])), given_, chat)
    except RequestRefused:
        assume(False)
    again = choose(parse(options_of(request), "a bear"), given_, chat)
    assert again == replace(request, prompt="a bear", instead_of=None)


@pytest.mark.parametrize(
    "words",
    [
        "rain, people",
        "rain\npeople",
        'the word "rain"',
        "the word “rain”, snow",
        "the word „rain“ and «snow»",
        "'rain'",
        "rain — heavy",
    ],
)
def test_what_to_avoid_stays_what_to_avoid(words: str) -> None:
    request = choose(parse(f"a fox --no {words}"), Sources(), Defaults("veo3-fast"))
    again = parse(options_of(request), "a bear")
    assert again.prompt == "a bear"
    assert request.negative_prompt is not None
    assert again.negative_prompt is not None
    assert len(again.negative_prompt.split()) == len(request.negative_prompt.split())


def test_of_several_texts_the_last_word_counts() -> None:
    command = parse("--seed 1 --silent --ar 16:9", "a bear --seed 2")
    assert (command.seed, command.silent, command.aspect_ratio) == (2, True, "16:9")
    assert command.prompt == "a bear"
