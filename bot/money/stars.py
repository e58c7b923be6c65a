"""Telegram Stars: what a video costs in them, and what somebody has paid for them."""

from dataclasses import dataclass

from bot.money.credits import CREDITS_PER_USD, Credits
from bot.money.ledger import Entry, EntryKind

CURRENCY = "XTR"
"""How Telegram calls its Stars (Bot API: "Payments in Telegram Stars")."""


def stars_of(amount: Credits, stars_per_usd: int) -> int:
    """Return what an amount of money costs in Telegram Stars, rounded up to a whole one."""
    return -(-amount * stars_per_usd // CREDITS_PER_USD)


@dataclass(frozen=True)
class StarPayment:
    """What somebody has paid to the bot."""

    id: str
    """Telegram's id (``telegram_payment_charge_id``); that of its refund is the same"""
    user_id: int
    """who has paid, whoever the invoice was made for"""
    chat_id: int
    stars: int


def purchase_key(payment_id: str) -> str:
    """Return the key under which a payment is credited, once."""
    return f"purchase:{payment_id}"


def refund_key(payment_id: str) -> str:
    """Return the key under which the refund of a payment is booked, once."""
    return f"refund:{payment_id}"


def purchase(payment: StarPayment, day: str, now: float) -> Entry:
    """Return the entry that credits a payment."""
    return _entry(payment, purchase_key(payment.id), EntryKind.PURCHASE, day, now, 1)


def refund(payment: StarPayment, day: str, now: float) -> Entry:
    """Return the entry that takes back what a payment has credited."""
    return _entry(payment, refund_key(payment.id), EntryKind.REFUND, day, now, -1)


def _entry(
    payment: StarPayment, key: str, kind: EntryKind, day: str, now: float, sign: int
) -> Entry:
    return Entry(
        key=key,
        kind=kind,
        task_id=None,
        user_id=payment.user_id,
        chat_id=payment.chat_id,
        day=day,
        at=now,
        stars=sign * payment.stars,
    )
