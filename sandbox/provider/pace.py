"""How long generations take, and how many requests a minute are served."""

import math
import random
from collections import deque
from typing import TYPE_CHECKING

from .errors import ApiError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.knobs import Knobs

    from .catalogue import Model

SIGMA = 0.18
"""Spread of the log-normal durations: nine in ten end within 1.26 times the median."""
QUANTILES = {"p50": 0.0, "p75": 0.6745, "p90": 1.2816, "p99": 2.3263}
"""Standard normal quantiles of the percentiles that `/models/metrics` reports."""
MINUTE_S = 60.0


class Pace:
    """The durations of the real models, under the knobs `speed` and `provider_slow`."""

    def __init__(self, knobs: "Knobs", seed: int) -> None:
        self._knobs = knobs
        self._dice = random.Random(seed)  # noqa: S311 - durations, no secrets

    def duration_s(self, model: "Model") -> float:
        """Seconds that the next generation of this model will take."""
        return self._median_s(model) * math.exp(self._dice.gauss(0.0, SIGMA))

    def percentiles_ms(self, model: "Model") -> dict[str, int]:
        """What `/models/metrics` says of this model, in milliseconds."""
        median = self._median_s(model) * 1000
        return {name: round(median * math.exp(SIGMA * z)) for name, z in QUANTILES.items()}

    def _median_s(self, model: "Model") -> float:
        return model.typical_s * self._knobs.provider_slow / self._knobs.speed


class RateLimit:
    """A sliding window of requests."""

    def __init__(self, now: "Callable[[], float]") -> None:
        self._now = now
        self._seen: deque[float] = deque()

    def admit(self, limit: int, window_s: float = MINUTE_S) -> None:
        """Count one request; a `limit` of 0 is none.

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
