"""Kinds of task: a video, or what helps with one, which is made by one short paid call."""

from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """What a task makes. What only one kind has says so where it is read."""

    VIDEO = "video"
    """asked for and then polled for until it is there"""
    STILL = "still"
    """a picture, which the answer to the paid call names"""
    WORDS = "words"
    """a better prompt, which that answer holds"""

    @property
    def is_video(self) -> bool:
        """Whether it counts among videos: in limits, histories, statistics and waiting times."""
        return self is Kind.VIDEO


HELPERS = (Kind.STILL, Kind.WORDS)
"""The kinds that are made by one call, whose answer is the result: there is nothing to poll."""

PATIENCE = MappingProxyType({Kind.WORDS: 30.0, Kind.STILL: 180.0})
"""Seconds after which no more tries are made to have one made: somebody waits for it."""

SEARCH = MappingProxyType({Kind.WORDS: 45.0, Kind.STILL: 120.0})
"""Seconds after a call without an answer at which the person hears that it got lost."""
