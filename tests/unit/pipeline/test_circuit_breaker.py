import pytest

from bot.errors import OperatorNeeded
from bot.pipeline.circuit_breaker import CircuitBreaker
from tests.clock import MovableClock

FAST, SLOW = "google/veo-3.0-fast", "google/veo3"


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(1000.0)


@pytest.fixture
def breaker(clock: MovableClock) -> CircuitBreaker:
    return CircuitBreaker(clock)


def is_open(breaker: CircuitBreaker, model_id: str = FAST) -> bool:
    try:
        breaker.enter(model_id)
    except OperatorNeeded:
        return True
    return False


def test_calls_are_made_until_one_finds_that_they_are_of_no_use(breaker: CircuitBreaker) -> None:
    assert not any(is_open(breaker) for _ in range(3))


@pytest.mark.parametrize("problem", ["key", "credits", "access"])
def test_what_only_the_operator_can_mend_is_not_tried_for_a_minute(
    breaker: CircuitBreaker, clock: MovableClock, problem: str
) -> None:
    breaker.record_problem(FAST, OperatorNeeded(problem, "no"))
    clock.advance(59)
    with pytest.raises(OperatorNeeded) as caught:
        breaker.check(FAST)
    assert (caught.value.problem, caught.value.message) == (problem, "no")
    clock.advance(2)
    breaker.check(FAST)


def test_however_many_ask_one_call_a_minute_finds_out(
    breaker: CircuitBreaker, clock: MovableClock
) -> None:
    breaker.record_problem(FAST, OperatorNeeded("credits"))
    passed = 0
    for _ in range(300):
        clock.advance(1)
        passed += sum(not is_open(breaker) for _ in range(10))
    assert passed == 5


def test_who_only_asks_whether_a_call_is_of_use_uses_up_no_trial(
    breaker: CircuitBreaker, clock: MovableClock
) -> None:
    breaker.record_problem(FAST, OperatorNeeded("credits"))
    clock.advance(61)
    for _ in range(3):
        breaker.check(FAST)
    assert [is_open(breaker), is_open(breaker)] == [False, True]


@pytest.mark.parametrize(
    ("problem", "is_over"), [("key", True), ("credits", True), ("access", False)]
)
def test_an_answer_to_a_wrong_request_shows_that_key_and_credits_serve(
    breaker: CircuitBreaker, problem: str, is_over: bool
) -> None:
    breaker.record_problem(FAST, OperatorNeeded(problem))
    breaker.record_answer()
    assert is_open(breaker) is not is_over


def test_a_problem_that_is_still_there_keeps_it_open(
    breaker: CircuitBreaker, clock: MovableClock
) -> None:
    breaker.record_problem(FAST, OperatorNeeded("credits"))
    clock.advance(61)
    breaker.record_problem(FAST, OperatorNeeded("credits"))
    clock.advance(59)
    assert is_open(breaker)


@pytest.mark.parametrize("problem", ["key", "credits", "access"])
def test_a_call_that_goes_through_lets_all_the_others_through(
    breaker: CircuitBreaker, problem: str
) -> None:
    breaker.record_problem(FAST, OperatorNeeded(problem))
    breaker.record_success(FAST)
    assert not any(is_open(breaker) for _ in range(3))


def test_a_missing_access_concerns_its_model_alone(breaker: CircuitBreaker) -> None:
    breaker.record_problem(FAST, OperatorNeeded("access"))
    assert (is_open(breaker, FAST), is_open(breaker, SLOW)) == (True, False)
    breaker.record_success(SLOW)
    assert is_open(breaker, FAST)


def test_a_wrong_key_concerns_every_model(breaker: CircuitBreaker) -> None:
    breaker.record_problem(FAST, OperatorNeeded("key"))
    assert is_open(breaker, SLOW)


def test_calls_of_a_model_without_access_use_up_no_trial_of_the_others(
    breaker: CircuitBreaker, clock: MovableClock
) -> None:
    breaker.record_problem(FAST, OperatorNeeded("credits"))
    clock.advance(30)
    breaker.record_problem(SLOW, OperatorNeeded("access"))
    clock.advance(40)
    assert is_open(breaker, SLOW)
    assert not is_open(breaker, FAST)


def test_a_clock_that_was_set_back_does_not_keep_it_open(
    breaker: CircuitBreaker, clock: MovableClock
) -> None:
    breaker.record_problem(FAST, OperatorNeeded("credits"))
    clock.advance(-25 * 3600)
    assert not is_open(breaker)
