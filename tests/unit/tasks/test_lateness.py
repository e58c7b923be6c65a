"""What is said of a wait is true at each moment of it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tasks.lateness import Lateness, lateness

ORDER = list(Lateness)


@pytest.mark.parametrize(
    ("waited", "told"),
    [
        (0, Lateness.EXPECTED),
        (11, Lateness.EXPECTED),
        (11.1, Lateness.DUE),
        (22, Lateness.DUE),
        (22.1, Lateness.SLOW),
        (60, Lateness.SLOW),
        (899, Lateness.SLOW),
    ],
)
def test_a_wait_is_told_by_how_often_the_usual_time_has_passed(
    waited: float, told: Lateness
) -> None:
    assert lateness(11, waited) is told


@given(st.floats(0.1, 1e4), st.lists(st.floats(0, 1e6), min_size=2))
def test_who_waits_longer_is_never_told_that_it_is_earlier(
    usual: float, waits: list[float]
) -> None:
    told = [ORDER.index(lateness(usual, waited)) for waited in sorted(waits)]
    assert all(one <= other for one, other in pairwise(told))


@given(st.floats(0.1, 1e4), st.floats(0, 1e6))
def test_past_the_deadline_nothing_else_is_told(usual: float, waited: float) -> None:
    assert lateness(usual, waited, is_past_deadline=True) is Lateness.LATE
