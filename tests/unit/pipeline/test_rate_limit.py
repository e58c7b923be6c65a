"""What one call learns holds for all of them."""

import pytest

from bot.errors import RateLimited
from bot.pipeline.rate_limit import RateLimitGate
from tests.clock import MovableClock


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(1000.0)


@pytest.fixture
def gate(clock: MovableClock) -> RateLimitGate:
    return RateLimitGate(clock)


def test_nobody_waits_without_a_reason(gate: RateLimitGate) -> None:
    assert [gate.enter() for _ in range(3)] == [0, 0, 0]


def test_the_pause_that_was_asked_for_is_kept_exactly(
    gate: RateLimitGate, clock: MovableClock
) -> None:
    gate.record_limited(RateLimited(retry_after=7))
    assert gate.wait == 7
    clock.advance(7)
    assert gate.wait == 0


def test_after_a_pause_one_call_at_a_time_finds_out(
    gate: RateLimitGate, clock: MovableClock
) -> None:
    gate.record_limited(RateLimited(retry_after=7))
    clock.advance(7)
    assert gate.enter() == 0
    assert gate.enter() > 0


def test_when_one_has_gone_through_all_do(gate: RateLimitGate, clock: MovableClock) -> None:
    gate.record_limited(RateLimited(retry_after=7))
    clock.advance(7)
    gate.enter()
    gate.record_success()
    assert [gate.enter() for _ in range(3)] == [0, 0, 0]


def test_a_call_from_before_the_limit_lifts_nothing(gate: RateLimitGate) -> None:
    gate.record_limited(RateLimited(retry_after=7))
    gate.record_success()
    assert gate.wait == 7


def test_calls_that_were_under_way_together_count_as_one(
    gate: RateLimitGate, clock: MovableClock
) -> None:
    alone = RateLimitGate(clock)
    alone.record_limited(RateLimited())
    for _ in range(10):
        gate.record_limited(RateLimited())
    assert gate.wait == alone.wait


def test_the_pause_grows_with_each_round(gate: RateLimitGate, clock: MovableClock) -> None:
    pauses = []
    for _ in range(4):
        gate.record_limited(RateLimited())
        pauses.append(gate.wait)
        clock.advance(gate.wait)
        gate.enter()
    assert pauses == sorted(pauses)
    assert pauses[-1] > pauses[0]


def test_without_a_pause_asked_for_the_first_one_is_short(
    gate: RateLimitGate, clock: MovableClock
) -> None:
    gate.record_limited(RateLimited())
    assert 0 < gate.wait <= 5
    clock.advance(gate.wait)
    assert gate.enter() == 0


def test_a_shorter_pause_does_not_cut_a_longer_one(gate: RateLimitGate) -> None:
    gate.record_limited(RateLimited(retry_after=30))
    gate.record_limited(RateLimited(retry_after=1))
    assert gate.wait == 30
