from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tasks.schedule import DEADLINE, GIVE_UP, Timing, backoff, deadline, first_look, next_look

times = st.builds(Timing, typical=st.floats(0.1, 1200), shortest=st.floats(0.02, 10))
waits = st.floats(0, GIVE_UP)


def looks(timing: Timing, until: float) -> Iterator[float]:
    """Return the moments of the looks, in seconds after the submit."""
    moment = first_look(timing)
    while moment <= until:
        yield moment
        moment += next_look(timing, moment)


@given(times)
def test_nobody_looks_before_a_result_begins_to_be_likely(timing: Timing) -> None:
    assert first_look(timing) >= 0.5 * timing.typical
    assert first_look(timing) <= max(timing.typical, timing.shortest)


@given(times, waits)
def test_who_comes_early_is_sent_to_the_first_look(timing: Timing, waited: float) -> None:
    if waited < first_look(timing):
        assert waited + next_look(timing, waited) == pytest.approx(first_look(timing))


@given(times, waits)
def test_no_pause_is_shorter_than_the_shortest(timing: Timing, waited: float) -> None:
    if waited >= first_look(timing):
        assert next_look(timing, waited) >= timing.shortest


@given(times, waits, waits)
def test_once_late_the_pauses_only_grow(timing: Timing, one: float, other: float) -> None:
    late = max(2 * timing.typical, first_look(timing))
    sooner, later = sorted([max(one, late), max(other, late)])
    assert next_look(timing, sooner) <= next_look(timing, later)


@given(st.floats(10, 1200))
def test_around_the_expected_moment_a_result_is_seen_within_a_twentieth(typical: float) -> None:
    timing = Timing(typical)
    moments = [*looks(timing, 1.4 * typical)]
    around = [moment for moment in moments if moment >= 0.8 * typical]
    assert max(b - a for a, b in pairwise(around)) <= typical / 20


@pytest.mark.parametrize("typical", [45.0, 120.0, 180.0])
def test_a_video_is_found_with_few_looks(typical: float) -> None:
    each_ten_seconds = 1.2 * typical / 10
    assert len([*looks(Timing(typical), 1.2 * typical)]) <= 4 * each_ten_seconds


@pytest.mark.parametrize("typical", [1.0, 45.0, 180.0, 1200.0])
def test_a_day_of_looking_is_a_few_hundred_looks(typical: float) -> None:
    assert len([*looks(Timing(typical, shortest=1.0), GIVE_UP)]) < 700


@given(times, waits)
def test_looking_never_pauses_for_longer_than_minutes(timing: Timing, waited: float) -> None:
    if waited >= first_look(timing):
        assert next_look(timing, waited) <= 10 * 60


@given(times)
def test_nothing_is_late_before_three_times_the_usual(timing: Timing) -> None:
    assert deadline(timing) >= 3 * timing.typical
    assert DEADLINE <= deadline(timing) < GIVE_UP


@given(st.integers(0, 10**9), st.floats(0.1, 60), st.floats(60, 3600))
def test_pauses_between_failures_double_up_to_a_limit(
    attempts: int, first: float, longest: float
) -> None:
    pause = backoff(attempts, first, longest)
    assert first <= pause <= longest
    assert pause <= backoff(attempts + 1, first, longest) <= 2 * pause


def test_the_first_failures_pause_briefly() -> None:
    assert [backoff(n) for n in range(7)] == [2, 4, 8, 16, 32, 60, 60]
