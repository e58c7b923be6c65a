"""What a check has found."""

from collections.abc import Callable
from dataclasses import dataclass, replace
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

    def redacted(self, redact: Callable[[str], str]) -> "Finding":
        """Return it without secrets, on one line."""
        return replace(self, what=_line(redact(self.what)), to_do=_line(redact(self.to_do)))


def _line(text: str) -> str:
    """Return what a terminal shows of a text and does not obey."""
    return "".join(each if each.isprintable() else " " for each in text)
