"""The account: its entries, and the movements that no generation of ours makes.

Other bots and keys may spend from the same account, money may come in or be given back; all of it
stands among the entries, and only there.
"""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from sandbox.provider.transactions import Direction, Kind, Transaction, credits_of, usd_of

DEPOSIT_USD = 1_000.0
"""What a new account begins with."""


class Account:
    """The entries of one account, in the order in which they were recorded."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.entries: list[Transaction] = []
        self._now = now
        self.read_ms = 0
        """When the entries were last read, in milliseconds: none comes before that any more."""
        self.record(Direction.TOPUP, Kind.INIT, credits_of(DEPOSIT_USD))

    @property
    def deposit_usd(self) -> float:
        """What the account began with; may be set before anything is bought."""
        return usd_of(self.entries[0].credits)

    @deposit_usd.setter
    def deposit_usd(self, usd: float) -> None:
        self.entries[0] = replace(self.entries[0], credits=credits_of(usd))

    @property
    def balance(self) -> int:
        """The sum of all entries, in credits."""
        return sum(entry.change for entry in self.entries)

    def record(
        self,
        direction: Direction,
        kind: Kind,
        amount: int,
        *,
        model: str | None = None,
        reference_id: str | None = None,
        at: float | None = None,
    ) -> Transaction:
        """Add an entry of so many credits, ``at`` a moment or now.

        An entry never turns up before the moment at which the entries were last read.
        """
        moment = self._now() if at is None else at
        entry = Transaction(
            number=len(self.entries) + 1,
            created_ms=max(int(moment * 1000), self.read_ms),
            direction=direction,
            kind=kind,
            credits=amount,
            model=model,
            reference_id=reference_id,
        )
        self.entries.append(entry)
        return entry

    def read(self) -> list[Transaction]:
        """Return the entries, oldest first; those that come later will be no older."""
        self.read_ms = max(self.read_ms, int(self._now() * 1000))
        return sorted(self.entries, key=lambda entry: entry.position)

    def other_usage(self, model: str, usd: float, *, at: float | None = None) -> Transaction:
        """Let another bot or key of the same account spend something."""
        return self.record(
            Direction.CHARGE,
            Kind.MODEL_USAGE,
            credits_of(usd),
            model=model,
            reference_id=str(uuid4()),
            at=at,
        )

    def pay_in(self, usd: float) -> Transaction:
        """Top the account up."""
        payment = f"pi_{uuid4().hex}"
        return self.record(Direction.TOPUP, Kind.PAYMENT, credits_of(usd), reference_id=payment)

    def refund(self, usd: float, reference_id: str | None = None) -> Transaction:
        """Give money back, perhaps for one generation."""
        return self.record(Direction.TOPUP, Kind.REFUND, credits_of(usd), reference_id=reference_id)
