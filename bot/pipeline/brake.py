"""Slowing down together: what one call learns holds for all of them."""

from bot.errors import OperatorNeeded, RateLimited
from bot.pipeline.ports import Clock
from bot.tasks.schedule import backoff

_CLOSED_SECONDS = 60.0


class Brake:
    """Whether the provider may be called now.

    After a 429 everybody waits. Then one call at a time finds out whether it goes on, and only
    when one has gone through do all of them.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._until = 0.0
        self._limited = 0
        self._is_trying = False
        self._problem: OperatorNeeded | None = None
        self._problem_until = 0.0

    @property
    def wait(self) -> float:
        """Seconds to wait before the next call; 0 when it may be made."""
        return max(0.0, self._until - self._clock())

    def take(self) -> float:
        """Return ``wait``; where that is 0 after a 429, this is the call that finds out."""
        wait = self.wait
        if not wait and self._limited:
            self._until = self._clock() + backoff(self._limited - 1)
            self._is_trying = True
        return wait

    def limited(self, error: RateLimited) -> None:
        """Take a 429 in: its own pause, or one that grows with each round of them.

        Calls that were under way together count as one.
        """
        if self._is_trying or not self._limited:
            self._limited, self._is_trying = self._limited + 1, False
        pause = backoff(self._limited - 1) if error.retry_after is None else error.retry_after
        self._until = max(self._until, self._clock() + pause)

    def closed_by(self, problem: OperatorNeeded) -> None:
        """Take in that only the operator can mend it: nobody tries for a while."""
        self._problem, self._problem_until = problem, self._clock() + _CLOSED_SECONDS

    def check(self) -> None:
        """Return when calls are of use.

        Raises:
            OperatorNeeded: the last call found that they are not, less than a minute ago.
        """
        if self._problem and self._clock() < self._problem_until:
            raise self._problem

    def passed(self) -> None:
        """Take in that a call went through. One from before the 429 says nothing of now."""
        self._problem = None
        if self._is_trying or not self.wait:
            self._limited, self._is_trying, self._until = 0, False, 0.0
