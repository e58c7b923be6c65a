import json
from typing import Any

import pytest
from telegram import CallbackQuery, User
from telegram.error import RetryAfter
from telegram.ext import ExtBot
from telegram.request import BaseRequest

from bot.chat.outgoing.call_classes import CallClass
from bot.chat.outgoing.limiter import CallLimiter
from bot.errors import FloodWait


class Wire(BaseRequest):
    """Telegram, as far as these tests need it."""

    def __init__(self) -> None:
        self.endpoints: list[str] = []
        self.refusals = 0

    @property
    def read_timeout(self) -> float:
        return 5.0

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(self, url: str, *_: Any, **__: Any) -> tuple[int, bytes]:
        endpoint = url.rpartition("/")[2]
        self.endpoints.append(endpoint)
        if self.refusals:
            self.refusals -= 1
            answer = {"ok": False, "error_code": 429, "parameters": {"retry_after": 9}}
            return 429, json.dumps({**answer, "description": "Too Many Requests"}).encode()
        return 200, json.dumps({"ok": True, "result": RESULTS.get(endpoint, True)}).encode()


CHAT = {"id": 1, "type": "private", "first_name": "Anna"}
RESULTS: dict[str, Any] = {
    "getMe": {"id": 1, "is_bot": True, "first_name": "Veo", "username": "veo_bot"},
    "sendMessage": {"message_id": 1, "date": 0, "chat": CHAT},
    "editMessageText": {"message_id": 1, "date": 0, "chat": CHAT},
}


class Stage:
    """A bot of the library's with the limiter, a wire and a clock that only moves by waiting."""

    def __init__(self) -> None:
        self.now = 0.0
        self.wire = Wire()
        limiter = CallLimiter(10, lambda: self.now, self._sleep)
        self.bot: ExtBot[CallClass] = ExtBot(
            "1:token", request=self.wire, get_updates_request=Wire(), rate_limiter=limiter
        )

    async def _sleep(self, seconds: float) -> None:
        self.now += seconds

    async def press(self) -> None:
        query = CallbackQuery("1", User(1, "Anna", is_bot=False), "1")
        query.set_bot(self.bot)
        await query.answer()


async def test_the_library_s_calls_pass_the_limiter() -> None:
    stage = Stage()
    async with stage.bot as bot:
        assert stage.now == 0.0
        for _ in range(4):
            await bot.send_message(1, "words")
        assert stage.now == pytest.approx(1.0)
        await bot.edit_message_text("words", 1, 1)
        assert stage.now == pytest.approx(2.0)
        with pytest.raises(FloodWait):
            await bot.edit_message_text("50 %", 1, 1, rate_limit_args=CallClass.PROGRESS)
        for _ in range(12):
            await stage.press()
        assert 2.9 < stage.now < 3.3
    sent = ["sendMessage"] * 4 + ["editMessageText"] + ["answerCallbackQuery"] * 12
    assert stage.wire.endpoints == ["getMe", *sent]


async def test_the_library_s_refusals_reach_the_limiter_and_the_caller() -> None:
    stage = Stage()
    async with stage.bot as bot:
        stage.wire.refusals = 1
        with pytest.raises(RetryAfter):
            await bot.send_message(-5, "words")
        with pytest.raises(FloodWait) as caught:
            await bot.send_message(-5, "words")
        assert caught.value.retry_after == pytest.approx(9.0)
        await bot.send_message(1, "words")
    assert stage.wire.endpoints == ["getMe", "sendMessage", "sendMessage"]


async def test_who_stood_still_while_waiting_for_a_turn_sends_nothing() -> None:
    """Somebody else may have sent it meanwhile."""
    moments = [0.0]

    async def stand_still(_: float) -> None:
        moments.append(moments[-1] + 30.0)

    wire = Wire()
    limiter = CallLimiter(1, lambda: moments[-1], stand_still)
    async with ExtBot("1:token", request=wire, rate_limiter=limiter) as bot:
        await bot.send_message(1, "first")
        with pytest.raises(FloodWait):
            await bot.send_message(2, "second")
        await stand_still(1.0)
        await bot.send_message(2, "second")
    assert wire.endpoints.count("sendMessage") == 2
