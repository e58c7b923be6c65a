"""Reading the API's price list.

Source: docs.aimlapi.com, "List models" with ``include=pricing``. Prices are US dollars. A price
that is not surely there is none: what cannot be read is left to the fallback prices.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any

import httpx

from bot.errors import OutcomeUnknown
from bot.money.prices import PriceList, Rate
from bot.provider.aimlapi.answers import dict_in, dicts_in, strings_in

Json = Mapping[str, Any]

_LEAST, _MOST = Decimal("0.001"), Decimal(100)
"""Dollars for a second of video between which a price is believed."""

_MOST_SECONDS = 3600
_MOST_NUMBER = 10**6
_MOST_ROWS = 100
_CONDITION_LENGTH = 64

_ETAG = re.compile(r'(?:W/)?"[!#-~]{1,200}"')
"""What can be sent back in a header (RFC 9110, section 8.8.3)."""


def prices_in(answer: Json, model_ids: Collection[str]) -> PriceList:
    """Return the rates of these models, which go by their ids or, failing that, by aliases.

    Raises:
        OutcomeUnknown: there is none, so that it is no price list.
    """
    by_id: dict[str, Sequence[Rate]] = {}
    by_alias: dict[str, Sequence[Rate]] = {}
    for row in dicts_in(answer.get("data")):
        rates = rates_in(dict_in(row.get("pricing")))
        for name in strings_in([row.get("id")]):
            by_id.setdefault(name, rates)
        for name in strings_in(row.get("aliases")):
            by_alias.setdefault(name, rates)
    known = by_alias | by_id
    found = {model_id: known[model_id] for model_id in model_ids if known.get(model_id)}
    if not found:
        raise OutcomeUnknown(detail="a price list without a price")
    return found


def etag_of(response: httpx.Response) -> str:
    """Return what names this version of an answer; empty where it has no name that can be used."""
    etag = response.headers.get("ETag", "").strip()
    return etag if _ETAG.fullmatch(etag) else ""


def rates_in(pricing: Json) -> Sequence[Rate]:
    """Return the rates for seconds of video; empty where the list has none.

    One row that cannot be read takes the others with it: they might be mistaken for it.
    """
    if pricing.get("currency", "USD") != "USD":
        return []
    match pricing.get("kind"):
        case "fixed":
            rows = _rows(pricing.get("units"), "name")[: _MOST_ROWS + 1]
            rates = [_rate(row, {}) for row in rows]
        case "variants":
            rows = _rows(pricing.get("variants"), "unit")[: _MOST_ROWS + 1]
            rates = [_rate(row, row.get("when")) for row in rows]
        case _:
            return []
    found = [rate for rate in rates if rate]
    return found if len(found) == len(rates) <= _MOST_ROWS else []


def _rows(value: object, unit: str) -> list[Json]:
    """Return the rows that are about seconds; ``unit`` is the name of the field that says so."""
    return [row for row in dicts_in(value) if row.get(unit) == "second"]


def _rate(row: Json, when: object) -> Rate | None:
    """Return the rate in a row, or None where there is none."""
    price, per = _number(row.get("price")), _number(row.get("per", 1))
    conditions = _conditions(when)
    if price is None or per is None or conditions is None:
        return None
    is_credible = 0 < per <= _MOST_SECONDS and _LEAST <= price / per <= _MOST
    return Rate(price, per, conditions) if is_credible else None


def _number(value: object) -> Decimal | None:
    """Return a JSON number digit by digit, where it is a plausible one."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    # Python reads NaN and Infinity in JSON; no comparison holds for the former.
    return Decimal(str(value)) if 0 < value <= _MOST_NUMBER else None


def _conditions(when: object) -> dict[str, str] | None:
    """Return the conditions in lower case, for theirs may differ from ours."""
    if not isinstance(when, dict):
        return None
    found = {str(name): _condition(value) for name, value in when.items()}
    known = {name: value for name, value in found.items() if value}
    return known if len(known) == len(when) else None


def _condition(value: object) -> str:
    """Return a condition's value as text; empty for what is none."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).lower() if isinstance(value, str | int | float) else ""
    return text if len(text) <= _CONDITION_LENGTH else ""
