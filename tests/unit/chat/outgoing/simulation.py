"""Telegram calls through the limiter in a time of their own, without an event loop."""

import heapq
import types
from collections.abc import Coroutine, Generator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from telegram.error import RetryAfter

from bot.chat.outgoing.call_classes import CallClass
from bot.chat.outgoing.limiter import CallLimiter
from bot.errors import FloodWait


@types.coroutine
def pause(seconds: float) -> Generator[float, None, None]:
    """Let this much simulated time pass for the coroutine that awaits it."""
    yield seconds


@dataclass
class Made:
    """One call, as its caller saw it."""

    endpoint: str
    chat_id: int | str | None
    kind: CallClass | None
    asked_at: float
    sent_at: float | None = None
    flood_wait: float | None = None
    refused: bool = False
    ended_at: float | None = None

    @property
    def went_at_once(self) -> bool:
        return self.sent_at == self.asked_at

    @property
    def waited(self) -> float:
        end = self.sent_at if self.sent_at is not None else self.ended_at
        assert end is not None
        return end - self.asked_at


@dataclass
class Simulation:
    """Runs coroutines whose only way to wait is ``pause``; time jumps from one to the next."""

    calls_per_second: int = 25
    now: float = 0.0
    calls: list[Made] = field(default_factory=list)
    refusals: dict[int | str, float] = field(default_factory=dict)
    """seconds that Telegram asks for, by chat; it refuses all calls to these"""
    takes: float = 0.0
    """seconds that Telegram takes to answer"""

    def __post_init__(self) -> None:
        self.limiter = CallLimiter(self.calls_per_second, lambda: self.now, pause)
        self._due: list[tuple[float, int, Coroutine[Any, None, None]]] = []
        self._coroutines: dict[int, Coroutine[Any, None, None]] = {}
        self._number = count()

    @property
    def sent(self) -> list[Made]:
        """What reached Telegram, in that order."""
        sent = [call for call in self.calls if call.sent_at is not None]
        return sorted(sent, key=lambda call: call.sent_at or 0.0)

    def at(self, when: float, coroutine: Coroutine[Any, None, None]) -> None:
        heapq.heappush(self._due, (when, next(self._number), coroutine))

    def ask(
        self,
        chat_id: int | str | None,
        kind: CallClass | None = None,
        at: float | None = None,
        endpoint: str = "sendMessage",
        **data: Any,
    ) -> Made:
        """Have a call made, now or then; it runs with ``run``."""
        call = Made(endpoint, chat_id, kind, self.now if at is None else at)
        self.calls.append(call)
        self._coroutines[id(call)] = self._make(call, data)
        self.at(call.asked_at, self._coroutines[id(call)])
        return call

    def do(self, *arguments: Any, **more: Any) -> Made:
        """Have a call made now and return when it has ended."""
        call = self.ask(*arguments, **more)
        self.run()
        return call

    def insist(self, chat_id: int | str, kind: CallClass | None = None) -> None:
        """Have a call made now, and again whenever it is told to come back, until it goes."""
        self.at(self.now, self._insist(chat_id, kind))

    def run(self, until: float = float("inf")) -> None:
        while self._due and self._due[0][0] <= until:
            self.now, _, coroutine = heapq.heappop(self._due)
            try:
                seconds = coroutine.send(None)
            except StopIteration:
                continue
            self.at(self.now + seconds, coroutine)
        if until < float("inf"):
            self.now = until

    def cancel(self, *calls: Made) -> None:
        """End calls where they wait, as their tasks' cancelling does."""
        gone = [self._coroutines[id(call)] for call in calls]
        for coroutine in gone:
            coroutine.close()
        self._due = [due for due in self._due if due[2] not in gone]
        heapq.heapify(self._due)

    async def _insist(self, chat_id: int | str, kind: CallClass | None) -> None:
        while True:
            call = Made("sendMessage", chat_id, kind, self.now)
            self.calls.append(call)
            await self._make(call, {})
            if call.flood_wait is None:
                return
            await pause(call.flood_wait)

    async def _make(self, call: Made, data: dict[str, Any]) -> None:
        async def telegram() -> bool:
            call.sent_at = self.now
            if self.takes:
                await pause(self.takes)
            if call.chat_id in self.refusals:
                raise RetryAfter(self.refusals[call.chat_id])  # type: ignore[arg-type]
            return True

        data = {**data} if call.chat_id is None else {**data, "chat_id": call.chat_id}
        try:
            await self.limiter.process_request(telegram, (), {}, call.endpoint, data, call.kind)
        except FloodWait as error:
            call.flood_wait = error.retry_after
        except RetryAfter:
            call.refused = True
        finally:
            call.ended_at = self.now
