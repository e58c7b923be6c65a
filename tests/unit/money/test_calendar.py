"""A day begins at midnight of the operator's time zone."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.money.calendar import Calendar

ZONES = sorted(available_timezones())
BERLIN = Calendar(ZoneInfo("Europe/Berlin"))


def moment(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("calendar", "when", "day", "until"),
    [
        (Calendar(), "2026-11-21T23:59:59", "2026-11-21", "2026-11-22T00:00:00"),
        (Calendar(), "2026-11-22T00:00:00", "2026-11-22", "2026-11-23T00:00:00"),
        (BERLIN, "2026-11-21T22:59:59", "2026-11-21", "2026-11-21T23:00:00"),
        (BERLIN, "2026-11-21T23:00:00", "2026-11-22", "2026-11-22T23:00:00"),
        (BERLIN, "2026-03-28T23:30:00", "2026-03-29", "2026-03-29T22:00:00"),
        (BERLIN, "2026-10-24T22:30:00", "2026-10-25", "2026-10-25T23:00:00"),
    ],
)
def test_a_day_ends_at_the_midnight_of_its_zone(
    calendar: Calendar, when: str, day: str, until: str
) -> None:
    assert calendar.day(moment(when)) == day
    assert calendar.midnight_after(moment(when)).timestamp() == moment(until)


@given(st.floats(0, 4e9), st.sampled_from(ZONES))
def test_midnight_is_ahead_and_begins_another_day(when: float, zone: str) -> None:
    calendar = Calendar(ZoneInfo(zone))
    midnight = calendar.midnight_after(when).timestamp()
    assert when < midnight <= when + 49 * 3600
    assert calendar.day(midnight) > calendar.day(when)
