"""Spans of days, over which sums are made."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Period:
    """Days, the first and the last included."""

    first: date
    last: date

    @property
    def days(self) -> tuple[str, ...]:
        """Every day, as the ledger names it: ``2026-11-21``."""
        count = (self.last - self.first).days + 1
        return tuple((self.first + timedelta(days=number)).isoformat() for number in range(count))


@dataclass(frozen=True)
class Since:
    """When some days up to now began."""

    at: float
    """in seconds since the epoch"""
    day: str
    """the same as the ledger names it"""


EVER = Period(date.min, date.max)
"""All days that there are entries of."""


def last_days(today: date, count: int) -> Period:
    """Return so many days, of which today is the last."""
    return Period(today - timedelta(days=count - 1), today)


def month_of(day: date) -> Period:
    """Return the month that a day belongs to."""
    return Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))
