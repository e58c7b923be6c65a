"""Clocks for tests: time is an argument of the bot."""

import time


class MovableClock:
    """A clock that a test moves on: it stands where it was set, or runs with the time of day."""

    def __init__(self, stands_at: float | None = None) -> None:
        """Take the moment at which to stand, in seconds; None: run with the time of day."""
        self._stands_at = stands_at
        self._ahead = 0.0

    def __call__(self) -> float:
        return (time.time() if self._stands_at is None else self._stands_at) + self._ahead

    def advance(self, seconds: float) -> None:
        """Let time pass at once; a negative number sets the clock back."""
        self._ahead += seconds


class FastClock:
    """The time of day, running ``rate`` times as fast since some moment."""

    def __init__(self, since: float, rate: float) -> None:
        self._since = since
        self._rate = rate

    def __call__(self) -> float:
        return self._since + (time.time() - self._since) * self._rate
