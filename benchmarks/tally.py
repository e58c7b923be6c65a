"""A tally of what a bot has called, kept from the sandbox's journal."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sandbox import Sandbox
from sandbox.journal import Entry, Side
from sandbox.telegram.api import CHARGED

_TOO_MANY = 429


@dataclass
class Tally:
    """Calls since it was begun."""

    calls: int = 0
    """to Telegram, of those that its limits count"""
    refused: int = 0
    """of these, because they were too many"""
    found_at: dict[str, float] = field(default_factory=dict)
    """when a look first found a finished video, by its generation; seconds since 1970"""

    def note(self, entry: Entry) -> None:
        """Count a call."""
        if entry.side is Side.TELEGRAM and entry.method.startswith(CHARGED):
            self.calls += 1
            self.refused += entry.status == _TOO_MANY
        elif entry.method == "fetch" and (entry.answer or {}).get("status") == "completed":
            self.found_at.setdefault(entry.answer["id"], entry.at)


@contextmanager
def tallying(sandbox: Sandbox) -> Iterator[Tally]:
    """Count what is called within the block."""
    tally = Tally()
    stop = sandbox.journal.watch(tally.note)
    try:
        yield tally
    finally:
        stop()
