"""What a check has found."""

from dataclasses import dataclass
from enum import Enum


class Verdict(Enum):
    """Whether something is as it should be."""

    RIGHT = "right"
    NOTE = "note"
    """it works, and there is something to know about it"""
    WRONG = "wrong"


@dataclass(frozen=True)
class Finding:
    """One line of the table."""

    part: str
    """which part was looked at, like ``Telegram``"""
    what: str
    """what was found, in a few words"""
    verdict: Verdict = Verdict.RIGHT
    to_do: str = ""
    """what the operator can do about it"""
