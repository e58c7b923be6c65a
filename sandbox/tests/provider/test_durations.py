import statistics

import pytest

from sandbox.knobs import Knobs
from sandbox.provider.catalogue import catalogue
from sandbox.provider.durations import Durations
from sandbox.provider.errors import ApiError
from sandbox.provider.faults import Faults, Operation
from sandbox.provider.rate_limit import RateLimit
from sandbox.tests.provider.conftest import Clock

VEO3 = catalogue()["google/veo3"]


def test_durations_spread_around_the_real_model_s_by_the_published_percentiles() -> None:
    pace = Durations(Knobs(speed=1.0), 1)
    seconds = [pace.duration_s(VEO3) for _ in range(4000)]
    reported = pace.percentiles_ms(VEO3)
    found = statistics.quantiles(seconds, n=100)
    for name, part in (("p50", 50), ("p75", 75), ("p90", 90), ("p99", 99)):
        assert found[part - 1] * 1000 == pytest.approx(reported[name], rel=0.05)


def test_the_same_seed_gives_the_same_durations_and_outcomes() -> None:
    def story() -> list[object]:
        knobs = Knobs(provider_error_rate=0.3, provider_refusal_rate=0.3)
        pace, faults = Durations(knobs, 5), Faults(knobs, 5)
        return [
            (pace.duration_s(VEO3), faults.fault(Operation.CREATE), faults.outcome())
            for _ in range(50)
        ]

    assert story() == story()


def test_turning_the_knob_of_the_seed_throws_the_same_dice_again() -> None:
    knobs = Knobs(provider_html_rate=0.5)
    faults = Faults(knobs, 5)

    def story(seed: int) -> list[object]:
        knobs.turn({"seed": seed})
        return [faults.fault(Operation.CREATE) for _ in range(40)]

    first, second, third = story(1), story(2), story(1)
    assert first == third != second


def test_the_window_of_the_limit_slides() -> None:
    clock = Clock(0.0)
    limit = RateLimit(clock)
    limit.admit(2)
    clock.moment = 30.0
    limit.admit(2)
    with pytest.raises(ApiError) as caught:
        limit.admit(2)
    assert caught.value.retry_after == 30
    clock.moment = 60.0
    limit.admit(2)


def test_a_limit_of_zero_is_none() -> None:
    limit = RateLimit(Clock())
    for _ in range(1000):
        limit.admit(0)
