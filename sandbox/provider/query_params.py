"""Read the parameters of a query, as strictly as the API does."""

import re
from collections.abc import Collection
from datetime import datetime

from starlette.datastructures import QueryParams

from sandbox.provider.errors import ApiError


def check_names(params: QueryParams, known: Collection[str]) -> None:
    """Refuse parameters that do not exist, and those that come twice.

    Raises:
        ApiError: 400.
    """
    for name in params:
        if name not in known:
            raise ApiError(400, f"Unknown parameter {name}")
        if len(params.getlist(name)) > 1:
            raise ApiError(400, f"{name}: expected one value")


def number(params: QueryParams, name: str, default: int, least: int, most: int) -> int:
    """Return an integer within limits.

    Raises:
        ApiError: 400.
    """
    value = params.get(name, str(default))
    if not re.fullmatch(r"[0-9]{1,9}", value) or not least <= int(value) <= most:
        raise ApiError(400, f"{name}: expected an integer from {least} to {most}")
    return int(value)


def parsed_moment(name: str, value: str) -> datetime:
    """Return an ISO 8601 time, with its offset where it has one.

    Raises:
        ApiError: 400.
    """
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise ApiError(400, f"{name}: expected ISO 8601") from None
