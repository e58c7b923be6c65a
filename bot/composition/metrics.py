"""Building what looks at the running bot for its metrics."""

from collections import Counter

from bot.composition.parts import Parts
from bot.metrics.conditions import Conditions
from bot.metrics.scrape import Scrape
from bot.money.budgets import Allowance, Scope
from bot.store.gauges import Gauges, Readings


def build_scrape(parts: Parts) -> Scrape:
    """Build it; nothing is looked at before somebody asks."""
    given, limits = parts.given, parts.given.settings.limits
    gauges, everybody = Gauges(given.database), Allowance(Scope.ALL, budget=limits.budget)

    async def look() -> Conditions:
        return await _conditions(parts)

    async def read() -> Readings:
        return await gauges.read(everybody, limits.calendar.day(given.clock()))

    return Scrape(given.metrics, look, read, given.monotonic)


async def _conditions(parts: Parts) -> Conditions:
    report = await parts.watching.health.readiness()
    problems = parts.pipeline.breaker.problems.values()
    return Conditions(
        tick_age=parts.watching.ticked.age,
        telegram_age=parts.watching.reached.age,
        leads=parts.sharing.leadership.is_leader,
        problems=Counter(each.problem for each in problems),
        parts={part.name: part.works for part in report.parts},
        now=parts.given.clock(),
    )
