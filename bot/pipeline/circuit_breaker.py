"""Not calling at all while only the operator can help."""

from bot.errors import OperatorNeeded
from bot.pipeline.ports import Clock

_OPEN_SECONDS = 60.0


class CircuitBreaker:
    """Whether the provider may be called now, as far as the key and the credits go."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._problem: OperatorNeeded | None = None
        self._until = 0.0

    def check(self) -> None:
        """Return when calls are of use.

        Raises:
            OperatorNeeded: the last call found that they are not, less than a minute ago.
        """
        if self._problem and self._clock() < self._until:
            raise self._problem

    def record_problem(self, problem: OperatorNeeded) -> None:
        """Record that only the operator can help: nobody calls for a while."""
        self._problem, self._until = problem, self._clock() + _OPEN_SECONDS

    def record_success(self) -> None:
        """Record that a call went through."""
        self._problem = None
