"""``GET /v1/key``: the API key, and what it may do (OpenAPI: key-get)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from sandbox.provider.errors import ApiError, iso
from sandbox.provider.transactions import Transaction, usd_of

PREFIX_LENGTH = 8
VIDEO_SCOPE = "model:video"


class Retention(StrEnum):
    """When what a key has spent begins at zero again, in UTC."""

    NO_RESET = "no_reset"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class SpendingLimit:
    """How much a key may spend in one period."""

    threshold: float
    """US dollars."""
    retention: Retention = Retention.NO_RESET


@dataclass(slots=True)
class ApiKey:
    """The key; tests may change all of it but the key itself."""

    key: str
    created: float
    """Seconds since 1970."""
    name: str | None = "veogram"
    disabled: bool = False
    scopes: list[str] | None = None
    """None: all."""
    limit: SpendingLimit | None = None

    def check(self, usage: Iterable[Transaction], now: float, scope: str = VIDEO_SCOPE) -> None:
        """Check that the key may buy what needs a scope, after what it has used so far.

        Raises:
            ApiError: 403.
        """
        if self.disabled:
            raise ApiError(403, "Forbidden: this API key is disabled")
        if self.scopes is not None and scope not in self.scopes:
            raise ApiError(403, f"Forbidden: this API key lacks the scope {scope}")
        if self.limit and spent(usage, self.limit.retention, now) >= self.limit.threshold:
            raise ApiError(403, "Forbidden: this API key has reached its spending limit")

    def as_json(self, usage: Iterable[Transaction], now: float) -> dict[str, Any]:
        """Return the answer of the API."""
        limit = self.limit and {
            "retention": self.limit.retention.value,
            "threshold": self.limit.threshold,
        }
        data = {
            "name": self.name,
            "disabled": self.disabled,
            "prefix": self.key[:PREFIX_LENGTH],
            "scopes": self.scopes,
            "limit": limit,
            "created_at": iso(self.created),
            "updated_at": iso(self.created),
            "monthly_usage": spent(usage, Retention.MONTH, now),
        }
        return {"data": data}


def spent(usage: Iterable[Transaction], retention: Retention, now: float) -> float:
    """Return the dollars that were charged since the current period began."""
    since = _begin_ms(retention, datetime.fromtimestamp(now, UTC))
    return usd_of(sum(entry.credits for entry in usage if entry.created_ms >= since))


def _begin_ms(retention: Retention, now: datetime) -> int:
    day = now.replace(hour=0, minute=0, second=0, microsecond=0)
    match retention:
        case Retention.NO_RESET:
            return 0
        case Retention.DAY:
            begin = day
        case Retention.WEEK:
            begin = day - timedelta(days=day.weekday())
        case Retention.MONTH:
            begin = day.replace(day=1)
    return int(begin.timestamp() * 1000)
