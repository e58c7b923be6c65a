"""What is counted in a simulated day."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil

from benchmarks.day.habits import Asked
from bot.chat.outgoing.call_classes import CallClass


@dataclass
class Tally:
    """Counts what happens from a moment on, when everything is under way."""

    since: float
    updates: int = 0
    bought: int = 0
    calls: Counter[int] = field(default_factory=Counter)
    """to Telegram, by second"""
    refused: int = 0
    """429s of Telegram"""
    waits: defaultdict[CallClass, list[float]] = field(default_factory=lambda: defaultdict(list))
    """seconds from the wish to call to the call, by class"""
    skipped: Counter[CallClass] = field(default_factory=Counter)
    """calls that were not made, because there was no room"""
    answered: list[float] = field(default_factory=list)
    """seconds from an update to its first answer; without one, how long that is missing"""
    owed: dict[Asked, None] = field(default_factory=dict)
    """updates without an answer"""
    noticed: list[float] = field(default_factory=list)
    """seconds from the end of a video to the look that found it"""
    late: list[float] = field(default_factory=list)
    """seconds from the end of a video to the chat"""
    making: list[int] = field(default_factory=list)
    """videos in progress, once a second"""
    looks: int = 0
    """at the video service"""
    log_pages: Counter[int] = field(default_factory=Counter)
    """requests of its log, by minute"""
    orphaned: list[float] = field(default_factory=list)
    """seconds for which nobody worked on what a killed process had held"""

    def receive(self, asked: Asked) -> None:
        """Count an update, which has to be answered."""
        if self.is_on(asked.at):
            self.updates += 1
            self.owed[asked] = None

    def answer(self, asked: Asked, now: float) -> None:
        """Count the first answer to an update."""
        if asked in self.owed:
            del self.owed[asked]
            self.answered.append(now - asked.at)

    def close(self, now: float) -> None:
        """Count those, too, who wait for an answer at the end."""
        for asked in list(self.owed):
            self.answer(asked, now)

    def is_on(self, moment: float) -> bool:
        """Return whether what happens at a moment, or has begun then, is counted."""
        return moment >= self.since


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of all does not exceed; 0 where there is none."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else 0.0
