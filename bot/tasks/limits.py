"""May this person start another video now? Pure: usage in, a verdict out."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import LimitReached

DAY = 24 * 60 * 60.0
"""A day is the last 24 hours, which is fair in every time zone."""


@dataclass(frozen=True)
class Limits:
    """How much is allowed; 0 means without limit."""

    user_active: int = 3
    """videos of one person that may be in the making"""
    user_daily: int = 20
    chat_daily: int = 0


@dataclass(frozen=True)
class Usage:
    """What has been used. The times are those of the newest requests of a day, newest first.

    No more of them are needed than the limit counts.
    """

    user_active: int
    user_times: Sequence[float]
    chat_times: Sequence[float]


def check(usage: Usage, limits: Limits) -> None:
    """Return when one more is allowed.

    Raises:
        LimitReached: it is not, with the moment at which it will be.
    """
    if limits.user_active and usage.user_active >= limits.user_active:
        raise LimitReached("user-active", limits.user_active, None)
    _check_day("user-daily", usage.user_times, limits.user_daily)
    _check_day("chat-daily", usage.chat_times, limits.chat_daily)


def _check_day(scope: str, times: Sequence[float], limit: int) -> None:
    if limit and len(times) >= limit:
        raise LimitReached(scope, limit, times[limit - 1] + DAY)
