"""Two commands as one: what was written first, and what was added to it."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import PromptTooLong
from bot.veo.catalogue import FAMILIES, PROMPT_LIMIT, RATIOS, SEED_LIMIT, TAKES_LIMIT
from bot.veo.parsing import Command

FULL = Command(
    "a fox",
    model="veo3",
    aspect_ratio="9:16",
    duration=6,
    resolution="1080p",
    negative_prompt="rain",
    seed=7,
    silent=True,
    raw=True,
    auto_fix=True,
    people=True,
    takes=2,
    loop=True,
    spoiler=True,
    improve=True,
)
OTHER = {
    "model": "veo2",
    "aspect_ratio": "16:9",
    "duration": 8,
    "resolution": "720p",
    "negative_prompt": "snow",
    "seed": 0,
    "silent": True,
    "raw": True,
    "auto_fix": False,
    "people": False,
    "takes": 3,
    "loop": True,
    "spoiler": True,
    "improve": True,
}

words = st.sampled_from(["", "a fox", "runs", "a\nb"])
commands = st.builds(
    Command,
    prompt=words,
    model=st.none() | st.sampled_from(sorted(FAMILIES)),
    aspect_ratio=st.none() | st.sampled_from(RATIOS),
    duration=st.none() | st.sampled_from([4, 5, 6, 7, 8]),
    resolution=st.none() | st.sampled_from(["720p", "1080p"]),
    negative_prompt=st.none() | st.sampled_from(["rain", "snow"]),
    seed=st.none() | st.integers(0, SEED_LIMIT),
    silent=st.booleans(),
    raw=st.booleans(),
    auto_fix=st.none() | st.booleans(),
    people=st.none() | st.booleans(),
    takes=st.none() | st.integers(1, TAKES_LIMIT),
    loop=st.booleans(),
    spoiler=st.booleans(),
    improve=st.booleans(),
)


def test_every_option_is_looked_at() -> None:
    assert {"prompt", *OTHER} == {field.name for field in fields(Command)}
    assert all(getattr(FULL, name) is not None for name in OTHER)


@pytest.mark.parametrize(("name", "value"), OTHER.items())
def test_of_an_option_in_both_the_later_one_counts(name: str, value: object) -> None:
    later = replace(Command("runs"), **{name: value})  # type: ignore[arg-type]  # each by its name
    assert getattr(FULL.merged(later), name) == value
    assert getattr(Command("a fox").merged(later), name) == value


@pytest.mark.parametrize("name", OTHER)
def test_an_option_that_is_not_mentioned_again_stays(name: str) -> None:
    assert getattr(FULL.merged(Command("runs")), name) == getattr(FULL, name)


@pytest.mark.parametrize("seed", [0, 1])
def test_a_seed_of_zero_is_a_seed(seed: int) -> None:
    assert Command("a fox", seed=seed).merged(Command("runs")).seed == seed
    assert Command("a fox", seed=9).merged(Command("runs", seed=seed)).seed == seed


def test_switched_off_is_not_the_same_as_not_mentioned() -> None:
    off = Command("runs", auto_fix=False, people=False)
    merged = FULL.merged(off)
    assert (merged.auto_fix, merged.people) == (False, False)
    again = off.merged(Command(""))
    assert (again.auto_fix, again.people) == (False, False)


@pytest.mark.parametrize(
    ("first", "later", "prompt"),
    [("a fox", "runs", "a fox runs"), ("", "runs", "runs"), ("a fox", "", "a fox"), ("", "", "")],
)
def test_prompts_stand_in_a_row(first: str, later: str, prompt: str) -> None:
    assert Command(first).merged(Command(later)).prompt == prompt


def test_together_they_may_be_as_long_as_one_alone() -> None:
    first = Command("x" * (PROMPT_LIMIT - 2))
    assert len(first.merged(Command("y")).prompt) == PROMPT_LIMIT
    with pytest.raises(PromptTooLong) as caught:
        first.merged(Command("yy"))
    assert (caught.value.length, caught.value.limit) == (PROMPT_LIMIT + 1, PROMPT_LIMIT)


@given(commands)
def test_nothing_added_changes_nothing(command: Command) -> None:
    assert command.merged(Command("")) == command
    assert Command("").merged(command) == command


@given(commands, commands, commands)
def test_it_does_not_matter_which_two_are_joined_first(
    one: Command, two: Command, three: Command
) -> None:
    assert one.merged(two).merged(three) == one.merged(two.merged(three))
