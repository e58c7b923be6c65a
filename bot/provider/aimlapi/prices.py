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
from bot.money.prices import PriceList, Rate, Unit
from bot.provider.aimlapi.answers import dict_in, dicts_in, strings_in

Json = Mapping[str, Any]
Units = Mapping[str, Unit]

_SECONDS: Units = {"second": Unit.SECOND}
_HELP: Units = {
    **dict.fromkeys(("image", "images"), Unit.IMAGE),
    **dict.fromkeys(("input_token", "input_tokens", "prompt_tokens"), Unit.INPUT),
    **dict.fromkeys(("output_token", "output_tokens", "completion_tokens"), Unit.OUTPUT),
}
"""What the units are called of models that make no videos; rows of others are left out."""

_CREDIBLE = {
    Unit.SECOND: (Decimal("0.001"), Decimal(100)),
    Unit.IMAGE: (Decimal("0.0001"), Decimal(10)),
    Unit.INPUT: (Decimal("0.000000001"), Decimal("0.001")),
    Unit.OUTPUT: (Decimal("0.000000001"), Decimal("0.001")),
}
"""Dollars for one of each between which a price is believed."""

_MOST_UNITS = {Unit.SECOND: 3600, Unit.IMAGE: 10**4, Unit.INPUT: 10**9, Unit.OUTPUT: 10**9}
"""For how many of each a price may be told."""

_MOST_NUMBER = 10**9
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
        pricing = dict_in(row.get("pricing"))
        rates = rates_in(pricing) or rates_in(pricing, _HELP)
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


def rates_in(pricing: Json, units: Units = _SECONDS) -> Sequence[Rate]:
    """Return the rates for units of these names, seconds of video; empty where there are none.

    One row that cannot be read takes the others with it: they might be mistaken for it.
    """
    if pricing.get("currency", "USD") != "USD":
        return []
    match pricing.get("kind"):
        case "fixed":
            rows = _rows(pricing.get("units"), "name", units)
            rates = [_rate(row, unit, {}) for row, unit in rows]
        case "variants":
            rows = _rows(pricing.get("variants"), "unit", units)
            rates = [_rate(row, unit, row.get("when")) for row, unit in rows]
        case _:
            return []
    found = [rate for rate in rates if rate]
    return found if len(found) == len(rates) <= _MOST_ROWS else []


def _rows(value: object, name: str, units: Units) -> Sequence[tuple[Json, Unit]]:
    """Return the rows about these units; ``name`` is the field that says which it is."""
    known = [(row, units.get(str(row.get(name)))) for row in dicts_in(value)]
    return [(row, unit) for row, unit in known if unit is not None][: _MOST_ROWS + 1]


def _rate(row: Json, unit: Unit, when: object) -> Rate | None:
    """Return the rate in a row, or None where there is none."""
    price, per = _number(row.get("price")), _number(row.get("per", 1))
    conditions = _conditions(when)
    if price is None or per is None or conditions is None:
        return None
    least, most = _CREDIBLE[unit]
    is_credible = 0 < per <= _MOST_UNITS[unit] and least <= price / per <= most
    return Rate(price, per, conditions, unit) if is_credible else None


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
