"""Periods are whole days, and hours are those that the clocks show."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.money.calendar import Calendar
from bot.money.periods import last_days, month_of

BERLIN = Calendar(ZoneInfo("Europe/Berlin"))
DAYS = st.dates(date(1970, 1, 2), date(2200, 1, 1))


@given(DAYS, st.integers(1, 400))
def test_the_last_days_end_today_and_are_as_many_as_asked(today: date, count: int) -> None:
    days = last_days(today, count).days
    assert days[-1] == today.isoformat()
    assert len(days) == len({*days}) == count


@given(DAYS)
def test_a_month_holds_all_of_its_days_and_no_other(day: date) -> None:
    days = month_of(day).days
    assert day.isoformat() in days
    assert {each[:7] for each in days} == {day.isoformat()[:7]}
    after = date.fromisoformat(days[-1]) + timedelta(days=1)
    assert after.day == date.fromisoformat(days[0]).day == 1


@pytest.mark.parametrize(
    ("day", "count"), [("2026-11-21", 24), ("2026-03-29", 23), ("2026-10-25", 25)]
)
def test_a_day_has_the_hours_that_its_clocks_show(day: str, count: int) -> None:
    hours = BERLIN.hours(date.fromisoformat(day))
    assert len(hours) == count
    assert {BERLIN.day(hour.timestamp()) for hour in hours} == {day}
    assert BERLIN.midnight_after(hours[0].timestamp()).timestamp() == hours[-1].timestamp() + 3600
