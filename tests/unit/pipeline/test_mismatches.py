"""What operators are told of costs that differ."""

from dataclasses import dataclass

import pytest

from bot.money.calendar import Calendar
from bot.pipeline.alerts import Alert
from bot.pipeline.cost_report import CostReports
from bot.pipeline.mismatches import Mismatches
from bot.tasks.task import Status
from tests.store.charging import A_DAY, Books, charged
from tests.store.scene import NOW, QUOTE
from tests.unit.pipeline.billed import Desk


@dataclass
class Told:
    """Operators who were told of everything at one moment."""

    at: float

    async def alert(self, alert: Alert) -> None:
        raise AssertionError(alert)

    async def last_told(self, _: Alert) -> float | None:
        return self.at


@pytest.mark.parametrize("told_at", [NOW, NOW + 30 * A_DAY])
async def test_what_was_told_while_the_clock_was_ahead_silences_nothing(
    desk: Desk, told_at: float
) -> None:
    books = Books(desk.database)
    task = await desk.scene.task(Status.DELIVERED)
    await books.read(charged(task, 2 * QUOTE), now=NOW + 60)
    reports = CostReports(books.costs, desk.charges, Calendar(), desk.clock)
    found = await Mismatches(books.costs, reports, Told(told_at)).find(NOW + 120)
    assert {alert.kind for alert in found} == {"corrected", "above-quote"}


async def test_what_was_booked_while_the_clock_was_ahead_is_told_once(desk: Desk) -> None:
    books = Books(desk.database)
    task = await desk.scene.task(Status.DELIVERED)
    await books.read(charged(task, 2 * QUOTE), now=NOW + A_DAY)
    reports = CostReports(books.costs, desk.charges, Calendar(), desk.clock)
    told: list[str] = []
    for hour in range(1, 40):
        now = NOW + 3600.0 * hour
        found = await Mismatches(books.costs, reports, Told(now - 3600.0)).find(now)
        told += [alert.kind for alert in found]
    assert sorted(told) == ["above-quote", "corrected"]
