"""What people do in a day, and when: all that the simulation assumes of them."""

import math
import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import accumulate

from bot.veo.catalogue import FAMILIES, Mode, Model

HOUR = 3600.0
DAY = 24 * HOUR

_CURVE = (
    *(20, 14, 10, 8, 8, 10, 16, 28, 42, 52, 58, 64),
    *(70, 68, 64, 64, 66, 72, 80, 90, 100, 96, 70, 40),
)
"""How busy each hour is, of the busiest: the night is quiet, the evening is not."""

BUSIEST = _CURVE.index(max(_CURVE)) * HOUR
"""When the busiest hour begins, in seconds after midnight."""

PEAK = max(_CURVE) * len(_CURVE) / sum(_CURVE)
"""How many times as much as on average is asked for in the busiest hour."""

_FAMILIES = {"veo3-fast": 60, "veo3.1-fast": 15, "veo3": 8, "veo3.1": 5, "veo3.1-lite": 8}
_FAMILIES |= {"veo2": 4}
"""How many of a hundred videos each family makes: most people take the default."""


class Wish(StrEnum):
    """What an update is about."""

    VIDEO = "video"
    WORDS = "words"
    """a command that is answered in words"""
    PRESS = "press"
    """a button, whose press is answered and whose message is edited"""
    INLINE = "inline"


@dataclass(frozen=True, slots=True)
class Asked:
    """An update."""

    at: float
    wish: Wish
    chat_id: int
    model: Model
    seconds: float
    """how long making the video takes"""
    has_picture: bool


@dataclass(frozen=True)
class Habits:
    """How many people there are and what they do, in a day."""

    people: int = 100_000
    videos: int = 20_000
    words: float = 2.0
    """commands of each, besides videos"""
    presses: float = 1.0
    inline: float = 0.5
    groups: int = 2_000
    """of very different sizes: in the largest a hundredth of all is asked"""
    in_groups: float = 0.3
    """the share of all that is asked in groups"""
    pictures: float = 0.25
    """the share of videos that begin with a picture"""
    spread: float = 1.2
    """two of three videos take between the typical time divided and multiplied by this"""
    failing: float = 0.03
    """the share of videos that the service does not make"""
    lost: float = 0.001
    """the share of purchases whose answer gets lost"""

    def times(self, factor: float) -> "Habits":
        """Return the same with so many times the people."""
        return replace(
            self,
            people=round(self.people * factor),
            videos=round(self.videos * factor),
            groups=round(self.groups * factor),
        )

    @property
    def wishes(self) -> dict[Wish, float]:
        """How often each is asked for in a day, by all."""
        return {
            Wish.VIDEO: self.videos,
            Wish.WORDS: self.people * self.words,
            Wish.PRESS: self.people * self.presses,
            Wish.INLINE: self.people * self.inline,
        }

    @property
    def updates(self) -> float:
        """How many updates there are in a day."""
        return sum(self.wishes.values())


def models() -> Iterator[tuple[Model, float]]:
    """Yield the models that people use, each with its share; all make videos from words."""
    for name, share in _FAMILIES.items():
        model = FAMILIES[name].model(Mode.TEXT)
        if model:
            yield model, share / sum(_FAMILIES.values())


@dataclass
class People:
    """Draws what people do."""

    habits: Habits
    dice: random.Random
    _groups: list[float] = field(init=False)
    _models: list[Model] = field(init=False)
    _shares: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self._groups = list(accumulate(1 / (20 + rank) for rank in range(self.habits.groups)))
        self._models, self._shares = map(list, zip(*models(), strict=True))

    def ask(self, begins: float, ends: float) -> Iterator[Asked]:
        """Yield what is asked for between two moments of a day, in order."""
        average = self.habits.updates / DAY
        wishes, weights = list(self.habits.wishes), list(accumulate(self.habits.wishes.values()))
        now = begins
        while True:
            now += self.dice.expovariate(average * _busy(now))
            if now >= ends:
                return
            place = bisect(weights, self.dice.random() * weights[-1])
            yield self._asked(now, wishes[place])

    def _asked(self, at: float, wish: Wish) -> Asked:
        (model,) = self.dice.choices(self._models, self._shares)
        factor = math.exp(self.dice.gauss(0.0, math.log(self.habits.spread)))
        has_picture = self.dice.random() < self.habits.pictures
        return Asked(at, wish, self._chat(), model, model.typical_seconds * factor, has_picture)

    def _chat(self) -> int:
        """Return the id of a chat: those of groups are negative, as Telegram's are."""
        if self.dice.random() >= self.habits.in_groups:
            return self.dice.randint(1, self.habits.people)
        return -1 - bisect(self._groups, self.dice.random() * self._groups[-1])


def _busy(moment: float) -> float:
    """Return how many times as much as on average is asked for in this hour."""
    return _CURVE[int(moment % DAY // HOUR)] * len(_CURVE) / sum(_CURVE)
