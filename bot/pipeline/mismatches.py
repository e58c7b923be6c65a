"""Where our ledger and the provider's differ, or a video has cost more than was expected."""

from collections.abc import Awaitable, Callable, Sequence

from bot.money.costs import Tally
from bot.pipeline.alerts import Alert
from bot.pipeline.cost_report import CostReports
from bot.pipeline.ports import Operators
from bot.store.costs import CostQueries

_DAYS = 7
"""How long operators are reminded, once a day, of what is only in our ledger."""

_REMEMBERED = 2 * 24 * 3600.0
"""Seconds for which it is surely known what they were told."""


class Mismatches:
    """Finds them."""

    def __init__(self, costs: CostQueries, reports: CostReports, operators: Operators) -> None:
        self._costs = costs
        self._reports = reports
        self._operators = operators

    async def find(self, now: float) -> Sequence[Alert]:
        """Return what operators should be told."""
        found = [
            await self._ours_only(),
            await self._new("corrected", self._costs.corrected, now),
            await self._new("above-quote", self._costs.above_quote, now),
        ]
        return [alert for alert in found if alert]

    async def _ours_only(self) -> Alert | None:
        report = await self._reports.of([_DAYS], 0)
        return _alert("ours-only", report.by_days[_DAYS].ours_only, once="ours-only")

    async def _new(
        self, kind: str, find: Callable[[float, float], Awaitable[Tally]], now: float
    ) -> Alert | None:
        """Return an alert of what has come about since the last one of its kind.

        One that was told while the clock was ahead says nothing of when that was. What was booked
        then comes when it seems to, lest it be new at every look.
        """
        told_at = await self._operators.last_told(Alert(kind)) or 0.0
        since = told_at if told_at <= now else 0.0
        return _alert(kind, await find(max(since, now - _REMEMBERED), now))


def _alert(kind: str, found: Tally, once: str = "") -> Alert | None:
    if not found.count:
        return None
    return Alert(kind, {"amount": found.amount}, {"count": found.count}, once=once)
