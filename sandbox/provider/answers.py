"""The provider's answers about a generation, on the current path and on the legacy one."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from starlette.responses import HTMLResponse, JSONResponse, Response

from sandbox.connections import DroppedConnection
from sandbox.provider.errors import ApiError
from sandbox.provider.faults import Fault
from sandbox.provider.generation import CREDITS_PER_USD, Generation, Status
from sandbox.provider.ledger import OUT_OF_CREDITS

LEGACY_STATUS = {
    Status.QUEUED: "waiting",
    Status.GENERATING: "active",
    Status.COMPLETED: "complete",
    Status.ERROR: "failed",
}
"""The status names of the older documentation."""
REFUSALS: Mapping[Fault | None, Callable[[], ApiError]] = {
    Fault.UNAUTHORIZED: lambda: ApiError(401, "Unauthorized: the API key is missing or wrong"),
    Fault.FORBIDDEN: lambda: ApiError(403, OUT_OF_CREDITS),
    Fault.NOT_FOUND: lambda: ApiError(404, "Not found"),
    Fault.RATE_LIMIT: lambda: ApiError(429, "Too many requests", retry_after=1),
    Fault.INTERNAL: lambda: ApiError(500, "Internal server error"),
    Fault.UNAVAILABLE: lambda: ApiError(503, "Service unavailable"),
    Fault.REFUSAL_LOST: lambda: ApiError(503, "Service unavailable"),
}
"""Faults that the API itself answers, before the request takes effect."""
NEVER_ARRIVED = {Fault.HTML_BEFORE, Fault.LOST_BEFORE}
"""Faults of requests that never reach the API."""


def created(generation: Generation, *, legacy: bool) -> Response:
    """Answer a create: 201, on the legacy path 200 and the id under its older name."""
    name = "generation_id" if legacy else "id"
    body = {name: generation.id, "status": "queued"}
    headers = {"X-Inference-Id": generation.id}
    return JSONResponse(body, status_code=200 if legacy else 201, headers=headers)


def fetched(generation: Generation, status: Status, link: str | None, *, legacy: bool) -> Response:
    """Answer a fetch (OpenAPI: universal-video-fetch); what is not known yet is null."""
    used = round(generation.charged_usd * CREDITS_PER_USD)
    usage = {"usage": {"tokens_used" if legacy else "credits_used": used}}
    body: dict[str, Any] = {
        "id": generation.id,
        "status": LEGACY_STATUS[status] if legacy else status.value,
        "video": {"url": link} if link else None,
        "error": generation.error if status is Status.ERROR else None,
        "meta": usage if status is Status.COMPLETED else None,
    }
    return JSONResponse(body | ({"generation_id": generation.id} if legacy else {}))


def faulty(fault: Fault | None, answer: Response) -> Response:
    """Return what a fault makes of an answer."""
    match fault:
        case Fault.LOST | Fault.LOST_BEFORE | Fault.REFUSAL_LOST:
            return DroppedConnection()
        case Fault.HTML | Fault.HTML_BEFORE:
            return proxy_page(504 if fault is Fault.HTML else 502)
        case Fault.UNKNOWN_STATUS:
            body = json.loads(bytes(answer.body))
            return JSONResponse(body | {"status": "daydreaming"}, status_code=answer.status_code)
        case Fault.LIST_BODY:
            return JSONResponse([json.loads(bytes(answer.body))])
        case Fault.NO_KEYS:
            return JSONResponse({})
        case Fault.EMPTY_BODY:
            return Response(media_type="application/json")
        case _:
            return answer


def proxy_page(status: int) -> Response:
    """Return the HTML that a proxy answers in the API's place."""
    words = {502: "Bad gateway", 504: "Gateway time-out"}[status]
    page = f"<html><head><title>{status} {words}</title></head><body><h1>{words}</h1></body></html>"
    return HTMLResponse(page, status_code=status)
