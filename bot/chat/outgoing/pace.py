"""GCRA: a steady pace with a small burst, whose whole state is one float.

The generic cell rate algorithm (ITU-T I.371) keeps the theoretical arrival time of the next call
(``tat``), in seconds of any clock. Calls at a steady pace arrive exactly then; a call may come
earlier by as much as the burst allows. A ``tat`` that has passed says the same as none.
"""

import math
from dataclasses import dataclass

NEVER = -math.inf
"""The ``tat`` of what was never called."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How often something may happen."""

    interval: float
    """seconds for each call, in the long run"""
    burst: int
    """calls that may go at once after a pause"""

    @classmethod
    def never_over(cls, count: int, seconds: float, burst: int) -> "Pace":
        """Return the fastest pace that has at most ``count`` calls in any such time.

        The burst counts too: after it, the rest of the time holds only what is left. ``count``
        is at least ``burst``.
        """
        return cls(seconds / (count - burst + 1), burst)

    def ready_at(self, tat: float, spare: int = 0) -> float:
        """Return from when on a call may go that leaves room for ``spare`` more.

        A burst of one leaves no room for more, so there ``spare`` changes nothing.
        """
        return tat - max(0, self.burst - 1 - spare) * self.interval

    def after(self, tat: float, now: float) -> float:
        """Return the ``tat`` after a call."""
        return max(tat, now) + self.interval

    def resting(self, until: float) -> float:
        """Return the ``tat`` with which the next call may go just then, and no burst with it."""
        return until + (self.burst - 1) * self.interval
