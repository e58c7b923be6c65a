"""When to poll next: pure functions of how long a model takes and how long we have waited."""

from dataclasses import dataclass

DEADLINE = 15 * 60.0
"""Seconds after which the person is told that it takes longer than it should; longer where three
times the typical time is longer."""

GIVE_UP = 24 * 60 * 60.0
"""Seconds after which polling, delivering and looking up end."""

MIN_CONSECUTIVE_FAILURES = 5
"""Failures in a row before anything is given up: a clock that has jumped shows in fewer."""

LOG_SEARCH = 10 * 60.0
"""Seconds for which a lost submit is looked for in the provider's log before a person may decide;
longer where three times the typical time is longer."""

LONGEST_LOG_SEARCH = 30 * GIVE_UP
"""Seconds after which not even a machine that was asleep looks for a lost call."""

_FIRST = 0.6
"""The first look, as a share of the typical time: before that, hardly any video is finished."""
_CLOSE_SECONDS = 1.4
"""Seconds between looks around the typical time: a video is noticed after 0.7 s on average."""
_CLOSE_SHARES = (0.008, 0.032)
"""The smallest and the largest share of the typical time that _CLOSE_SECONDS may be."""
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
    """Return the pause after ``attempts`` failures, doubling from ``first`` to ``longest``."""
    return min(longest, first * 2.0 ** min(attempts, 16))
