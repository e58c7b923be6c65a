"""What a video will cost, read from the AI/ML API's price list.

Source: docs.aimlapi.com, "List models" with ``include=pricing``. Prices are US dollars.
"""

from collections.abc import Mapping
from typing import Any

from bot.veo.request import GenerationRequest

Json = Mapping[str, Any]


def price_of(pricing: Json, request: GenerationRequest) -> float | None:
    """Return the price of a request in US dollars, or None where the list does not tell it."""
    match pricing.get("kind"):
        case "fixed":
            return _first(pricing.get("units"), request, "name")
        case "variants":
            fitting = [row for row in _rows(pricing.get("variants")) if _fits(row, request)]
            return _first(fitting, request, "unit")
        case _:
            return None


def _first(rows: object, request: GenerationRequest, unit: str) -> float | None:
    prices = (_seconds_price(row, request) for row in _rows(rows) if row.get(unit) == "second")
    return next((price for price in prices if price is not None), None)


def _seconds_price(row: Json, request: GenerationRequest) -> float | None:
    """Return what the length of the video costs; a price is for ``per`` seconds."""
    price, per = row.get("price"), row.get("per", 1)
    if isinstance(price, int | float) and isinstance(per, int | float) and per > 0:
        return price * request.duration / per
    return None


def _fits(row: Json, request: GenerationRequest) -> bool:
    """Whether the rate is the one for this request; letter case may differ from ours."""
    when = row.get("when")
    if not isinstance(when, dict):
        return False
    ours = {
        "resolution": request.resolution or request.model.resolution,
        "generate_audio": not request.silent,
        "aspect_ratio": request.shape,
        "duration": request.duration,
    }
    return all(str(ours.get(name)).lower() == str(value).lower() for name, value in when.items())


def _rows(value: object) -> list[Json]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
