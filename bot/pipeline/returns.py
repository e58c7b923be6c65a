"""Returns: what people have used for a video that was charged nothing is given back to them."""

import logging
from collections.abc import Sequence

from bot.money.calendar import Calendar
from bot.pipeline.ports import Clock
from bot.store.charges import Charges
from bot.store.settlements import Settlements
from bot.tasks.task import Task

log = logging.getLogger(__name__)

_HOUR, _DAY = 3600.0, 24 * 3600.0

_COUNTED_FOR = 35 * _DAY
"""How old a video may be that is still taken off its day."""

_AT_ONCE = 1000
"""Videos at a time; the others come next."""


class Returns:
    """Gives back places of a day, and Stars. What is charged later corrects the cost alone."""

    def __init__(
        self, charges: Charges, settlements: Settlements, calendar: Calendar, clock: Clock
    ) -> None:
        self._charges = charges
        self._settlements = settlements
        self._calendar = calendar
        self._clock = clock
        self._seen_at: dict[int, float] = {}

    async def give_back(self) -> None:
        """Do what is due."""
        now = self._clock()
        since_day = self._calendar.day(now - _COUNTED_FOR)
        for task in await self._settlements.taken_back(since_day, _AT_ONCE):
            if await self._settlements.release(task, now):
                log.info("task %s no longer counts: its charges were taken back", task.id)
        for task in await self._uncharged(now):
            if await self._settlements.release(task, now):
                log.warning("task %s was not charged: its Stars are given back", task.id)

    async def _uncharged(self, now: float) -> Sequence[Task]:
        """Return whose Stars are due: what was not charged a day after its end, whenever that was.

        They are due an hour after that was first seen, for the clock may have been ahead then.
        """
        mark = await self._charges.mark()
        if mark is None or mark.at > now:
            self._seen_at = {}
            return []
        found = await self._settlements.uncharged(mark.at - _DAY, _AT_ONCE)
        seen_at = {task.id: self._seen_at.get(task.id, now) for task in found}
        self._seen_at = {key: min(at, now) for key, at in seen_at.items()}
        return [task for task in found if now - self._seen_at[task.id] >= _HOUR]
