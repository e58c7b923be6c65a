"""How late something is, by how long it usually takes: pure, and said in words by the chat side."""

from enum import StrEnum

_SLOW = 2.0
"""How many times the usual time may pass until it takes longer than usual."""


class Lateness(StrEnum):
    """What may truly be said to whoever waits."""

    EXPECTED = "expected"
    """the usual time has not passed yet"""
    DUE = "due"
    """it has, as with half of all: any moment may be the one"""
    SLOW = "slow"
    """it has passed twice"""
    LATE = "late"
    """so has the deadline: see bot.tasks.schedule"""


def lateness(usual: float, waited: float, *, is_past_deadline: bool = False) -> Lateness:
    """Return how late something is ``waited`` seconds after it was begun, of ``usual`` ones."""
    if is_past_deadline:
        return Lateness.LATE
    if waited > _SLOW * usual:
        return Lateness.SLOW
    return Lateness.DUE if waited > usual else Lateness.EXPECTED
