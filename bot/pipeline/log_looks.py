"""What is known of the looks for one lost call, and when the next one is due. No I/O."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

from bot.pipeline.log_windows import LogWindow, called_at
from bot.tasks.schedule import LOG_SEARCH, backoff
from bot.tasks.task import Reason, Status, Task

URGENT_PAUSE = 10.0
"""Seconds between two looks while somebody waits."""

PATIENT_PAUSE = 300.0
"""Seconds between two looks for what was lost longer ago than that."""

_WAITING = 30 * 60.0
"""Seconds after a lost call for which somebody waits, whatever was decided."""

MOST_FAILURES = 3
"""Failures in a row after which the log counts as one that cannot be read."""


@dataclass
class Look:
    """The looks for one lost call so far; moments in seconds, ``-inf`` for never."""

    tried_at: float = -inf
    read_at: float = -inf
    """when the part about its own time was last asked for and read whole, without it"""
    failures: int = 0
    """in a row, of reading that part"""
    widely_read_at: float = -inf
    """when a part that allows for a wrong clock was last asked for and read whole, without it"""
    wide_failures: int = 0
    decided_since: float = -inf
    """the moment until which it could be, where somebody wants to decide"""

    def verdict(self, since: float) -> Reason | None:
        """Return why a call may be given up that could be until ``since``; None: not yet.

        LOST: the log does not show it. UNREAD_LOG: nobody knows what it shows.
        """
        is_read = self.read_at >= since
        if is_read and self.widely_read_at >= since:
            return Reason.LOST
        failures = self.wide_failures if is_read else self.failures
        is_unreadable = self.tried_at >= since and failures >= MOST_FAILURES
        return Reason.UNREAD_LOG if is_unreadable else None

    def is_wide_wanted(self, task: Task, now: float) -> bool:
        """Return whether a wrong clock is the last hope before a person is asked."""
        if task.status is not Status.SUBMITTING or self.wide_failures >= MOST_FAILURES:
            return False
        if now < called_at(task):  # the clock was set back: once is enough until it catches up
            return self.widely_read_at == -inf
        since = max(called_at(task) + LOG_SEARCH, self.decided_since)
        return now > since > self.widely_read_at


def next_try(task: Task, look: Look, now: float) -> float:
    """Return when to look for a call again; a clock that was set back delays nothing."""
    if look.tried_at > now:
        return now
    is_urgent = task.status is Status.SUBMITTING or now - called_at(task) < _WAITING
    pause = failure_pause(look.failures) if is_urgent else PATIENT_PAUSE
    return look.tried_at + pause


def failure_pause(failures: int) -> float:
    """Return the seconds to wait after failures in a row."""
    return backoff(max(0, failures - 1), URGENT_PAUSE, PATIENT_PAUSE)


def most_urgent(
    windows: list[LogWindow], looks: Mapping[int, Look], now: float
) -> LogWindow | None:
    """Return the window to read now, if any is due.

    Those with a call that a person waits for come first, then those not tried for longest: a
    window that cannot be read keeps nobody from the others.
    """

    def rank(window: LogWindow) -> tuple[bool, float]:
        is_waited_for = any(task.status is Status.SUBMITTING for task in window.tasks)
        return not is_waited_for, min(looks[task.id].tried_at for task in window.tasks)

    due = [
        window
        for window in windows
        if any(next_try(task, looks[task.id], now) <= now for task in window.tasks)
    ]
    return min(due, key=rank, default=None)
