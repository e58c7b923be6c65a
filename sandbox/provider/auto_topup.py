"""Auto top-up: the account pays itself when it runs low (OpenAPI: billing-detail-v2)."""

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class AutoTopup:
    """The settings of an account; tests may change them."""

    is_enabled: bool = False
    threshold: float = 50.0
    """The balance in US dollars below which money comes in."""
    amount: float = 100.0
    """US dollars."""

    def as_json(self) -> dict[str, Any]:
        """Return the answer's ``autotopup_settings``."""
        return {
            "is_enabled": self.is_enabled,
            "threshold": self.threshold,
            "amount": self.amount,
            "currency": "USD",
        }
