"""One failure while an update is handled: at its n-th write, or its n-th call to Telegram."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection
from telegram.error import TimedOut
from telegram.request import HTTPXRequest

from bot.chat.handling import UpdateHandling
from bot.errors import StoreUnavailable
from bot.store.database import Database
from bot.store.inbox import InboxRow


class Failure(StrEnum):
    """What happens."""

    NOT_WRITTEN = "the database does not answer"
    ANSWER_OF_WRITE_LOST = "something is written, and the database's answer is lost"
    KILLED_AFTER_WRITE = "the handling ends without a trace after something was written"
    CALL_REFUSED = "Telegram answers a call with 502"
    CALL_FLOODED = "Telegram answers a call with 429"
    ANSWER_OF_CALL_LOST = "a call takes effect, and Telegram's answer is lost"
    KILLED_AFTER_CALL = "the handling ends without a trace after a call"

    @property
    def is_of_writes(self) -> bool:
        """Whether it happens at a write, not at a call."""
        return self in _OF_WRITES


_OF_WRITES = {Failure.NOT_WRITTEN, Failure.ANSWER_OF_WRITE_LOST, Failure.KILLED_AFTER_WRITE}


@dataclass
class Injection:
    """Lets one thing fail, once, while an update is handled, and counts what there is to fail."""

    failure: Failure | None = None
    nth: int = 0
    """which write or call it is that fails"""
    has_failed: bool = False
    writes: int = 0
    calls: int = 0
    handling: set[asyncio.Task[Any] | None] = field(default_factory=set)
    """the tasks that handle updates"""

    def arm(self, failure: Failure | None = None, nth: int = 0) -> None:
        """Let the ``nth`` write or call from now on fail, or none."""
        self.failure, self.nth, self.writes, self.calls = failure, nth, 0, 0
        self.has_failed = False

    def at_write(self) -> Failure | None:
        """Return how the write that comes now fails, if it does."""
        if asyncio.current_task() not in self.handling:
            return None
        self.writes += 1
        return self._at(self.writes, is_write=True)

    def at_call(self) -> Failure | None:
        """Return how the call that comes now fails, if it does."""
        if asyncio.current_task() not in self.handling:
            return None
        self.calls += 1
        return self._at(self.calls, is_write=False)

    def _at(self, number: int, *, is_write: bool) -> Failure | None:
        failure = self.failure
        if failure is None or failure.is_of_writes is not is_write or number < self.nth:
            return None
        self.failure, self.has_failed = None, True
        return failure


def install(monkeypatch: pytest.MonkeyPatch) -> Injection:
    """Let writes and calls to Telegram fail as the returned object says."""
    injection = Injection()
    _note_handling(monkeypatch, injection)
    _let_writes_fail(monkeypatch, injection)
    _let_calls_fail(monkeypatch, injection)
    return injection


def _note_handling(monkeypatch: pytest.MonkeyPatch, injection: Injection) -> None:
    real = UpdateHandling.__call__

    async def handle(handling: UpdateHandling, row: InboxRow) -> None:
        task = asyncio.current_task()
        injection.handling.add(task)
        try:
            await real(handling, row)
        finally:
            injection.handling.discard(task)

    monkeypatch.setattr(UpdateHandling, "__call__", handle)


def _let_writes_fail(monkeypatch: pytest.MonkeyPatch, injection: Injection) -> None:
    real = Database.write

    @asynccontextmanager
    async def write(database: Database) -> AsyncIterator[AsyncConnection]:
        failure = injection.at_write()
        if failure is Failure.NOT_WRITTEN:
            raise StoreUnavailable(failure)
        async with real(database) as connection:
            yield connection
        if failure is Failure.ANSWER_OF_WRITE_LOST:
            raise StoreUnavailable(failure)
        if failure is Failure.KILLED_AFTER_WRITE:
            raise asyncio.CancelledError

    monkeypatch.setattr(Database, "write", write)


def _let_calls_fail(monkeypatch: pytest.MonkeyPatch, injection: Injection) -> None:
    real = HTTPXRequest.do_request

    async def do_request(http: HTTPXRequest, *given: Any, **named: Any) -> tuple[int, bytes]:
        failure = injection.at_call()
        if failure is Failure.CALL_REFUSED:
            return _refusal(502, "Bad Gateway")
        if failure is Failure.CALL_FLOODED:
            return _refusal(429, "Too Many Requests: retry after 3", retry_after=3)
        answer = await real(http, *given, **named)
        if failure is Failure.ANSWER_OF_CALL_LOST:
            raise TimedOut
        if failure is Failure.KILLED_AFTER_CALL:
            raise asyncio.CancelledError
        return answer

    monkeypatch.setattr(HTTPXRequest, "do_request", do_request)


def _refusal(code: int, description: str, **parameters: int) -> tuple[int, bytes]:
    body = {"ok": False, "error_code": code, "description": description}
    more = {"parameters": parameters} if parameters else {}
    return code, json.dumps({**body, **more}).encode()
