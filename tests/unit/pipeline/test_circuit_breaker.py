import pytest

from bot.errors import OperatorNeeded
from bot.pipeline.circuit_breaker import CircuitBreaker
from tests.clock import MovableClock


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(1000.0)


@pytest.fixture
def breaker(clock: MovableClock) -> CircuitBreaker:
    return CircuitBreaker(clock)


def test_calls_are_made_until_one_finds_that_they_are_of_no_use(breaker: CircuitBreaker) -> None:
    breaker.check()
    breaker.check()


@pytest.mark.parametrize("problem", ["key", "credits", "access"])
def test_what_only_the_operator_can_mend_is_not_tried_for_a_while(
    breaker: CircuitBreaker, clock: MovableClock, problem: str
) -> None:
    breaker.record_problem(OperatorNeeded(problem, "no"))
    clock.advance(59)
    with pytest.raises(OperatorNeeded) as caught:
        breaker.check()
    assert (caught.value.problem, caught.value.message) == (problem, "no")
    clock.advance(2)
    breaker.check()


def test_a_problem_that_is_still_there_keeps_it_closed(
    breaker: CircuitBreaker, clock: MovableClock
) -> None:
    breaker.record_problem(OperatorNeeded("credits"))
    clock.advance(61)
    breaker.record_problem(OperatorNeeded("credits"))
    clock.advance(59)
    with pytest.raises(OperatorNeeded):
        breaker.check()


def test_a_call_that_goes_through_lets_all_the_others_through(breaker: CircuitBreaker) -> None:
    breaker.record_problem(OperatorNeeded("credits"))
    breaker.record_success()
    breaker.check()
