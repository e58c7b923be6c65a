"""Limits: whether a person may ask for another video now."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import LimitReached

DAY = 24 * 60 * 60.0
"""A day is the last 24 hours, which is fair in every time zone."""


@dataclass(frozen=True)
class Limits:
    """How much is allowed; 0 means without limit."""

    user_active: int = 3
    """videos of one person that may be in progress at once"""
    user_daily: int = 20
    chat_daily: int = 0


@dataclass(frozen=True)
class Usage:
    """What has been used. The times are those of the last day's requests, newest first.

    Only as many are needed as the limit allows.
    """

    user_active: int
    user_times: Sequence[float]
    chat_times: Sequence[float]


def check(usage: Usage, limits: Limits) -> None:
    """Check that one more video is allowed.

    Raises:
        LimitReached: it is not; the error says when it will be.
    """
    if limits.user_active and usage.user_active >= limits.user_active:
        raise LimitReached("user-active", limits.user_active, None)
    _check_day("user-daily", usage.user_times, limits.user_daily)
    _check_day("chat-daily", usage.chat_times, limits.chat_daily)


def _check_day(scope: str, times: Sequence[float], limit: int) -> None:
    if limit and len(times) >= limit:
        raise LimitReached(scope, limit, times[limit - 1] + DAY)
