"""Slowing down together: what one call learns holds for all of them."""

from bot.errors import OperatorNeeded, RateLimited
from bot.pipeline.ports import Clock
from bot.tasks.schedule import backoff

_CLOSED_SECONDS = 60.0


class Brake:
    """Whether the provider may be called now."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._until = 0.0
        self._limited = 0
        self._problem: OperatorNeeded | None = None
        self._problem_until = 0.0

    @property
    def wait(self) -> float:
        """Seconds to wait before the next call; 0 when it may be made."""
        return max(0.0, self._until - self._clock())

    def limited(self, error: RateLimited) -> None:
        """Take a 429 in: its own pause, or one that grows with each in a row."""
        pause = backoff(self._limited) if error.retry_after is None else error.retry_after
        self._limited += 1
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
        """Take in that a call went through."""
        self._limited, self._problem = 0, None
