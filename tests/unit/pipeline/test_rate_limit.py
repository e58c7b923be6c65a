"""What one call learns holds for all of them."""

import pytest

from bot.errors import OperatorNeeded, RateLimited
from bot.pipeline.rate_limit import Brake


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def brake(clock: Clock) -> Brake:
    return Brake(clock)


def test_nobody_waits_without_a_reason(brake: Brake) -> None:
    assert [brake.take() for _ in range(3)] == [0, 0, 0]


def test_the_pause_that_was_asked_for_is_kept_exactly(brake: Brake, clock: Clock) -> None:
    brake.limited(RateLimited(retry_after=7))
    assert brake.wait == 7
    clock.now += 7
    assert brake.wait == 0


def test_after_a_pause_one_call_at_a_time_finds_out(brake: Brake, clock: Clock) -> None:
    brake.limited(RateLimited(retry_after=7))
    clock.now += 7
    assert brake.take() == 0
    assert brake.take() > 0


def test_when_one_has_gone_through_all_do(brake: Brake, clock: Clock) -> None:
    brake.limited(RateLimited(retry_after=7))
    clock.now += 7
    brake.take()
    brake.passed()
    assert [brake.take() for _ in range(3)] == [0, 0, 0]


def test_a_call_from_before_the_limit_lifts_nothing(brake: Brake) -> None:
    brake.limited(RateLimited(retry_after=7))
    brake.passed()
    assert brake.wait == 7


def test_calls_that_were_under_way_together_count_as_one(brake: Brake, clock: Clock) -> None:
    alone = Brake(clock)
    alone.limited(RateLimited())
    for _ in range(10):
        brake.limited(RateLimited())
    assert brake.wait == alone.wait


def test_the_pause_grows_with_each_round(brake: Brake, clock: Clock) -> None:
    pauses = []
    for _ in range(4):
        brake.limited(RateLimited())
        pauses.append(brake.wait)
        clock.now += brake.wait
        brake.take()
    assert pauses == sorted(pauses)
    assert pauses[-1] > pauses[0]


def test_what_only_the_operator_can_mend_is_not_tried_for_a_while(
    brake: Brake, clock: Clock
) -> None:
    brake.closed_by(OperatorNeeded("credits"))
    with pytest.raises(OperatorNeeded):
        brake.check()
    clock.now += 61
    brake.check()


def test_a_call_that_goes_through_opens_it_again(brake: Brake) -> None:
    brake.closed_by(OperatorNeeded("credits"))
    brake.passed()
    brake.check()
