"""Alerts: what operators should know and act on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.money.credits import Credits


@dataclass(frozen=True)
class Alert:
    """Something for the operators; the chat side has the words for each kind."""

    kind: str
    amounts: Mapping[str, Credits] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict, repr=False)
    """the provider's own words, or names of ours"""
    once: str = ""
    """what names it, where it is told once a day and not once an hour"""

    @property
    def name(self) -> str:
        """What tells it from others, so that it is not repeated too soon."""
        return f"operator-{self.once or self.kind}"
