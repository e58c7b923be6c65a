"""Reading the API's price list.

Source: docs.aimlapi.com, "List models" with ``include=pricing``. Prices are US dollars.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from bot.money.prices import Rate

Json = Mapping[str, Any]


def rates_in(pricing: Json) -> Sequence[Rate]:
    """Return the rates for seconds of video; empty where the list has none."""
    match pricing.get("kind"):
        case "fixed":
            units = _rows(pricing.get("units"))
            found = [_rate(row, {}) for row in units if row.get("name") == "second"]
        case "variants":
            variants = _rows(pricing.get("variants"))
            found = [_rate(row, row.get("when")) for row in variants if row.get("unit") == "second"]
        case _:
            found = []
    return [rate for rate in found if rate]


def _rate(row: Json, when: object) -> Rate | None:
    """Return the rate in a row, or None where there is none; letter case may differ from ours."""
    price, per = row.get("price"), row.get("per", 1)
    if not (_is_number(price) and _is_number(per) and per > 0 and isinstance(when, dict)):
        return None
    conditions = {str(name): str(value).lower() for name, value in when.items()}
    return Rate(Decimal(str(price)), Decimal(str(per)), conditions)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _rows(value: object) -> list[Json]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
