"""``GET /v2/logs``: the key's paid requests, newest first (OpenAPI: logs-v2)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from starlette.datastructures import QueryParams

from sandbox.provider.catalogue import catalogue
from sandbox.provider.errors import ApiError, iso
from sandbox.provider.generation import CREDITS_PER_USD, Generation, Status
from sandbox.provider.instant import Instant
from sandbox.provider.instant_models import instant_models
from sandbox.provider.query_params import number, parsed_moment

HOUR_S = 3600.0
DAY_S = 24 * HOUR_S
MAX_WINDOW_S = 92 * DAY_S
PER_MINUTE = 200
"""Requests a minute before 429."""
STATUSES = ("succeeded", "failed")


@dataclass(frozen=True, slots=True)
class Attempt:
    """One paid request that reached the API."""

    created: float
    """Seconds since 1970."""
    request_id: str
    model: str
    """As ``/v1/models`` calls it."""
    client_request_id: str | None
    inference_id: str
    """The generation's id, where there is one."""
    generation: Generation | Instant | None
    """None: the request was refused."""

    @property
    def status(self) -> str:
        """``succeeded``, or ``failed`` if the request was refused or its generation failed."""
        failed = self.generation is None or self.generation.status is Status.ERROR
        return "failed" if failed else "succeeded"

    def as_row(self) -> dict[str, Any]:
        """Return the row of the log; a failed one costs nothing."""
        usd = self.generation.charged_usd if self.generation else 0.0
        return {
            "created": iso(self.created),
            "status": self.status,
            "origin": "api",
            "model": self.model,
            "cost": {"usd": usd, "credits": round(usd * CREDITS_PER_USD)},
            "tokens": {"input": 0, "output": 0, "total": 0},
            "request_id": self.request_id,
            "inference_id": self.inference_id,
            "client_request_id": self.client_request_id,
        }


@dataclass(frozen=True, slots=True)
class LogQuery:
    """The rows of the log that are asked for."""

    start: float
    end: float
    models: frozenset[str]
    statuses: tuple[str, ...]
    limit: int
    offset: int

    def page(self, attempts: Iterable[Attempt]) -> dict[str, Any]:
        """Return the page asked for of these attempts (oldest first)."""
        fitting = [attempt for attempt in attempts if self._fits(attempt)][::-1]
        last = self.offset + self.limit
        return {
            "data": [attempt.as_row() for attempt in fitting[self.offset : last]],
            "pagination": {
                "limit": self.limit,
                "offset": self.offset,
                "total": len(fitting),
                "has_more": len(fitting) > last,
            },
        }

    def _fits(self, attempt: Attempt) -> bool:
        return (
            self.start <= attempt.created <= self.end
            and (not self.models or attempt.model in self.models)
            and attempt.status in self.statuses
        )


def parse_query(params: QueryParams, now: float) -> LogQuery:
    """Parse the query as strictly as the API.

    Raises:
        ApiError: 400 with the parameter that is wrong.
    """
    start, end = _window(params, now)
    return LogQuery(
        start=start,
        end=end,
        models=_models(params.getlist("model")),
        statuses=_statuses(params.getlist("status")),
        limit=number(params, "limit", 50, 1, 100),
        offset=number(params, "offset", 0, 0, 10**9),
    )


def _window(params: QueryParams, now: float) -> tuple[float, float]:
    period, start, end = (params.get(name) for name in ("period", "start", "end"))
    if period and not start and not end:
        window = now - _period_s(period), now
    elif start and end and not period:
        window = _moment("start", start), _moment("end", end)
    else:
        raise ApiError(400, "Provide either `period` or both `start` and `end`")
    if window[1] < window[0]:
        raise ApiError(400, "end: must not be earlier than start")
    if window[1] - window[0] > MAX_WINDOW_S:
        raise ApiError(400, "The window must not exceed 92 days")
    return window


def _period_s(period: str) -> float:
    match = re.fullmatch(r"([1-9]\d{0,5})([hd])", period)
    if not match:
        raise ApiError(400, "period: a positive integer followed by `h` or `d`")
    return int(match[1]) * (HOUR_S if match[2] == "h" else DAY_S)


def _moment(name: str, value: str) -> float:
    moment = parsed_moment(name, value)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _models(wanted: list[str]) -> frozenset[str]:
    videos = {model.id for model in catalogue().values() if model.names & set(wanted)}
    others = {model.id for model in instant_models().values() if model.names & set(wanted)}
    return frozenset(videos | others | set(wanted))


def _statuses(wanted: list[str]) -> tuple[str, ...]:
    if not set(wanted) <= set(STATUSES):
        raise ApiError(400, "status: expected succeeded or failed; repeat it for both")
    return tuple(wanted) or STATUSES
