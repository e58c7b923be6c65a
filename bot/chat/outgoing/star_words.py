"""Words about somebody's Stars: what changed their balance, and when."""

from datetime import datetime, tzinfo

from bot.money.ledger import Entry
from bot.money.stars import StarPayment
from bot.texts import Html, Texts


def holding(texts: Texts, balance: int) -> Html:
    """Return how many Stars somebody has, or owes."""
    if balance < 0:
        return texts("balance-owed", stars=-balance)
    return texts("balance", balance=balance)


def debt_of(balance: int) -> int:
    """Return how many Stars somebody owes, whose balance is below zero then."""
    return max(0, -balance)


def credited(texts: Texts, payment: StarPayment, balance: int) -> Html:
    """Return that a payment is credited."""
    values = {"stars": payment.stars, "payment": payment.id}
    words = texts("stars-credited", balance=balance, debt=debt_of(balance), **values)
    return _with_debt(texts, words, balance)


def refunded(texts: Texts, payment: StarPayment, balance: int, *, has_ended: bool = False) -> Html:
    """Return that a payment was paid back, and what that leaves, and ends."""
    debt = debt_of(balance)
    words = texts("stars-refunded", stars=payment.stars, balance=balance, debt=debt)
    if has_ended:
        words = Html(f"{words}\n{texts('subscription-ended')}")
    return _with_debt(texts, words, balance)


def _with_debt(texts: Texts, words: Html, balance: int) -> Html:
    if balance >= 0:
        return words
    return Html(f"{words}\n{texts('refusal-stars-owed', stars=-balance)}")


def line(texts: Texts, entry: Entry, zone: tzinfo) -> Html:
    """Return one entry of an account as a line."""
    at = datetime.fromtimestamp(entry.at, zone)
    return texts(
        "balance-line",
        date=texts.date_of(at),
        stars=f"{'+' if entry.stars > 0 else ''}{texts.number(entry.stars)}",
        what=texts(f"balance-{entry.kind}", number=str(entry.task_id or "")),
    )
