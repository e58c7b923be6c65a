"""Clocks for tests: time is an argument of the bot."""

import time


class MovableClock:
    """The time of day, which a test can move on."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self._ahead

    def advance(self, seconds: float) -> None:
        """Let time pass at once."""
        self._ahead += seconds


class FastClock:
    """The time of day, so many times as fast since some moment."""

    def __init__(self, since: float, rate: float) -> None:
        self._since = since
        self._rate = rate

    def __call__(self) -> float:
        return self._since + (time.time() - self._since) * self._rate
