"""Flood control: how fast a bot may send (Bots FAQ: limits)."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.telegram.chats import Chat
from sandbox.telegram.errors import too_many_requests


@dataclass(frozen=True, slots=True)
class Rate:
    """So many calls in so many seconds."""

    count: int
    seconds: float


PER_CHAT = Rate(5, 5.0)
"""About one a second in one chat; a small burst passes."""
PER_GROUP = Rate(20, 60.0)
OVERALL = Rate(30, 1.0)


@dataclass(slots=True)
class FloodControl:
    """Count what the bot sends and edits, per chat and overall."""

    now: Callable[[], float]
    _sent: dict[int, deque[float]] = field(default_factory=dict)

    def charge(self, chat: Chat) -> None:
        """Count one more; what is refused does not count.

        Raises:
            Refusal: 429 with the seconds until there is room again.
        """
        overall = self._sent.setdefault(0, deque(maxlen=OVERALL.count))
        here = self._sent.setdefault(chat.id, deque(maxlen=PER_GROUP.count))
        wait = max(self._wait(overall, OVERALL), self._wait(here, PER_CHAT))
        if chat.is_group:
            wait = max(wait, self._wait(here, PER_GROUP))
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        overall.append(self.now())
        here.append(self.now())

    def _wait(self, times: deque[float], rate: Rate) -> float:
        if len(times) < rate.count:
            return 0.0
        return times[-rate.count] + rate.seconds - self.now()
