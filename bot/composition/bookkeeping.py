"""Building what keeps our ledger in line with the provider's, and tells operators of it."""

from dataclasses import dataclass

from bot.composition.given import Given
from bot.money.credits import credits_of
from bot.pipeline.charge_reader import ChargeReader
from bot.pipeline.circuit_breaker import CircuitBreaker
from bot.pipeline.cost_report import CostReports
from bot.pipeline.mismatches import Mismatches
from bot.pipeline.monitor import Monitor
from bot.pipeline.ports import Operators
from bot.pipeline.provider_status import ProviderStatusReader
from bot.pipeline.reconciliation import Reconciliation
from bot.provider.base import Provider
from bot.store.audit import Audit
from bot.store.budgets import Budgets
from bot.store.charges import Charges
from bot.store.costs import CostQueries
from bot.store.settlements import Settlements
from bot.store.tasks import TaskQueries


@dataclass(frozen=True)
class Bookkeeping:
    """What jobs run, and what admins ask."""

    reconciliation: Reconciliation
    monitor: Monitor
    costs: CostReports
    provider: ProviderStatusReader


def build_bookkeeping(
    given: Given, provider: Provider, breaker: CircuitBreaker, operators: Operators
) -> Bookkeeping:
    """Build all of it."""
    database, clock, calendar = given.database, given.clock, given.settings.limits.calendar
    charges, settlements, costs = Charges(database), Settlements(database), CostQueries(database)
    reader = ChargeReader(provider, charges, settlements, operators, clock)
    reports = CostReports(costs, charges, calendar, clock)
    return Bookkeeping(
        Reconciliation(provider, reader, charges, settlements, calendar, clock),
        _monitor(given, provider, Mismatches(costs, reports, operators), operators),
        reports,
        ProviderStatusReader(provider, breaker),
    )


def _monitor(
    given: Given, provider: Provider, mismatches: Mismatches, operators: Operators
) -> Monitor:
    settings, database = given.settings, given.database
    return Monitor(
        provider,
        TaskQueries(database),
        Budgets(database),
        Audit(database),
        mismatches,
        operators,
        settings.limits,
        credits_of(settings.low_balance_usd),
        settings.stars_per_usd,
        given.clock,
    )
