"""Telegram, as strict as it says it is: 30 calls a second, and 20 a minute in a group."""

from collections import deque

from telegram.error import RetryAfter

from benchmarks.day.clock import SimulatedClock
from benchmarks.day.costs import Costs
from benchmarks.day.tally import Tally

_PER_GROUP = (20, 60.0)


class Telegram:
    """Answers calls, and refuses those that come too fast (Bots FAQ)."""

    def __init__(self, clock: SimulatedClock, costs: Costs, tally: Tally, most: int = 30) -> None:
        """Take how many calls are answered in any second."""
        self._clock = clock
        self._costs = costs
        self._tally = tally
        self._most = most
        self._calls: deque[float] = deque(maxlen=most)
        self._groups: dict[int, deque[float]] = {}

    async def take(self, endpoint: str, chat_id: int | None) -> bool:
        """Take a call to a chat, or to no chat, and answer it.

        Raises:
            RetryAfter: there were too many.
        """
        now = self._clock.now
        self._check(self._calls, self._most, 1.0)
        if chat_id is not None and chat_id < 0:
            calls = self._groups.setdefault(chat_id, deque(maxlen=_PER_GROUP[0]))
            self._check(calls, *_PER_GROUP)
            calls.append(now)
        self._calls.append(now)
        if self._tally.is_on(now):
            self._tally.calls[int(now)] += 1
        is_video = endpoint == "sendVideo"
        await self._clock.sleep(self._costs.way + is_video * self._costs.fetching)
        return True

    def _check(self, calls: deque[float], most: int, seconds: float) -> None:
        if len(calls) == most and self._clock.now - calls[0] < seconds:
            self._tally.refused += self._tally.is_on(self._clock.now)
            raise RetryAfter(int(calls[0] + seconds - self._clock.now) + 1)
