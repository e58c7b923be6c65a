"""A rate-limit gate: a 429 for one call slows down all of them."""

from bot.errors import RateLimited
from bot.pipeline.ports import Clock
from bot.tasks.schedule import backoff


class RateLimitGate:
    """Decides whether the provider may be called now, by its rate limit.

    After a 429 all calls wait. Then one call at a time is tried, and only when one has succeeded
    may all continue.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._until = 0.0
        self._rounds = 0
        self._is_trying = False

    @property
    def wait(self) -> float:
        """Seconds to wait before the next call; 0 when it may be made."""
        return max(0.0, self._until - self._clock())

    def enter(self) -> float:
        """Return ``wait``; where that is 0 after a 429, this is the one call that is tried."""
        wait = self.wait
        if not wait and self._rounds:
            self._until = self._clock() + backoff(self._rounds - 1)
            self._is_trying = True
        return wait

    def record_limited(self, error: RateLimited) -> None:
        """Record a 429: wait as long as it says, or longer with each round of them.

        Calls that were under way together count as one.
        """
        if self._is_trying or not self._rounds:
            self._rounds, self._is_trying = self._rounds + 1, False
        pause = backoff(self._rounds - 1) if error.retry_after is None else error.retry_after
        self._until = max(self._until, self._clock() + pause)

    def record_success(self) -> None:
        """Record a success; a call sent before the last 429 opens nothing."""
        if self._is_trying or not self.wait:
            self._rounds, self._is_trying, self._until = 0, False, 0.0
