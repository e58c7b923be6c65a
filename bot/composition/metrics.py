"""Building what looks at the running bot for its metrics."""

from collections import Counter

from bot.alive.health import Health
from bot.alive.stamp import Stamp
from bot.metrics.conditions import Conditions
from bot.metrics.metrics import Metrics
from bot.metrics.scrape import Scrape
from bot.money.budgets import Allowance, Scope
from bot.pipeline.circuit_breaker import CircuitBreaker
from bot.pipeline.leadership import Leadership
from bot.pipeline.ports import Clock
from bot.store.database import Database
from bot.store.gauges import Gauges, Readings
from bot.tasks.limits import Limits


def build_scrape(
    metrics: Metrics,
    database: Database,
    health: Health,
    ticked: Stamp,
    reached: Stamp,
    leadership: Leadership,
    breaker: CircuitBreaker,
    limits: Limits,
    clock: Clock,
    monotonic: Clock,
) -> Scrape:
    """Build it; nothing is looked at before somebody asks."""
    gauges, everybody = Gauges(database), Allowance(Scope.ALL, budget=limits.budget)

    async def look() -> Conditions:
        report = await health.readiness()
        return Conditions(
            tick_age=ticked.age,
            telegram_age=reached.age,
            leads=leadership.is_leader,
            problems=Counter(each.problem for each in breaker.problems.values()),
            parts={part.name: part.works for part in report.parts},
            now=clock(),
        )

    async def read() -> Readings:
        return await gauges.read(everybody, limits.calendar.day(clock()))

    return Scrape(metrics, look, read, monotonic)
