"""Invoices: what the bot asks to be paid."""

from dataclasses import dataclass

from sandbox.journal import Json

STARS = "XTR"
"""The currency of Telegram Stars, which have no smaller unit."""
MONTH = 2_592_000
"""The only period of subscriptions, in seconds (Bot API: createInvoiceLink)."""


@dataclass(frozen=True, slots=True)
class Invoice:
    """An invoice; the amount is in the smallest unit of the currency."""

    title: str
    description: str
    payload: str
    currency: str
    amount: int
    start_parameter: str = ""
    subscription_period: int = 0
    """Seconds until it is paid again; 0: it is paid once."""

    @property
    def price(self) -> str:
        """The amount as people read it."""
        if self.currency == STARS:
            return f"{self.amount} ⭐"
        return f"{self.amount / 100:.2f} {self.currency}"

    def as_json(self) -> Json:
        """Bot API: Invoice."""
        return {
            "title": self.title,
            "description": self.description,
            "start_parameter": self.start_parameter,
            "currency": self.currency,
            "total_amount": self.amount,
        }
