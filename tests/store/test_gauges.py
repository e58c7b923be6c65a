"""What waits and what is spent, as the tables say."""

from dataclasses import replace

import pytest

from bot.money.budgets import Allowance, Scope
from bot.money.calendar import Calendar
from bot.store.budgets import Budget, Budgets
from bot.store.database import Database
from bot.store.gauges import Gauges, Line, Readings
from bot.store.inbox import Inbox, Received
from bot.tasks.task import PENDING, Status
from tests.store.scene import COST, LEASE, NOW, QUOTE, Scene

DAY = Calendar().day(NOW)
EVERYBODY = Allowance(Scope.ALL, budget=5 * QUOTE)


async def read(database: Database, day: str = DAY) -> Readings:
    return await Gauges(database).read(EVERYBODY, day)


async def store(database: Database, *updates: int, now: float = NOW) -> None:
    await Inbox(database).store([Received(each, each, {}) for each in updates], now)


async def test_an_empty_database_says_nothing_waits(database: Database) -> None:
    found = await read(database)
    assert found.pending == dict.fromkeys(PENDING, 0)
    assert (found.in_line, found.aside) == (Line(), Line())
    assert found.spent.total == 0


@pytest.mark.parametrize("status", Status)
async def test_what_is_in_progress_is_counted_by_status(
    database: Database, scene: Scene, status: Status
) -> None:
    for _ in range(2):
        await scene.task(status, owner=None)
    counts = {each: 2 if each is status else 0 for each in PENDING}
    assert (await read(database)).pending == counts


async def test_updates_wait_in_line_until_they_are_handled(database: Database) -> None:
    inbox = Inbox(database)
    await store(database, 1, now=NOW)
    await store(database, 2, 3, now=NOW + 5)
    assert (await read(database)).in_line == Line(3, NOW)
    first, *_ = await inbox.claim("me", NOW, LEASE, 1, held=())
    await inbox.done(first, NOW)
    assert (await read(database)).in_line == Line(2, NOW + 5)


async def test_what_has_stepped_aside_is_counted_for_itself(database: Database) -> None:
    inbox = Inbox(database)
    await store(database, 1, 2)
    first, *_ = await inbox.claim("me", NOW, LEASE, 1, held=())
    await inbox.step_aside(first, NOW + 3600)
    found = await read(database)
    assert (found.in_line, found.aside) == (Line(1, NOW), Line(1, NOW))


async def test_what_everybody_has_spent_today_is_read(database: Database, scene: Scene) -> None:
    await scene.task(Status.DELIVERED)
    await scene.queued()
    found = await read(database)
    assert (found.spent.reserved, found.spent.charged) == (QUOTE, COST)
    assert (await read(database, "1999-01-01")).spent.total == 0


async def test_the_budget_is_the_one_that_holds(database: Database) -> None:
    assert (await read(database)).budget == EVERYBODY.budget
    await Budgets(database).set(Budget(Scope.ALL, 0, 7), DAY, set_by=1, now=NOW)
    assert (await read(database)).budget == 7
    other = replace(EVERYBODY, budget=0)
    assert (await Gauges(database).read(other, DAY)).budget == 7
