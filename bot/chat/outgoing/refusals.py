"""Errors in words. The key of a sentence is the error's name, its values are the error's data."""

import re
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal
from typing import Any

from bot.errors import (
    AlreadyPaid,
    BudgetTooLow,
    DearerInChannel,
    EmptyPrompt,
    EmptyStill,
    LimitReached,
    NotAllowed,
    Refused,
    StarsOwed,
    TooDearForChannel,
)
from bot.money.credits import Credits, dollars_of
from bot.money.fallback_prices import CHEAPEST
from bot.texts import Html, Texts
from bot.veo.catalogue import FAMILIES

_SHOWN = 60

_SUGGESTED = 700
"""Characters of a suggestion: it may be a whole message, to be copied."""


def refusal(texts: Texts, error: Refused, now: float, address: str = "") -> Html:
    """Return the words for an error: what is wrong, and what would be right.

    A balance, a debt or spending of 0 is not told. ``address`` is what follows a command where
    other bots may take it, too: ``@`` and our name.
    """
    if isinstance(error, LimitReached):
        return _limit(texts, error, now)
    if isinstance(error, BudgetTooLow):
        spent = texts.price(_to_cents(error.spent)) if error.spent else "none"
        return texts("refusal-budget-too-low", spent=spent)
    if isinstance(error, NotAllowed) and error.denied:
        return texts("refusal-denied", user=_said(texts, "user", error.user))
    if isinstance(error, AlreadyPaid):
        return texts("refusal-already-paid", sent="yes" if error.sent else "no")
    if isinstance(error, EmptyPrompt | EmptyStill):
        return texts(_key(error), address=address)
    values = vars(error)
    if isinstance(error, DearerInChannel):
        values = {**values, "price": texts.amount(error.price)}
    if isinstance(error, TooDearForChannel):
        values = {name: texts.amount(amount) for name, amount in values.items()}
    return texts(_key(error), **{name: _said(texts, name, v) for name, v in values.items()})


def _key(error: Refused) -> str:
    name = re.sub(r"(?<!^)(?=[A-Z])", "-", type(error).__name__).lower()
    return f"refusal-{name}"


def said_in_public(error: Refused) -> Refused:
    """Return an error without what somebody has or owes, where others read along."""
    if isinstance(error, LimitReached):
        return replace(error, balance=0)
    return StarsOwed(0) if isinstance(error, StarsOwed) else error


def _limit(texts: Texts, error: LimitReached, now: float) -> Html:
    lines = [_reached(texts, error, now)]
    if error.left >= CHEAPEST:
        lines.append(texts("refusal-or-cheaper"))
    if error.stars:
        values = {"stars": error.stars, "balance": error.balance}
        key = "refusal-or-stars" if error.takes == 1 else "refusal-takes-or-stars"
        lines.append(texts(key, **values))
    return Html("\n".join(lines))


def _reached(texts: Texts, error: LimitReached, now: float) -> Html:
    if error.takes > 1:
        kind = "budget" if error.is_budget else error.scope
        return texts(f"refusal-takes-{kind}", takes=error.takes, limit=error.limit)
    limit = texts.amount(error.limit) if error.is_budget else error.limit
    if error.price:
        price = texts.amount(error.price)
        return texts("refusal-above-budget", price=price, limit=limit)
    if error.resumes_at is None:
        return texts(f"refusal-{error.scope}", limit=limit)
    return texts(
        f"refusal-{error.scope}",
        limit=limit,
        time=texts.clock(error.resumes_at),
        wait=texts.seconds(max(0.0, error.resumes_at.timestamp() - now)),
    )


def _to_cents(amount: Credits) -> Decimal:
    """Return an amount in dollars, rounded up: what is shown is not too low itself."""
    return dollars_of(amount).quantize(Decimal("0.01"), ROUND_CEILING)


def _said(texts: Texts, name: str, value: Any) -> Any:
    if name == "mode":
        return texts(f"mode-{value}")
    if name == "models":
        return texts.choice(FAMILIES[family].title for family in value)
    if isinstance(value, tuple):
        return texts.choice(value) or "none"
    if not isinstance(value, str):
        return value
    return value[: _SUGGESTED if name == "suggestion" else _SHOWN] or "none"
