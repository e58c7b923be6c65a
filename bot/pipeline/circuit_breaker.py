"""A circuit breaker: no paid calls while only the operator can help."""

from bot.errors import OperatorNeeded
from bot.pipeline.ports import Clock

_OPEN_SECONDS = 60.0


class CircuitBreaker:
    """Decides whether to call the provider, by what is known of the key and the credits."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._problem: OperatorNeeded | None = None
        self._until = 0.0

    def check(self) -> None:
        """Check that a call can succeed.

        Raises:
            OperatorNeeded: a call less than a minute ago found that it cannot.
        """
        if self._problem and self._clock() < self._until:
            raise self._problem

    def record_problem(self, problem: OperatorNeeded) -> None:
        """Record that only the operator can help: no calls for a minute."""
        self._problem, self._until = problem, self._clock() + _OPEN_SECONDS

    def record_success(self) -> None:
        """Record that a call succeeded."""
        self._problem = None
