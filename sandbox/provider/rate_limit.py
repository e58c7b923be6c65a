"""How many requests a minute are served."""

import math
from collections import deque
from collections.abc import Callable

from sandbox.provider.errors import ApiError

MINUTE_S = 60.0


class RateLimit:
    """A sliding window over requests."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._seen: deque[float] = deque()

    def admit(self, limit: int, window_s: float = MINUTE_S) -> None:
        """Count one request; a ``limit`` of 0 means no limit.

        Raises:
            ApiError: 429 with the seconds until the window has room again.
        """
        now = self._now()
        while self._seen and self._seen[0] <= now - window_s:
            self._seen.popleft()
        if limit and len(self._seen) >= limit:
            wait = self._seen[-limit] + window_s - now
            raise ApiError(429, "Too many requests", retry_after=max(1, math.ceil(wait)))
        self._seen.append(now)
