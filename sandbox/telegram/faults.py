"""Faults of Telegram's side, by the knobs."""

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
    """Throws the dice, the same way for the same seed."""

    knobs: Knobs
    _dice: random.Random = field(init=False)
    _seed: int = field(init=False)

    def __post_init__(self) -> None:
        self._reseed()

    def drop(self) -> Drop:
        """What becomes of the next call."""
        if self._seed != self.knobs.seed:
            self._reseed()
        if self._dice.random() >= self.knobs.telegram_drop_rate:
            return Drop.NOT
        return self._dice.choice((Drop.BEFORE, Drop.AFTER))

    def _reseed(self) -> None:
        self._seed = self.knobs.seed
        self._dice = random.Random(self._seed)  # noqa: S311 - dice, not secrets
