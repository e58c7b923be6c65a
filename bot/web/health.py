"""How the bot is, as JSON: each part by its name, and no words that could hold a secret."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.alive.health import Health, Report

_WELL, _UNWELL = 200, 503


class HealthPages:
    """``/healthz``: does it do anything at all? ``/readyz``: can it do its work?"""

    def __init__(self, health: Health) -> None:
        self._health = health

    @property
    def routes(self) -> list[Route]:
        """For a Starlette app at the root of a server."""
        return [Route("/healthz", self._liveness), Route("/readyz", self._readiness)]

    async def _liveness(self, _: Request) -> Response:
        return _page(self._health.liveness())

    async def _readiness(self, _: Request) -> Response:
        return _page(await self._health.readiness())


def _page(report: Report) -> Response:
    parts = {part.name: {"ok": part.works, **_seconds(part.seconds)} for part in report.parts}
    body = {"ok": report.is_well, "parts": parts}
    headers = {"Cache-Control": "no-store"}
    return JSONResponse(body, _WELL if report.is_well else _UNWELL, headers)


def _seconds(seconds: float | None) -> dict[str, Any]:
    return {} if seconds is None else {"seconds": round(seconds, 3)}
