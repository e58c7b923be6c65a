"""How long generations take."""

import math
import random

from sandbox.knobs import Knobs
from sandbox.provider.catalogue import Model
from sandbox.provider.instant_models import InstantModel

SIGMA = 0.18
"""Spread of the log-normal durations: nine in ten end within 1.26 times the median."""
QUANTILES = {"p50": 0.0, "p75": 0.6745, "p90": 1.2816, "p99": 2.3263}
"""Standard normal quantiles of the percentiles that ``/models/metrics`` reports."""


class Durations:
    """The durations of the real models, under the knobs ``speed`` and ``provider_slow``."""

    def __init__(self, knobs: Knobs, seed: int) -> None:
        self._knobs = knobs
        self._rng = random.Random(seed)  # noqa: S311 - durations, no secrets

    def duration_s(self, model: Model | InstantModel) -> float:
        """Return how many seconds the next generation of this model will take."""
        return self._median_s(model) * math.exp(self._rng.gauss(0.0, SIGMA))

    def percentiles_ms(self, model: Model) -> dict[str, int]:
        """Return what ``/models/metrics`` says of this model, in milliseconds."""
        median = self._median_s(model) * 1000
        return {name: round(median * math.exp(SIGMA * z)) for name, z in QUANTILES.items()}

    def _median_s(self, model: Model | InstantModel) -> float:
        return model.typical_s * self._knobs.provider_slow / self._knobs.speed
