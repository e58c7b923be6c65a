"""The one way out: every call of the library to Telegram passes here."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.calls import Observe, Result, nobody, observed
from bot.chat.outgoing.call_budget import Call, CallBudget
from bot.chat.outgoing.call_classes import CallClass, class_of, is_free, place_of
from bot.chat.outgoing.group_pace import GroupPace
from bot.chat.telegram_errors import pause_of, result_of
from bot.errors import FloodWait

log = logging.getLogger(__name__)

_LONGEST_WAIT = 1.0
"""Seconds; whoever waits here holds a slot of the worker or of the inbox."""

_STOOD_STILL = 5.0
"""Seconds that a turn takes at least when the process has stood still meanwhile."""

_LOOK_AGAIN = 0.1
"""Seconds; a turn comes sooner when others give up, and nobody is woken for that."""

Answer = bool | dict[str, Any] | list[dict[str, Any]]


class CallLimiter(BaseRateLimiter[CallClass]):
    """Keeps all calls within Telegram's limits, the urgent ones first.

    A call waits for at most a second; otherwise it raises ``FloodWait`` and is due again then.
    Callers wait in their own coroutine for the moment at which their turn should come, and look
    again whether it has: there is no task to stop and no lock to hold. A reserve for urgent calls
    would be simpler still, but would let earlier, less urgent calls go first.
    """

    def __init__(
        self,
        calls_per_second: int = 25,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        groups: GroupPace | None = None,
        observe: Observe = nobody,
    ) -> None:
        """Take ``groups`` where other processes call the same groups."""
        self._calls_per_second = calls_per_second
        self._groups = groups if calls_per_second else None
        self._budget = CallBudget(calls_per_second)
        self._clock = clock
        self._sleep = sleep
        self._observe = observe

    def share(self, processes: int) -> None:
        """Take one part of the overall limit, where so many processes share it."""
        self._budget.share(self._calls_per_second // processes)

    async def initialize(self) -> None:
        """Do nothing: there is nothing to open."""

    async def shutdown(self) -> None:
        """Do nothing: nobody waits here for longer than a second."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: CallClass | None,
    ) -> Answer:
        """Make a call when its turn comes; ``rate_limit_args`` overrides the endpoint's class.

        Raises:
            FloodWait: there is no room within a second, or the process has stood still meanwhile,
                so that somebody else may have made the call; nothing was sent to Telegram.
            RetryAfter: Telegram refused the call; its chat rests from now on.
        """
        if is_free(endpoint):
            return await self._observed(endpoint, callback(*args, **kwargs))
        call = Call(place_of(endpoint, data), rate_limit_args or class_of(endpoint))
        try:
            await self._wait_for_turn(call)
        except FloodWait:
            self._observe(endpoint, Result.HELD, 0.0)
            raise
        try:
            return await self._observed(endpoint, callback(*args, **kwargs))
        except RetryAfter as error:
            await self._rest(call, pause_of(error))
            raise

    async def _observed(self, endpoint: str, answer: Awaitable[Answer]) -> Answer:
        with observed(endpoint, self._observe, result_of):
            return await answer

    async def _wait_for_turn(self, call: Call) -> None:
        begun_at = self._clock()
        await self._wait_everywhere(call, begun_at + _LONGEST_WAIT * call.kind.may_wait)
        if self._clock() - begun_at > _STOOD_STILL:
            raise FloodWait(0.0)

    async def _wait_everywhere(self, call: Call, latest: float) -> None:
        """Wait for a turn in this process, and among all where they call the same groups."""
        await self._wait_here(call, latest)
        while self._groups and call.is_to_group:
            turn = await self._groups.take(call)
            if turn is None:  # nobody knows what others have called: our own count has to do
                return
            self._budget.correct(call, self._clock() + turn.ahead)
            if turn.is_taken:
                return
            await self._wait_here(call, latest)

    async def _wait_here(self, call: Call, latest: float) -> None:
        """Wait for a turn among the calls of this process, and count the call."""
        now = self._clock()
        self._budget.join(call)
        try:
            while (turn := self._budget.turn_at(call, now)) > now:
                if turn > latest:
                    raise self._no_room(call, turn, now)
                await self._sleep(min(turn - now, _LOOK_AGAIN))
                now = self._clock()
            self._budget.spend(call, now)
        finally:
            self._budget.leave(call)

    def _no_room(self, call: Call, turn: float, now: float) -> FloodWait:
        back = self._budget.come_back_at(call, turn) if call.kind.may_wait else turn
        return FloodWait(back - now)

    async def _rest(self, call: Call, seconds: float) -> None:
        log.info("Telegram refuses calls to %s for %g s", call.place, seconds)
        if self._groups and call.is_to_group:
            await self._groups.rest(call, seconds)
        if self._budget.rest(call, seconds, self._clock()):
            log.warning("Telegram refuses calls to several chats at once: all calls rest")
