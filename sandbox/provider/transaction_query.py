"""``GET /v2/billing/transactions``: what a client asks for, page by page.

A cursor holds the position of the last entry of a page, so that entries which are recorded between
two requests move nothing.
"""

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from starlette.datastructures import QueryParams

from sandbox.provider.errors import ApiError
from sandbox.provider.query_params import check_names, number, parsed_moment
from sandbox.provider.transactions import Direction, Kind, Transaction

PARAMETERS = ("from", "to", "direction", "type", "limit", "cursor")
CURSOR_VERSION = 1

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class TransactionQuery:
    """The entries that are asked for; None is no restriction."""

    start_ms: int | None
    """The first moment that counts."""
    end_ms: int | None
    """The first moment that no longer counts."""
    direction: Direction | None
    kind: Kind | None
    limit: int
    before: tuple[int, int] | None
    """The position at which the page before ended."""

    def page(self, entries: Iterable[Transaction]) -> dict[str, Any]:
        """Return one page, newest first."""
        fitting = sorted(filter(self._fits, entries), key=lambda each: each.position, reverse=True)
        shown, rest = fitting[: self.limit], fitting[self.limit :]
        return {
            "data": [each.as_row() for each in shown],
            "pagination": {
                "next_cursor": _cursor(shown[-1].position) if rest else None,
                "has_more": bool(rest),
            },
        }

    def _fits(self, entry: Transaction) -> bool:
        return (
            (self.start_ms is None or entry.created_ms >= self.start_ms)
            and (self.end_ms is None or entry.created_ms < self.end_ms)
            and self.direction in {None, entry.direction}
            and self.kind in {None, entry.kind}
            and (self.before is None or entry.position < self.before)
        )


def parse_transaction_query(params: QueryParams) -> TransactionQuery:
    """Read the parameters.

    Raises:
        ApiError: 400: one of them does not exist or is wrong.
    """
    check_names(params, PARAMETERS)
    start, end = _moment_ms(params, "from"), _moment_ms(params, "to")
    if start is not None and end is not None and end <= start:
        raise ApiError(400, "to: must be later than from")
    return TransactionQuery(
        start_ms=start,
        end_ms=end,
        direction=_choice(params, "direction", Direction),
        kind=_choice(params, "type", Kind),
        limit=number(params, "limit", 50, 1, 100),
        before=_position(params["cursor"]) if "cursor" in params else None,
    )


def _moment_ms(params: QueryParams, name: str) -> int | None:
    if name not in params:
        return None
    moment = parsed_moment(name, params[name])
    if moment.tzinfo is None:
        raise ApiError(400, f"{name}: expected ISO 8601 with an offset")
    return round(moment.timestamp() * 1000)


def _choice(params: QueryParams, name: str, choices: type[Choice]) -> Choice | None:
    if name not in params:
        return None
    try:
        return choices(params[name])
    except ValueError:
        raise ApiError(400, f"{name}: expected one of {', '.join(choices)}") from None


def _cursor(position: tuple[int, int]) -> str:
    content = json.dumps({"v": CURSOR_VERSION, "c": position}, separators=(",", ":"))
    return base64.urlsafe_b64encode(content.encode()).rstrip(b"=").decode()


def _position(cursor: str) -> tuple[int, int]:
    """Return the position in a cursor, which is taken only as it was issued."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        created_ms, entry = json.loads(base64.urlsafe_b64decode(padded))["c"]
        position = int(created_ms), int(entry)
    except (ValueError, KeyError, TypeError):
        raise ApiError(400, "cursor: not one of ours") from None
    if _cursor(position) != cursor:
        raise ApiError(400, "cursor: not one of ours")
    return position
