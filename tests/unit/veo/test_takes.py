"""Several takes: each is a request of its own, with a seed of its own where there are seeds."""

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.veo.catalogue import SEED_LIMIT, TAKES_LIMIT
from bot.veo.takes import takes_of
from tests.requests import generation_request

LITE = "veo-3.1-lite-generate-001"


def test_one_video_is_what_was_asked_for() -> None:
    request = generation_request(seed=7)
    assert takes_of(request, count(1).__next__) == (request,)


@pytest.mark.parametrize("takes", range(2, TAKES_LIMIT + 1))
def test_each_take_is_one_video_and_differs_in_its_seed_alone(takes: int) -> None:
    request = generation_request(takes=takes)
    made = takes_of(request, count(1).__next__)
    assert [take.seed for take in made] == list(range(1, takes + 1))
    assert {replace(take, seed=None) for take in made} == {generation_request()}


@given(seed=st.integers(0, SEED_LIMIT))
def test_a_seed_counts_up_and_stays_a_seed(seed: int) -> None:
    made = takes_of(generation_request(seed=seed, takes=4), count(1).__next__)
    seeds = [take.seed for take in made]
    assert seeds[0] == seed
    assert len({*seeds}) == 4
    assert all(each is not None and 0 <= each <= SEED_LIMIT for each in seeds)
    assert seeds[1] == (0 if seed == SEED_LIMIT else seed + 1)


def test_a_model_without_seeds_is_given_none() -> None:
    made = takes_of(generation_request(LITE, takes=2), count(1).__next__)
    assert [take.seed for take in made] == [None, None]
