"""What the bot has cost in some days: the provider's ledger beside our own."""

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from bot.money.credits import Credits, dollars_of

_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Tally:
    """So many videos, and what they come to."""

    count: int = 0
    amount: Credits = 0


@dataclass(frozen=True)
class Costs:
    """Every dollar that was charged, or that we think was charged, in one place each."""

    matched: Credits = 0
    """in the provider's ledger, for videos of ours"""
    other: Credits = 0
    """in the provider's ledger, for somebody else who uses the account"""
    corrected: Tally = field(default_factory=Tally)
    """videos of which something else was booked first; by how much more they cost"""
    awaited: Tally = field(default_factory=Tally)
    """booked as charged, and not in the provider's ledger yet"""
    ours_only: Tally = field(default_factory=Tally)
    """booked as charged, and for over a day not in the provider's ledger"""
    reserved: Tally = field(default_factory=Tally)
    """what nobody knows the cost of yet"""

    @property
    def charged(self) -> Credits:
        """All that the provider's ledger says."""
        return self.matched + self.other

    @property
    def shares(self) -> tuple[Decimal, Decimal, Decimal]:
        """All that the provider charged, the matched part and the other one, in dollars and cents.

        The parts add up as they are shown, where each rounded alone might not.
        """
        whole, matched = in_cents(self.charged), in_cents(self.matched)
        return whole, matched, whole - matched


def in_cents(amount: Credits) -> Decimal:
    """Return an amount in US dollars, to the nearest cent."""
    return dollars_of(amount).quantize(_CENT, ROUND_HALF_UP)
