"""The monitor: looks for what operators should know, and tells them."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.errors import ProviderError
from bot.money.budgets import Allowance, Scope, Spent
from bot.money.credits import Credits
from bot.money.fallback_prices import CHEAPEST
from bot.pipeline.alerts import Alert
from bot.pipeline.mismatches import Mismatches
from bot.pipeline.ports import Clock, Operators
from bot.provider.base import Provider
from bot.store.audit import Audit
from bot.store.budgets import Budgets
from bot.store.tasks import TaskQueries
from bot.tasks.limits import Limits
from bot.tasks.task import Reason

log = logging.getLogger(__name__)

_HOUR, _DAY = 3600.0, 24 * 3600.0

_NEARLY, _USED_UP = 80, 100
"""Percent of the budget of everybody at which operators are told."""

_SAMPLE, _TOO_MANY = 10, 5
"""Of the last videos that ended within an hour, so many have failed."""

_PROVIDER_FAILURES = frozenset(
    {Reason.PROVIDER_FAILED, Reason.TIMED_OUT, Reason.BUSY, Reason.LOST, Reason.UNREAD_LOG}
)
"""Failures of the provider itself. Those that only operators can mend are told by themselves."""

_NAMED = 3
"""Differences that an alert names."""


@dataclass
class _Check:
    """Something to look at now and then."""

    look: Callable[[float], Awaitable[None]]
    seconds: float
    looked_at: float | None = field(default=None)

    def is_due(self, now: float) -> bool:
        """Return whether the pause is over; a clock that was set back does not prolong it."""
        return self.looked_at is None or not 0 <= now - self.looked_at < self.seconds


class Monitor:
    """Looks at the balance, the budget, failures, mismatches and the sums beside the ledger."""

    def __init__(
        self,
        provider: Provider,
        tasks: TaskQueries,
        budgets: Budgets,
        audit: Audit,
        mismatches: Mismatches,
        operators: Operators,
        limits: Limits,
        low_balance: Credits,
        stars_per_usd: int,
        clock: Clock,
    ) -> None:
        """Take ``low_balance``, below which operators are told; 0: never."""
        self._provider = provider
        self._tasks = tasks
        self._budgets = budgets
        self._audit = audit
        self._mismatches = mismatches
        self._operators = operators
        self._limits = limits
        self._low_balance = low_balance
        self._stars_per_usd = stars_per_usd
        self._clock = clock
        self._checks = (
            _Check(self._look_at_balance, 600.0),
            _Check(self._look_at_budget, 30.0),
            _Check(self._look_at_failures, 30.0),
            _Check(self._look_at_mismatches, 300.0),
            _Check(self._look_at_sums, _HOUR),
        )

    async def look(self) -> None:
        """Look at whatever is due; a job calls this every few seconds."""
        for check in self._checks:
            now = self._clock()
            if check.is_due(now):
                check.looked_at = now
                await check.look(now)

    async def _look_at_balance(self, _: float) -> None:
        if not self._low_balance:
            return
        try:
            account = await self._provider.account()
        except ProviderError as error:
            log.info("the balance cannot be read: %r", error)
            return
        if account.balance < self._low_balance:
            amounts = {"balance": account.balance, "limit": self._low_balance}
            await self._operators.alert(Alert("balance", amounts))

    async def _look_at_budget(self, now: float) -> None:
        everybody = Allowance(Scope.ALL, budget=self._limits.budget)
        budget = (await self._budgets.allowance(everybody)).budget
        if not budget:
            return
        day = self._limits.calendar.day(now)
        spent = await self._budgets.spent(Scope.ALL, 0, day)
        if mark := _mark(spent, budget):
            shown = spent.charged if mark == _USED_UP else spent.total
            amounts = {"spent": shown, "budget": budget}
            counts = {"percent": mark, "stars": self._stars_per_usd}
            alert = Alert("budget", amounts, counts, once=f"budget-{mark}-{day}")
            await self._operators.alert(alert)

    async def _look_at_failures(self, now: float) -> None:
        since_day = self._limits.calendar.day(now - 2 * _DAY)
        reasons = await self._tasks.last_reasons(now - _HOUR, since_day, _SAMPLE)
        failed = sum(reason in _PROVIDER_FAILURES for reason in reasons)
        if failed >= _TOO_MANY:
            counts = {"failed": failed, "count": len(reasons)}
            await self._operators.alert(Alert("failures", counts=counts))

    async def _look_at_mismatches(self, now: float) -> None:
        for alert in await self._mismatches.find(now):
            await self._operators.alert(alert)

    async def _look_at_sums(self, now: float) -> None:
        since_day = self._limits.calendar.day(now - 2 * _DAY)
        found = await self._audit.differences(since_day)
        if found:
            names = ", ".join(sorted(difference.name for difference in found)[:_NAMED])
            await self._operators.alert(
                Alert("audit", counts={"count": len(found)}, words={"names": names})
            )


def _mark(spent: Spent, budget: Credits) -> int:
    """Return the percent of which operators are told: 100 where no video fits any more.

    What is only reserved may come back, and so uses nothing up. Where no video ever fits, they are
    told when somebody asks for one.
    """
    if spent.charged and spent.charged + CHEAPEST > budget:
        return _USED_UP
    return _NEARLY if 100 * spent.total >= _NEARLY * budget else 0
