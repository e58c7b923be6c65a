"""What admins write after ``/stats`` and ``/export``, as days."""

import re
from collections.abc import Sequence
from datetime import date

from bot.errors import BadPeriod
from bot.money.periods import EVER, Period, last_days, month_of

STATS_DAYS = (1, 7, 30)
"""How many days ``/stats`` sums up; 1 is today, and the default."""

_EXPORT_DAYS = ("7", "30")
_ALL = "all"
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


def parse_stats(words: Sequence[str]) -> int:
    """Return how many days are asked for.

    Raises:
        BadPeriod: they cannot be understood.
    """
    allowed = tuple(map(str, STATS_DAYS[1:]))
    word = " ".join(words) or str(STATS_DAYS[0])
    if word not in map(str, STATS_DAYS):
        raise BadPeriod(word, allowed)
    return int(word)


def parse_export(words: Sequence[str], today: date) -> Period:
    """Return the days that are asked for: by default this month.

    Raises:
        BadPeriod: they cannot be understood.
    """
    word = " ".join(words).lower()
    if not word:
        return month_of(today)
    if word in _EXPORT_DAYS:
        return last_days(today, int(word))
    if word == _ALL:
        return EVER
    try:
        return month_of(_first_of_month(word))
    except ValueError:
        allowed = (*_EXPORT_DAYS, f"{today:%Y-%m}", _ALL)
        raise BadPeriod(word, allowed) from None


def _first_of_month(word: str) -> date:
    """Return the first day of a month written like ``2026-11``.

    Raises:
        ValueError: there is no such month.
    """
    found = _MONTH.fullmatch(word)
    if not found:
        raise ValueError(word)
    return date(int(found[1]), int(found[2]), 1)
