"""A circuit breaker: no paid calls while only the operator can help."""

from collections.abc import Mapping

from bot.errors import OperatorNeeded
from bot.pipeline.ports import Clock

_TRIAL_SECONDS = 60.0
"""Between two calls that find out whether it works again."""

_EVERY_MODEL = ""


class CircuitBreaker:
    """Whether the provider may be called now, as far as the key, the credits and access go.

    Only an answer of the provider opens it. While it is open, one call a minute goes through and
    finds out. A missing access concerns one model, all else concerns them all.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._problems: dict[str, OperatorNeeded] = {}
        self._trial_at: dict[str, float] = {}

    @property
    def problems(self) -> Mapping[str, OperatorNeeded]:
        """Why there are no calls now, by model; the empty name stands for every model."""
        return dict(self._problems)

    def check(self, model_id: str) -> None:
        """Return when a call is of use, or may be the one that tries.

        Raises:
            OperatorNeeded: the provider's last answer was that calls are of no use.
        """
        now = self._clock()
        for scope in self._open_scopes(model_id):
            if now < self._trial_at[scope] <= now + _TRIAL_SECONDS:  # else the clock was set back
                raise self._problems[scope]

    def enter(self, model_id: str) -> None:
        """Return when the call is made at once; the one that tries uses up the minute's trial.

        Raises:
            OperatorNeeded: see ``check``.
        """
        # A call that one scope holds back must not use up the trial of the other.
        self.check(model_id)
        for scope in self._open_scopes(model_id):
            self._trial_at[scope] = self._clock() + _TRIAL_SECONDS

    def _open_scopes(self, model_id: str) -> list[str]:
        return [scope for scope in (_EVERY_MODEL, model_id) if scope in self._problems]

    def record_problem(self, model_id: str, problem: OperatorNeeded) -> None:
        """Record the provider's answer that only the operator can help."""
        scope = model_id if problem.problem == "access" else _EVERY_MODEL
        self._problems[scope] = problem
        self._trial_at[scope] = self._clock() + _TRIAL_SECONDS

    def record_success(self, model_id: str) -> None:
        """Record that a call went through."""
        self.record_answer()
        self._problems.pop(model_id, None)

    def record_answer(self) -> None:
        """Record that the provider has looked at a request itself: key and credits serve."""
        self._problems.pop(_EVERY_MODEL, None)
