"""The wire as an argument: an API of which the test says what it answers."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx

from bot.provider.aimlapi import AimlApi

Answer = httpx.Response | httpx.RequestError | Callable[[httpx.Request], httpx.Response]

KEY = "key-0123456789"


@dataclass
class Wire:
    """Plays one answer after the other, the last one for ever, and keeps what was asked."""

    answers: list[Answer]
    asked: list[httpx.Request] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        answer = self.answers[min(len(self.asked), len(self.answers) - 1)]
        self.asked.append(request)
        if isinstance(answer, httpx.RequestError):
            raise answer
        return answer(request) if callable(answer) else answer


def api(*answers: Answer, legacy: bool = False) -> tuple[AimlApi, Wire]:
    """Return a provider and the wire that it speaks over."""
    wire = Wire([*answers])
    client = httpx.AsyncClient(
        base_url="https://api.example",
        headers={"Authorization": f"Bearer {KEY}"},
        transport=httpx.MockTransport(wire),
    )
    return AimlApi(client, legacy=legacy), wire


def says(body: Any, status: int = 200, **headers: str) -> httpx.Response:
    """Return an answer in JSON, in ASCII alone, so that it may hold halves of characters."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    kind = {"Content-Type": "application/json"}
    return httpx.Response(status, content=json.dumps(body), headers={**kind, **named})


def own_error(status: int, message: Any = "no", **headers: str) -> httpx.Response:
    """Return an error in the API's own shape."""
    body = {
        "message": message,
        "path": "/v2/video/generations",
        "requestId": "request-1",
        "statusCode": status,
        "timestamp": "2026-08-19T12:00:05.000Z",
    }
    return says(body, status, **headers)


def page(status: int = 502) -> httpx.Response:
    """Return what a proxy in between says."""
    return httpx.Response(status, html="<html><h1>Bad gateway</h1></html>")


NONSENSE = {
    "HTML": page(200),
    "nothing": httpx.Response(200),
    "a list": says([]),
    "a number": says(7),
    "null": says(None),
    "half of it": httpx.Response(200, content=b'{"id": "gen'),
    "nested too deeply": httpx.Response(200, content=b"[" * 200_000 + b"]" * 200_000),
    "bytes": httpx.Response(200, content=b"\xff\xfe\x00"),
}
"""Answers that succeed and say nothing."""

ODD_IDS = ["", "gen-\ud800", "gen-\0", "gen-1\n", "g" * 513]
"""What no generation is called: half of a character, what no database takes, a flood."""
