"""The entries of the account: every movement of its balance (OpenAPI: billing-transactions-v2)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sandbox.provider.errors import iso
from sandbox.provider.generation import CREDITS_PER_USD


class Direction(StrEnum):
    """Which way the money moved; amounts have no sign."""

    TOPUP = "TOPUP"
    CHARGE = "CHARGE"


class Kind(StrEnum):
    """What made the entry."""

    PAYMENT = "PAYMENT"
    BONUS = "BONUS"
    REFUND = "REFUND"
    ADJUSTMENT = "ADJUSTMENT"
    MODEL_USAGE = "MODEL_USAGE"
    CREDITS_EXPIRED = "CREDITS_EXPIRED"
    INIT = "INIT"


@dataclass(frozen=True, slots=True)
class Transaction:
    """One entry; it never changes."""

    number: int
    """Counts up from 1."""
    created_ms: int
    """When it was recorded, milliseconds since 1970: as exactly as the API tells it."""
    direction: Direction
    kind: Kind
    credits: int
    """Always positive."""
    model: str | None = None
    """As ``/v1/models`` calls it; only of usage."""
    reference_id: str | None = None
    """The generation's id for usage, the payment's for a payment."""

    @property
    def position(self) -> tuple[int, int]:
        """Its place among all entries, which are in the order of time."""
        return self.created_ms, self.number

    @property
    def change(self) -> int:
        """What it does to the balance, in credits."""
        return self.credits if self.direction is Direction.TOPUP else -self.credits

    def as_row(self) -> dict[str, Any]:
        """Return the entry as the API shows it."""
        return {
            "created_at": iso(self.created_ms / 1000),
            "direction": self.direction.value,
            "type": self.kind.value,
            "amount": {"usd": usd_of(self.credits), "credits": self.credits},
            "model": self.model,
            "reference_id": self.reference_id,
        }


def credits_of(usd: float) -> int:
    """Return dollars in credits, rounded to the nearest."""
    return round(usd * CREDITS_PER_USD)


def usd_of(amount: int) -> float:
    """Return credits in dollars."""
    return amount / CREDITS_PER_USD
