"""The same on paper: what a day's busiest hour asks of each part, and what each can do."""

import math
import random
from dataclasses import dataclass
from functools import partial

from benchmarks.day.costs import Costs
from benchmarks.day.habits import DAY, HOUR, PEAK, Habits, Wish, models
from benchmarks.day.replica import SLOTS
from benchmarks.day.scenario import CALLS_PER_SECOND
from benchmarks.day.table import Queue
from benchmarks.day.video_service import LOG_REQUESTS, MOST_PAGES, PAGE
from benchmarks.polling import watch
from bot.tasks.schedule import Timing, next_look

CALLS = {Wish.VIDEO: 3, Wish.WORDS: 1, Wish.PRESS: 2, Wish.INLINE: 1}
"""Calls to Telegram that must be made: a video's are first answer, video, and deletion."""

_MANY = 10
"""More than that are told as a whole number."""

_DRAWN = 300
"""Videos of each model, of which the looks are counted."""

_LOST_SEARCHES = 6
"""In a minute, while somebody waits for a lost purchase."""

_LOG_SECONDS = 420.0
_WIDE_LOG_HOURS = 25.0
"""Of the log, with something in it, that are read for one lost purchase: first about its own time,
and before a person is asked also for a clock that was wrong by a day."""


@dataclass(frozen=True)
class Limit:
    """Something that can be used up."""

    what: str
    capacity: float
    used: float
    """in the busiest hour"""
    unit: str
    helps: str
    """what helps where that is not enough"""

    @property
    def factor(self) -> float:
        """How many times the load it carries."""
        return self.capacity / self.used

    @property
    def in_words(self) -> str:
        """How much is used of how much."""
        if self.capacity == 1.0:
            return f"{self.used:.0%} {self.unit}"
        used = f"{self.used:,.0f}" if self.used > _MANY else f"{self.used:.2g}"
        return f"{used} of {self.capacity:,.0f} {self.unit}"


class Paper:
    """Arithmetic about the busiest hour."""

    def __init__(self, habits: Habits, costs: Costs) -> None:
        self._habits = habits
        self._costs = costs

    def rate(self, wish: Wish) -> float:
        """Return how often something is asked for, a second."""
        return self._habits.wishes[wish] * PEAK / DAY

    @property
    def updates(self) -> float:
        """How many updates come, a second."""
        return self._habits.updates * PEAK / DAY

    @property
    def calls(self) -> float:
        """How many calls to Telegram have to be made, a second."""
        return sum(self.rate(wish) * count for wish, count in CALLS.items())

    @property
    def making(self) -> float:
        """Return how many videos are in progress: those begun a second, times how long one takes.

        That is Little's law; the mean of a log-normal time is a bit above its median.
        """
        mean = math.exp(math.log(self._habits.spread) ** 2 / 2)
        seconds = sum(share * model.typical_seconds for model, share in models()) * mean
        pictures = self._habits.pictures * self._costs.picture
        return self.rate(Wish.VIDEO) * (seconds + self._costs.create + pictures + _LAST_STEPS)

    @property
    def looks_of_a_video(self) -> float:
        """How often the video service is asked for a video, on average of all models."""
        dice = random.Random(1)  # noqa: S311 -- no secrets
        sigma, looks = math.log(self._habits.spread), 0.0
        for model, share in models():
            typical = float(model.typical_seconds)
            next_after = partial(next_look, Timing(typical, shortest=1.0))
            for _ in range(_DRAWN):
                duration = typical * math.exp(dice.gauss(0.0, sigma))
                looks += share * watch(duration, next_after)[0] / _DRAWN
        return looks

    @property
    def looks(self) -> float:
        """How often it is asked, a second."""
        return self.rate(Wish.VIDEO) * self.looks_of_a_video

    def limits(self, processor: float, database: float) -> list[Limit]:
        """Return what can be used up, the scarcest first.

        Processor and database are used as the simulation says, as shares of one of each.
        """
        found = [*self._of_telegram(), *self._of_slots(), *self._of_service()]
        found += [
            Limit("processor of a process", 1.0, processor, "of its time", _MORE),
            Limit("database", 1.0, database, "of its time", "PostgreSQL; then a larger server"),
        ]
        return sorted(found, key=lambda limit: limit.factor)

    def _of_telegram(self) -> list[Limit]:
        largest = 1 / sum(20 / (20 + rank) for rank in range(self._habits.groups))
        in_groups = self.calls - self.rate(Wish.PRESS) - self.rate(Wish.INLINE)
        in_largest = in_groups * self._habits.in_groups * largest * 60
        return [
            Limit("calls to Telegram", CALLS_PER_SECOND, self.calls, "a second", _PAID),
            Limit("calls to the largest group", 20, in_largest, "a minute", _GROUP),
        ]

    def _of_slots(self) -> list[Limit]:
        videos, costs = self.rate(Wish.VIDEO), self._costs
        step = costs.change + costs.change_cpu
        pictures, looks = self._habits.pictures, self.looks_of_a_video
        sending = costs.way + costs.telegram_cpu + step
        seconds = {
            Queue.QUEUED: (1 - pictures) * (costs.create + 2 * step),
            Queue.PICTURES: pictures * (costs.picture + costs.create + 2 * step),
            Queue.GENERATING: looks * (costs.answer + costs.provider_cpu + step),
            Queue.READY: costs.fetching + sending,
            Queue.ENDED: sending,
        }
        return [
            Limit(f"{_SLOTS[queue]} of a process", SLOTS[queue], videos * each, "at once", _MORE)
            for queue, each in seconds.items()
        ]

    def _of_service(self) -> list[Limit]:
        videos = self.rate(Wish.VIDEO)
        pages = videos * _LOG_SECONDS / PAGE * _LOST_SEARCHES
        whole = self._habits.videos * _WIDE_LOG_HOURS * HOUR / DAY
        return [
            Limit("the log about a lost purchase", LOG_REQUESTS, pages, "pages a minute", _LOG),
            Limit("the log of 25 hours, read as a whole", PAGE * MOST_PAGES, whole, "rows", _DAY),
        ]


_LAST_STEPS = 3.0
"""Seconds for which a finished video is still in progress: noticed, fetched by Telegram, told."""

_SLOTS = {
    Queue.QUEUED: "purchases",
    Queue.PICTURES: "purchases with pictures",
    Queue.GENERATING: "looks",
    Queue.READY: "deliveries",
    Queue.ENDED: "endings",
}
_MORE = "more processes, on PostgreSQL"
_PAID = "a second bot for other people; Telegram's paid broadcasts, once they are built in"
_GROUP = "nothing: Telegram sets it, and progress is left out there first"
_LOG = "nothing yet: what is lost is then found later"
_DAY = "nothing yet: whose purchase got lost hears that the log cannot be read, and decides"
