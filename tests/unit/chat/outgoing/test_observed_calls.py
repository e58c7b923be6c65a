"""What came of calls to Telegram, as the library's own errors tell it."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.calls import Result
from bot.chat.outgoing.limiter import CallLimiter
from bot.chat.telegram_errors import result_of
from bot.errors import FloodWait


def caused(error: TelegramError) -> TelegramError:
    """Return an error as the library raises it where the connection fails."""
    error.__cause__ = httpx.ConnectError("no route")
    return error


OUTCOMES = {
    "429": (RetryAfter(5), Result.LIMITED),
    "no answer in time": (TimedOut(), Result.UNANSWERED),
    "no connection": (caused(NetworkError("httpx.ConnectError")), Result.UNANSWERED),
    "502": (NetworkError("Bad Gateway"), Result.FAILED),
    "400": (BadRequest("message is not modified"), Result.REFUSED),
    "403": (Forbidden("bot was blocked"), Result.REFUSED),
    "moved": (ChatMigrated(-5), Result.REFUSED),
    "an answer without a result": (KeyError("result"), Result.FAILED),
}


@pytest.mark.parametrize(("error", "result"), OUTCOMES.values(), ids=OUTCOMES)
def test_an_error_says_what_came_of_a_call(error: Exception, result: Result) -> None:
    assert result_of(error) is result


class Seen:
    """A limiter whose calls are observed; what they meet is what a test says."""

    def __init__(self, calls_per_second: int = 25) -> None:
        self.calls: list[tuple[str, Result]] = []
        self.now = 0.0
        self.limiter = CallLimiter(calls_per_second, lambda: self.now, self._sleep, None, self._see)

    def _see(self, method: str, result: Result, _: float) -> None:
        self.calls.append((method, result))

    async def _sleep(self, seconds: float) -> None:
        self.now += seconds

    async def call(self, endpoint: str, make: Callable[..., Awaitable[Any]], **data: Any) -> Any:
        return await self.limiter.process_request(make, (), {}, endpoint, data, None)  # type: ignore[arg-type]


async def goes_well() -> bool:
    return True


async def floods() -> bool:
    raise RetryAfter(60)


@pytest.mark.parametrize("endpoint", ["sendMessage", "getMe"])
async def test_every_call_is_observed_also_one_that_counts_on_no_budget(endpoint: str) -> None:
    seen = Seen()
    assert await seen.call(endpoint, goes_well, chat_id=1)
    assert seen.calls == [(endpoint, Result.OK)]


async def test_a_call_that_is_never_made_is_observed_as_held() -> None:
    seen = Seen()
    with pytest.raises(RetryAfter):
        await seen.call("sendMessage", floods, chat_id=1)
    with pytest.raises(FloodWait):
        await seen.call("sendMessage", goes_well, chat_id=1)
    assert seen.calls == [("sendMessage", Result.LIMITED), ("sendMessage", Result.HELD)]
