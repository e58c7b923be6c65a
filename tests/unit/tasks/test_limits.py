import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import LimitReached
from bot.tasks.limits import DAY, Limits, Usage, check

NOTHING = Usage(0, (), ())


@pytest.mark.parametrize(
    "usage",
    [
        NOTHING,
        Usage(2, (), ()),
        Usage(0, (200.0,), ()),
        Usage(0, (), (200.0, 100.0)),
        Usage(2, (200.0,), (300.0, 200.0)),
    ],
)
def test_below_every_limit_one_more_is_allowed(usage: Usage) -> None:
    check(usage, Limits(user_active=3, user_daily=2, chat_daily=3))


@pytest.mark.parametrize(
    ("usage", "scope", "limit", "resumes_at"),
    [
        (Usage(3, (), ()), "user-active", 3, None),
        (Usage(4, (), ()), "user-active", 3, None),
        (Usage(0, (200.0, 100.0), ()), "user-daily", 2, 100.0 + DAY),
        (Usage(0, (300.0, 200.0, 100.0), ()), "user-daily", 2, 200.0 + DAY),
        (Usage(0, (), (4.0, 3.0, 2.0)), "chat-daily", 3, 2.0 + DAY),
        (Usage(3, (200.0, 100.0), (4.0, 3.0, 2.0)), "user-active", 3, None),
    ],
)
def test_a_refusal_names_the_limit_and_when_it_goes_on(
    usage: Usage, scope: str, limit: int, resumes_at: float | None
) -> None:
    with pytest.raises(LimitReached) as caught:
        check(usage, Limits(user_active=3, user_daily=2, chat_daily=3))
    refusal = caught.value
    assert (refusal.scope, refusal.limit, refusal.resumes_at) == (scope, limit, resumes_at)


@given(st.integers(0, 1000), st.lists(st.floats(0, 1e9)), st.lists(st.floats(0, 1e9)))
def test_no_limit_means_no_limit(active: int, user: list[float], chat: list[float]) -> None:
    check(Usage(active, user, chat), Limits(user_active=0, user_daily=0, chat_daily=0))


@given(st.lists(st.floats(0, DAY), min_size=1, max_size=50), st.integers(1, 50))
def test_at_the_moment_named_one_more_is_allowed(ages: list[float], limit: int) -> None:
    now = 10 * DAY
    times = sorted((now - age for age in ages), reverse=True)
    try:
        check(Usage(0, times, ()), Limits(user_daily=limit))
    except LimitReached as refusal:
        resumes_at = refusal.resumes_at or 0.0
        still_counted = [time for time in times if time > resumes_at - DAY]
        check(Usage(0, still_counted, ()), Limits(user_daily=limit))
