"""The models' prices and speed: ``GET /v1/models`` and ``GET /models/metrics``."""

import hashlib
import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandbox.provider.catalogue import Model, catalogue
from sandbox.provider.durations import Durations
from sandbox.provider.errors import ApiError, iso
from sandbox.provider.instant_models import InstantModel, instant_models

KIND = "video/generations"
"""The endpoint type of all models that make videos."""
_TAGS = {KIND: "video", "openai/chat-completions": "chat", "image/generations": "image"}
MAX_ALIASES = 100


def models(request: Request) -> Response:
    """Answer with the catalogue, filtered by ``id`` and ``type``; with an ETag."""
    params = request.query_params
    wanted = set(_split(params.getlist("id")))
    sections = set(_split(params.getlist("include")))
    priced = bool(sections & {"pricing", "all"}) or params.get("details") in {"true", "1"}
    rows = [
        _row(model, kind, priced=priced)
        for model, kind in _listed()
        if (not wanted or model.names & wanted) and params.get("type", kind) == kind
    ]
    return _with_etag({"object": "list", "data": rows}, request.headers.get("if-none-match"))


def metrics(request: Request, pace: Durations, now: float) -> Response:
    """Answer with the percentiles of each model's durations.

    Raises:
        ApiError: 400 for any parameter but ``aliases``, or more than a hundred of them.
    """
    unknown = set(request.query_params) - {"aliases"}
    wanted = request.query_params.getlist("aliases")
    if unknown or len(wanted) > MAX_ALIASES:
        raise ApiError(400, f"Unknown parameter {min(unknown)}" if unknown else "Too many aliases")
    rows = [
        {
            "alias": next((name for name in wanted if name in model.names), model.name),
            "endpoint": "/v2/video/generations",
            "metrics": {"duration_ms": pace.percentiles_ms(model)},
        }
        for model in catalogue().values()
        if not wanted or model.names & set(wanted)
    ]
    return JSONResponse({"window_seconds": 300, "generated_at": iso(now), "models": rows})


def _listed() -> list[tuple[Model | InstantModel, str]]:
    """Return all models with their endpoint types."""
    videos: list[tuple[Model | InstantModel, str]] = [(m, KIND) for m in catalogue().values()]
    return videos + [(model, model.type) for model in instant_models().values()]


def _row(model: Model | InstantModel, kind: str, *, priced: bool) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": model.id,
        "aliases": list(model.aliases),
        "type": kind,
        "info": {"name": model.name, "developer": "Google"},
        "tags": [f"playground:{_TAGS[kind]}"],
    }
    return row | ({"pricing": model.pricing} if priced else {})


def _split(values: list[str]) -> list[str]:
    return [part for value in values for part in value.split(",") if part]


def _with_etag(body: dict[str, Any], known: str | None) -> Response:
    content = json.dumps(body, separators=(",", ":")).encode()
    tag = f'W/"{hashlib.sha256(content).hexdigest()[:24]}"'
    headers = {"ETag": tag}
    if known and (known.strip() == "*" or tag in (part.strip() for part in known.split(","))):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="application/json", headers=headers)
