import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.outgoing.pace import NEVER, Pace

PACES = st.builds(
    lambda burst, more, seconds: (burst + more, seconds, burst),
    burst=st.integers(1, 5),
    more=st.integers(0, 30),
    seconds=st.floats(0.5, 60.0),
)


def greedy(pace: Pace, calls: int) -> list[float]:
    """Return when calls go that are made as soon as they may be."""
    tat, now, times = NEVER, 0.0, []
    for _ in range(calls):
        now = max(now, pace.ready_at(tat))
        tat = pace.after(tat, now)
        times.append(now)
    return times


@given(PACES)
def test_no_stretch_of_time_holds_more_than_its_count(spec: tuple[int, float, int]) -> None:
    count, seconds, burst = spec
    times = greedy(Pace.never_over(count, seconds, burst), 3 * count)
    for first, one_more in zip(times, times[count:], strict=False):
        assert one_more - first >= seconds * (1 - 1e-9)


@given(PACES)
def test_the_long_run_loses_only_what_the_burst_takes(spec: tuple[int, float, int]) -> None:
    count, seconds, burst = spec
    pace = Pace.never_over(count, seconds, burst)
    assert pace.interval == pytest.approx(seconds / (count - burst + 1))


def test_a_burst_goes_at_once_and_the_rest_one_by_one() -> None:
    assert greedy(Pace(1.0, 3), 6) == [0.0, 0.0, 0.0, 1.0, 2.0, 3.0]


def test_what_was_never_called_is_ready() -> None:
    assert Pace(1.0, 3).ready_at(NEVER, spare=2) == -math.inf


def test_room_for_more_comes_later_than_room_for_one() -> None:
    pace = Pace(2.0, 4)
    times = [pace.ready_at(100.0, spare) for spare in range(6)]
    assert all(later - sooner == 2.0 for sooner, later in itertools.pairwise(times[:4]))
    assert times[3:] == [100.0] * 3


def test_after_a_rest_one_may_go_and_no_burst() -> None:
    pace = Pace(1.0, 3)
    tat = pace.resting(50.0)
    assert pace.ready_at(tat) == 50.0
    assert pace.ready_at(pace.after(tat, 50.0)) == 51.0
