"""Faults of the simulated Telegram, at the rates of the knobs."""

import random
from dataclasses import dataclass, field
from enum import Enum, auto

from sandbox.knobs import Knobs


class Drop(Enum):
    """Whether the connection drops, and when."""

    NOT = auto()
    BEFORE = auto()
    """The call has no effect."""
    AFTER = auto()
    """The call took effect, only the answer is lost."""


@dataclass(slots=True)
class Faults:
    """Random drops of connections; the same seed gives the same ones."""

    knobs: Knobs
    _rng: random.Random = field(init=False)
    _seed: int = field(init=False)

    def __post_init__(self) -> None:
        self._reseed()

    def drop(self) -> Drop:
        """Decide whether the next call's connection drops."""
        if self._seed != self.knobs.seed:
            self._reseed()
        if self._rng.random() >= self.knobs.telegram_drop_rate:
            return Drop.NOT
        return self._rng.choice((Drop.BEFORE, Drop.AFTER))

    def loses_payment(self) -> bool:
        """Decide whether the bot is never told of a payment."""
        rate = self.knobs.telegram_lost_payment_rate
        return rate > 0 and self._rng.random() < rate

    def _reseed(self) -> None:
        self._seed = self.knobs.seed
        self._rng = random.Random(self._seed)  # noqa: S311 - faults, not secrets
