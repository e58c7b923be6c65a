"""Reading what the API says about the money of the account and its key.

Sources: docs.aimlapi.com, "Billing transactions", "Billing detail" and "Get the API key".
"""

import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, TypeGuard

from bot.errors import OutcomeUnknown
from bot.money.charges import Account, AutoTopUp, Charge, Key
from bot.money.credits import CREDITS_PER_USD, Credits, credits_of
from bot.provider.aimlapi.answers import dict_in, strings_in
from bot.provider.base import ChargePage

log = logging.getLogger(__name__)

Json = Mapping[str, Any]

USAGE = "MODEL_USAGE"
"""The type of the rows that are charges for the use of a model."""

_SIGNS = {"CHARGE": 1, "TOPUP": -1}
"""What the direction of a row makes of its amount, which is always positive."""

_MOST_DOLLARS = 1_000_000_000
"""No account holds as much, and no row moves as much."""
_LONGEST_REFERENCE = 256
_LONGEST_MODEL = 128
_LONGEST_WORD = 32
_MOST_SCOPES = 20


def charge_page(answer: Json) -> ChargePage:
    """Read a page of the account's ledger; rows of other types are left out.

    Raises:
        OutcomeUnknown: it is no page, or it does not tell whether there is another.
    """
    rows, pagination = answer.get("data"), dict_in(answer.get("pagination"))
    has_more, cursor = pagination.get("has_more"), pagination.get("next_cursor")
    if not isinstance(rows, list) or not isinstance(has_more, bool):
        raise OutcomeUnknown(detail="a ledger without rows, or of which no end is told")
    if has_more and not (isinstance(cursor, str) and cursor):
        raise OutcomeUnknown(detail="a ledger that goes on nowhere")
    usage = [row for row in rows if not _is_other(row)]
    charges = [charge for row in usage if (charge := charge_in(row))]
    unreadable = len(usage) - len(charges)
    if unreadable:
        log.warning("%d rows of the provider's ledger make no sense", unreadable)
    return ChargePage(charges, cursor if has_more else None, unreadable)


def _is_other(row: object) -> bool:
    kind = row.get("type") if isinstance(row, dict) else None
    return isinstance(kind, str) and kind != USAGE


def charge_in(row: object) -> Charge | None:
    """Read a row of the ledger, or return None for one that makes no sense."""
    if not isinstance(row, dict) or row.get("type") != USAGE:
        return None
    sign = _SIGNS.get(_word(row.get("direction")))
    at, amount = _moment(row.get("created_at")), _amount(dict_in(row.get("amount")))
    reference = row.get("reference_id") or ""
    if sign is None or at is None or amount is None or not _is_reference(reference):
        return None
    return Charge(at, USAGE, reference, sign * amount, _text(row.get("model"), _LONGEST_MODEL))


def account_in(answer: Json) -> Account:
    """Read the balance and, where the answer tells of it, auto top-up.

    Raises:
        OutcomeUnknown: there is no balance in it.
    """
    balance = _credits(answer.get("current_balance"))
    if balance is None:
        raise OutcomeUnknown(detail="an account without a balance")
    settings = dict_in(answer.get("autotopup_settings"))
    is_enabled = settings.get("is_enabled")
    threshold, amount = _credits(settings.get("threshold")), _credits(settings.get("amount"))
    if is_enabled is True and threshold is not None and amount is not None:
        return Account(balance, AutoTopUp(threshold, amount), is_top_up_known=True)
    return Account(balance, is_top_up_known=is_enabled is False)


def key_in(answer: Json) -> Key:
    """Read what a key may do.

    Raises:
        OutcomeUnknown: the answer does not tell even whether it is disabled.
    """
    data = dict_in(answer.get("data"))
    disabled, scopes, limit = data.get("disabled"), data.get("scopes"), dict_in(data.get("limit"))
    if not isinstance(disabled, bool):
        raise OutcomeUnknown(detail="a key of which nothing is told")
    return Key(
        disabled,
        _scopes(scopes) if isinstance(scopes, list) else None,
        _credits(limit.get("threshold")),
        _word(limit.get("retention")),
    )


def _scopes(values: object) -> tuple[str, ...]:
    return tuple(_text(scope, _LONGEST_WORD) for scope in strings_in(values)[:_MOST_SCOPES])


def _amount(amount: Json) -> Credits | None:
    """Return how much moved: in credits where that is a whole number, else by the dollars."""
    value = amount.get("credits")
    if _is_number(value) and value == value // 1 and 0 <= value <= _MOST_DOLLARS * CREDITS_PER_USD:
        return int(value)
    dollars = _credits(amount.get("usd"))
    return dollars if dollars is not None and dollars >= 0 else None


def _credits(dollars: object) -> Credits | None:
    """Return an amount of dollars in credits, or None where there is none; a debt is negative."""
    if not _is_number(dollars):
        return None
    try:
        exact = Decimal(str(dollars))
    except InvalidOperation:
        return None
    return credits_of(exact) if exact.is_finite() and abs(exact) <= _MOST_DOLLARS else None


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _moment(value: object) -> float | None:
    """Return a time in seconds since the epoch; one without a zone is UTC."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
        seconds = moment.replace(tzinfo=moment.tzinfo or UTC).timestamp()
    except (ValueError, OverflowError):
        return None
    return seconds if seconds > 0 else None


def _is_reference(value: object) -> bool:
    """Return whether it can be stored as it is: cut or mended, it might be another one."""
    return isinstance(value, str) and value == _text(value, _LONGEST_REFERENCE)


def _word(value: object) -> str:
    return _text(value, _LONGEST_WORD)


def _text(value: object, most: int) -> str:
    """Return a text without halves of characters and NUL, which no database takes."""
    if not isinstance(value, str):
        return ""
    return value.encode("utf-8", "replace").decode("utf-8").replace("\0", "")[:most]
