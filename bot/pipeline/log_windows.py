"""Which parts of the provider's log are read for lost calls: pure functions of their moments."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.tasks.task import Task

_BEFORE = 120.0
"""Seconds by which the provider's clock may be behind ours."""

_AFTER = 300.0
"""Seconds after the call within which the provider's log dates it: the call's own time-out of two
minutes, and a clock that is ahead of ours."""

_WRONG_CLOCK = 25 * 3600.0
"""Seconds by which our own clock may have been wrong: a wrong zone or date is set right sooner."""

_LONGEST = 3600.0
"""Seconds of the log that are read as one, so that a busy account's can be read to its end."""


@dataclass(frozen=True)
class LogWindow:
    """A part of the log, and the calls that should stand in it."""

    start: float
    end: float
    tasks: Sequence[Task]


def called_at(task: Task) -> float:
    """Return when a task's paid call was made, by our clock of that time."""
    return task.submitted_at or 0.0


def narrow_windows(lost: Iterable[Task]) -> list[LogWindow]:
    """Return the parts of the log about the calls' own times, together where they overlap."""
    groups: list[list[Task]] = []
    for task in sorted(lost, key=called_at):
        if groups and _is_near(task, groups[-1]):
            groups[-1].append(task)
        else:
            groups.append([task])
    return [
        LogWindow(called_at(group[0]) - _BEFORE, called_at(group[-1]) + _AFTER, group)
        for group in groups
    ]


def _is_near(task: Task, group: Sequence[Task]) -> bool:
    moment = called_at(task)
    is_overlapping = moment - called_at(group[-1]) <= _BEFORE + _AFTER
    return is_overlapping and moment - called_at(group[0]) <= _LONGEST


def wide_window(lost: Sequence[Task], now: float) -> LogWindow:
    """Return the part of the log that holds calls though the clock was, or is, wrong by a day."""
    moments = [now, *map(called_at, lost)]
    return LogWindow(min(moments) - _WRONG_CLOCK, max(moments) + _WRONG_CLOCK, lost)
