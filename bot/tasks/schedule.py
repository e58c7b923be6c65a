"""When to look next: pure functions of how long things take and how long we have waited."""

from dataclasses import dataclass

DEADLINE = 15 * 60.0
"""After this long the person is told that it takes longer than it should; at least three times
the expected time."""

GIVE_UP = 24 * 60 * 60.0
"""After this long nobody looks any more."""

LOG_SEARCH = 10 * 60.0
"""How long a lost submit is looked for in the provider's log."""

_FIRST = 0.6
"""Of the typical time: before, hardly any result is there."""
_CLOSE_SECONDS = 1.4
"""Between looks around the expected moment: found after 0.7 s in the mean, and the answer."""
_CLOSE_SHARES = (0.008, 0.03)
"""The least and the most of the typical time that this may be."""
_CLOSE_UNTIL = 1.6
_LATE = 0.08
"""By how much the pauses grow with each second after that."""
_LONGEST = 5 * 60.0


@dataclass(frozen=True)
class Timing:
    """How long a model takes, in seconds."""

    typical: float
    """half of the videos are done by then"""
    shortest: float = 0.25
    """the shortest pause between two looks"""


def first_look(timing: Timing) -> float:
    """Return the seconds from the submit to the first look."""
    return max(timing.shortest, _FIRST * timing.typical)


def next_look(timing: Timing, waited: float) -> float:
    """Return the seconds until the next look, ``waited`` seconds after the submit.

    Close together around the expected moment, then ever further apart.
    """
    if waited < first_look(timing):
        return first_look(timing) - waited
    least, most = (share * timing.typical for share in _CLOSE_SHARES)
    close = max(timing.shortest, least, min(_CLOSE_SECONDS, most))
    late = max(0.0, waited - _CLOSE_UNTIL * timing.typical)
    return min(close + _LATE * late, _LONGEST)


def deadline(timing: Timing) -> float:
    """Return the seconds after which a video counts as late."""
    return max(DEADLINE, 3 * timing.typical)


def backoff(attempts: int, first: float = 2.0, longest: float = 60.0) -> float:
    """Return the pause after the nth failure in a row, doubling from ``first`` to ``longest``."""
    return min(longest, first * 2.0 ** min(attempts, 16))
