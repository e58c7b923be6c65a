"""What operators are told of costs: a few periods, and what is missing in the provider's ledger."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.money.calendar import Calendar
from bot.money.costs import Costs
from bot.money.periods import Since
from bot.pipeline.ports import Clock
from bot.store.charges import Charges, ReadMark
from bot.store.costs import CostQueries, Unlisted

_DAY = 24 * 3600.0


@dataclass(frozen=True)
class CostReport:
    """All of it."""

    by_days: Mapping[int, Costs]
    """by the number of days up to now, today included"""
    missing: Sequence[Unlisted]
    """videos of the longest period that are only in our ledger"""
    read_seconds_ago: float | None
    """since all of the provider's ledger was known; None: it never was"""


class CostReports:
    """Makes them."""

    def __init__(
        self, costs: CostQueries, charges: Charges, calendar: Calendar, clock: Clock
    ) -> None:
        self._costs = costs
        self._charges = charges
        self._calendar = calendar
        self._clock = clock

    async def of(self, days: Sequence[int], most_missing: int) -> CostReport:
        """Return the costs of the last so many days each, and some of what is missing."""
        mark = await self._charges.mark()
        missing_before = _missing_before(mark)
        begins = {number: self._since(number) for number in days}
        by_days = {
            number: await self._costs.of(since, missing_before) for number, since in begins.items()
        }
        first_day = begins[max(days)].day
        missing = await self._costs.ours_only(first_day, missing_before, most_missing)
        return CostReport(by_days, missing, _seconds_since(mark, self._clock()))

    def _since(self, days: int) -> Since:
        """Return when the last so many days began, as the calendar counts them, with today."""
        begin = self._calendar.midnight_before(self._clock(), days - 1).timestamp()
        return Since(begin, self._calendar.day(begin))


def _seconds_since(mark: ReadMark | None, now: float) -> float | None:
    return max(0.0, now - mark.at) if mark and mark.at else None


def _missing_before(mark: ReadMark | None) -> float:
    """Return when a video must have ended to be missing in the provider's ledger by now.

    Only a ledger that was read to its end tells that something is missing.
    """
    return mark.at - _DAY if mark else 0.0
