import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import LimitReached
from bot.money.budgets import Allowance, Scope
from bot.tasks.limits import Limits


@pytest.mark.parametrize("active", [0, 1, 2])
def test_below_the_limit_one_more_is_allowed(active: int) -> None:
    Limits(user_active=3).check_active(active)


@pytest.mark.parametrize("active", [3, 4])
def test_a_refusal_names_the_limit(active: int) -> None:
    with pytest.raises(LimitReached) as caught:
        Limits(user_active=3).check_active(active)
    refusal = caught.value
    assert (refusal.scope, refusal.limit, refusal.resumes_at) == ("user-active", 3, None)


@pytest.mark.parametrize(("active", "takes", "named"), [(0, 4, 4), (2, 2, 2), (3, 2, 1)])
def test_takes_that_are_too_many_are_named_where_fewer_would_do(
    active: int, takes: int, named: int
) -> None:
    with pytest.raises(LimitReached) as caught:
        Limits(user_active=3).check_active(active, takes)
    assert caught.value.takes == named


@given(st.integers(0, 1000))
def test_no_limit_means_no_limit(active: int) -> None:
    Limits(user_active=0).check_active(active)


def test_a_request_counts_for_its_person_its_chat_and_everybody() -> None:
    limits = Limits(1, 2, 3, budget=4, user_budget=5, chat_budget=6)
    assert set(limits.allowances(7, -8)) == {
        Allowance(Scope.USER, 7, 2, 5),
        Allowance(Scope.CHAT, -8, 3, 6),
        Allowance(Scope.ALL, 0, 0, 4),
    }
