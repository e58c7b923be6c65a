"""Record the provider's requests and answers in the journal."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from sandbox.connections import DroppedConnection
from sandbox.journal import Journal, Side

MAX_CHARACTERS = 2_000
"""Characters of a text that the journal keeps; a picture in a data URI is longer."""


async def record(
    journal: Journal, method: str, request: Request, answer: Response, seconds: float
) -> None:
    """Record one request and its answer; nothing of its headers, where the key is."""
    dropped = isinstance(answer, DroppedConnection)
    asked = await request.body()
    journal.record(
        Side.PROVIDER,
        method,
        request.url.path,
        request=_readable(asked) if asked else _query(request),
        status=None if dropped else answer.status_code,
        answer=None if dropped else _readable(bytes(answer.body)),
        ms=seconds * 1000,
    )


def _query(request: Request) -> dict[str, Any]:
    params = request.query_params
    lists = {name: params.getlist(name) for name in params}
    return {name: values[0] if len(values) == 1 else values for name, values in lists.items()}


def _readable(content: bytes) -> Any:
    try:
        return _short(json.loads(content))
    except ValueError:
        return _short(content.decode(errors="replace"))


def _short(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _short(entry) for name, entry in value.items()}
    if isinstance(value, list):
        return [_short(entry) for entry in value]
    if not isinstance(value, str) or len(value) <= MAX_CHARACTERS:
        return value
    head = value.partition(",")[0] if value.startswith("data:") else value[:MAX_CHARACTERS]
    return f"{head}… ({len(value)} characters)"
