"""Telegram as an argument: a bot whose calls are answered by the test."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from telegram.ext import ExtBot
from telegram.request import BaseRequest, RequestData

from bot.chat.outgoing.call_classes import CallClass
from bot.chat.outgoing.limiter import CallLimiter
from bot.pipeline.ports import Clock

TOKEN = "42:TEST"

Answer = Callable[[dict[str, Any]], tuple[int, bytes]]
"""What Telegram says to a call with these parameters, or what the network does."""

MESSAGE_ID = 77
_MESSAGE = {"message_id": MESSAGE_ID, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "x"}
_RESULTS: dict[str, Any] = {
    "getMe": {"id": 42, "is_bot": True, "first_name": "Bot", "username": "a_bot"},
    "sendMessage": _MESSAGE,
}


@dataclass
class Wire(BaseRequest):
    """Keeps what is called, and answers as Telegram does unless a test says otherwise."""

    answers: dict[str, Answer] = field(default_factory=dict)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    @property
    def read_timeout(self) -> float | None:
        return 1.0

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def shutdown(self) -> None:
        """There is nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        name = url.rpartition("/")[2]
        parameters = request_data.parameters if request_data else {}
        self.calls.append((name, parameters))
        if name in self.answers:
            return self.answers[name](parameters)
        return ok(_RESULTS.get(name, True))

    def of(self, name: str) -> list[dict[str, Any]]:
        """Return the parameters of the calls of a method."""
        return [parameters for called, parameters in self.calls if called == name]


def ok(result: Any) -> tuple[int, bytes]:
    """Return an answer that succeeds."""
    return 200, json.dumps({"ok": True, "result": result}).encode()


def sent() -> tuple[int, bytes]:
    """Return the answer to a message that was sent."""
    return ok(_MESSAGE)


def refused(code: int, description: str, **more: Any) -> Answer:
    """Return an answer that does not."""
    body = {"ok": False, "error_code": code, "description": description, "parameters": more}
    return lambda _: (code, json.dumps(body).encode())


def failing(error: Exception) -> Answer:
    """Return what a broken line does."""

    def fail(_: dict[str, Any]) -> tuple[int, bytes]:
        raise error

    return fail


def bot_over(wire: Wire, clock: Clock) -> ExtBot[CallClass]:
    """Return the library's bot over a wire; only those rest whom Telegram has refused."""
    limiter = CallLimiter(0, clock)
    return ExtBot(TOKEN, request=wire, get_updates_request=Wire(), rate_limiter=limiter)
