"""The video service: makes videos, is asked for them, and has a log."""

import random
from bisect import bisect

from benchmarks.day.clock import SimulatedClock
from benchmarks.day.costs import Costs
from benchmarks.day.habits import Habits
from benchmarks.day.table import Row
from benchmarks.day.tally import Tally

PAGE = 100
"""Rows of its log in one answer."""

MOST_PAGES = 50
"""Pages after which the bot gives a part of the log up as one without end."""

LOG_REQUESTS = 200
"""Requests of its log that it takes in a minute."""

_BEFORE, _AFTER = 120.0, 300.0
"""Seconds of the log about a lost purchase that are read, see log_windows.py of the bot."""


class VideoService:
    """Makes as many videos at once as it is asked for."""

    def __init__(
        self,
        clock: SimulatedClock,
        habits: Habits,
        costs: Costs,
        tally: Tally,
        dice: random.Random,
    ) -> None:
        self._clock = clock
        self._habits = habits
        self._costs = costs
        self._tally = tally
        self._dice = dice
        self._bought: list[float] = []

    async def buy(self, row: Row) -> bool:
        """Begin with a video; return whether the answer arrives."""
        row.bought_at = self._clock.now
        row.done_at = row.bought_at + self._costs.create + row.asked.seconds
        self._bought.append(row.bought_at)
        self._tally.bought += self._tally.is_on(row.bought_at)
        await self._clock.sleep(self._costs.create)
        return self._dice.random() >= self._habits.lost

    async def is_done(self, row: Row) -> bool:
        """Look after a video."""
        self._tally.looks += self._tally.is_on(self._clock.now)
        asked_at = self._clock.now
        await self._clock.sleep(self._costs.answer)
        return row.done_at <= asked_at

    async def is_logged(self, row: Row) -> bool:
        """Read the part of the log about a purchase; return whether it is there."""
        pages = pages_of(self.rows_about(row.bought_at))
        for _ in range(pages):
            self._tally.log_pages[int(self._clock.now // 60)] += 1
            await self._clock.sleep(self._costs.log_page)
        return self._clock.now - row.bought_at >= self._costs.log_delay

    def rows_about(self, moment: float) -> int:
        """Return how many purchases stand in the part of the log that is read about one."""
        first = bisect(self._bought, moment - _BEFORE)
        return bisect(self._bought, moment + _AFTER) - first


def pages_of(rows: float) -> int:
    """Return how many pages so many rows of a log fill, as far as they are read."""
    return min(MOST_PAGES, int(rows // PAGE) + 1)
