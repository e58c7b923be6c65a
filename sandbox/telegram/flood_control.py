"""Flood control: how fast a bot may send (Bots FAQ: limits)."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.telegram.chats import Chat
from sandbox.telegram.errors import Refusal, too_many_requests


@dataclass(frozen=True, slots=True)
class Rate:
    """So many calls in so many seconds."""

    count: int
    seconds: float


BURST = 5
"""Calls to a chat that pass at once."""
PAUSE = 1.0
"""Seconds until a chat takes another one after that."""
PER_GROUP = Rate(20, 60.0)
OVERALL = Rate(30, 1.0)


@dataclass(slots=True)
class FloodControl:
    """Count what the bot sends, edits and deletes, per chat and overall."""

    now: Callable[[], float]
    _overall: deque[float] = field(default_factory=lambda: deque(maxlen=OVERALL.count))
    _groups: dict[int, deque[float]] = field(default_factory=dict)
    _rested_at: dict[int, float] = field(default_factory=dict)
    """When a chat takes a whole burst again."""
    _refused_until: dict[int, float] = field(default_factory=dict)

    def charge(self, chat: Chat | None) -> None:
        """Count one more; None is an inline message, whose chat nobody knows.

        What is refused does not count, but its chat is closed until the time that was told.

        Raises:
            Refusal: 429 with the seconds until there is room again.
        """
        now = self.now()
        wait = self._wait(self._overall, OVERALL, now)
        if chat is not None:
            wait = max(wait, self._wait_for(chat, now))
        if wait > 0:
            raise self._refusal(chat, math.ceil(wait), now)
        self._overall.append(now)
        if chat is not None:
            self._count(chat, now)

    def _wait_for(self, chat: Chat, now: float) -> float:
        refused = self._refused_until.get(chat.id, now) - now
        burst = self._rested_at.get(chat.id, now) - now - (BURST - 1) * PAUSE
        if not chat.is_group:
            return max(refused, burst)
        return max(refused, burst, self._wait(self._of_group(chat), PER_GROUP, now))

    def _count(self, chat: Chat, now: float) -> None:
        rested_at = self._rested_at.get(chat.id, now)
        self._rested_at[chat.id] = max(rested_at, now) + PAUSE
        if chat.is_group:
            self._of_group(chat).append(now)

    def _of_group(self, chat: Chat) -> deque[float]:
        return self._groups.setdefault(chat.id, deque(maxlen=PER_GROUP.count))

    def _refusal(self, chat: Chat | None, seconds: int, now: float) -> Refusal:
        if chat is not None and self._refused_until.get(chat.id, now) <= now:
            self._refused_until[chat.id] = now + seconds
        return too_many_requests(seconds)

    @staticmethod
    def _wait(times: deque[float], rate: Rate, now: float) -> float:
        if len(times) < rate.count:
            return 0.0
        return times[-rate.count] + rate.seconds - now
