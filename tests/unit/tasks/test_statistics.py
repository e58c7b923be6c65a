"""Sums of what was asked for: counted once each, in their slot, with honest percentiles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.money.ledger import EntryKind
from bot.tasks.statistics import (
    EntrySum,
    Outcome,
    Statistics,
    VideoCount,
    percentile,
    statistics,
    waits,
)
from bot.tasks.task import Reason, Status

COUNTS = st.builds(
    VideoCount,
    slot=st.integers(0, 6),
    status=st.sampled_from(Status),
    reason=st.none() | st.sampled_from(Reason),
    count=st.integers(0, 1000),
)
SUMS = st.builds(
    EntrySum,
    slot=st.integers(0, 6),
    kind=st.sampled_from(EntryKind),
    reserved=st.integers(-(10**12), 10**12),
    charged=st.integers(-(10**12), 10**12),
    stars=st.integers(-(10**6), 10**6),
)


def summed(videos: list[VideoCount], entries: list[EntrySum]) -> Statistics:
    return statistics(7, videos, entries, (), (), ())


@given(st.lists(COUNTS), st.lists(SUMS))
def test_nothing_is_lost_and_nothing_counts_twice(
    videos: list[VideoCount], entries: list[EntrySum]
) -> None:
    found = summed(videos, entries)
    assert found.asked == sum(each.count for each in videos)
    assert found.charged == sum(slot.charged for slot in found.slots)
    kept = found.stars_bought - found.stars_paid_back - found.stars_used
    assert kept == sum(each.stars for each in entries)


@given(st.lists(COUNTS))
def test_failures_are_told_by_reason_the_most_frequent_first(videos: list[VideoCount]) -> None:
    found = summed(videos, [])
    counts = [count for _, count in found.failures]
    assert counts == sorted(counts, reverse=True)
    assert len({reason for reason, _ in found.failures}) == len(counts)
    assert sum(counts) <= found.count(Outcome.FAILED)


@given(st.lists(st.floats(0, 1e6), min_size=1), st.integers(1, 100))
def test_a_percentile_is_the_smallest_value_that_so_many_do_not_exceed(
    values: list[float], percent: int
) -> None:
    found = percentile(values, percent)
    assert found in values
    assert sum(value <= found for value in values) * 100 >= percent * len(values)
    assert sum(value < found for value in values) * 100 < percent * len(values)


@pytest.mark.parametrize(("count", "median", "ninetieth"), [(1, 1, 1), (10, 5, 9), (11, 6, 10)])
def test_waits_have_a_median_and_a_ninetieth_percentile(
    count: int, median: float, ninetieth: float
) -> None:
    (wait,) = waits(("veo2", float(seconds)) for seconds in range(count, 0, -1))
    assert (wait.model, wait.videos, wait.median, wait.ninetieth) == (
        "Veo 2",
        count,
        median,
        ninetieth,
    )


def test_models_of_a_family_are_one_and_the_most_used_comes_first() -> None:
    waited = [("veo2", 9.0), ("google/veo3", 5.0), ("google/veo-3.0-i2v", 7.0), ("gone/veo1", 3.0)]
    assert [(wait.model, wait.videos) for wait in waits(waited)] == [
        ("Veo 3", 2),
        ("Veo 2", 1),
        ("gone/veo1", 1),
    ]


def test_a_clock_that_was_set_back_makes_no_wait_negative() -> None:
    assert waits([("veo2", -3.0)])[0].median == 0
