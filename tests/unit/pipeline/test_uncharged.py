"""The Stars that a video was paid with come back where it was never charged."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from bot.money.calendar import Calendar
from bot.money.stars import StarPayment
from bot.store.audit import Audit
from bot.store.settlements import Settlements
from bot.store.stars import StarAccounts
from bot.tasks.limits import Limits
from bot.tasks.task import Task
from tests.store.charging import charged
from tests.store.scene import ANNA, COST, NOW, QUOTE, asking, by_message, sure
from tests.unit.pipeline.billed import Desk
from tests.unit.provider.aimlapi.wire import own_error

HOUR, DAY = 3600.0, 24 * 3600.0

End = Callable[[Desk, StarAccounts], Awaitable[Task]]


@pytest.fixture
def accounts(desk: Desk) -> StarAccounts:
    return StarAccounts(desk.database, Calendar())


async def after(desk: Desk, seconds: float) -> None:
    """Let some time pass, and the job run."""
    desk.clock.advance(seconds)
    await desk.reconciliation.run()


async def paid(desk: Desk, accounts: StarAccounts) -> Task:
    """Return a task that Anna has paid with all of her Stars, and that is being bought."""
    await accounts.credit(StarPayment("c", ANNA.user_id, 1, 50), NOW)
    asked = replace(by_message(asking(7), quote=QUOTE), stars=50)
    task, _ = await desk.scene.new.add(asked, Limits(user_budget=1), NOW)
    assert await accounts.balance(ANNA.user_id) == 0
    held = await desk.scene.held(task)
    return sure(await desk.scene.changes.submitting(held, "veogram-x", NOW))


async def lost(desk: Desk, accounts: StarAccounts) -> Task:
    task = await paid(desk, accounts)
    return sure(await desk.scene.changes.uncertain(task, NOW))


async def stopped(desk: Desk, accounts: StarAccounts) -> Task:
    task = await paid(desk, accounts)
    await desk.scene.changes.generating(task, "gen-paid", NOW, NOW)
    desk.bill.generations["gen-paid"] = "completed"
    return sure(await desk.scene.changes.cancel(task.id, "x", NOW))


@pytest.mark.parametrize("end", [lost, stopped])
async def test_stars_of_what_was_never_charged_come_back_after_a_day(
    desk: Desk, accounts: StarAccounts, end: End
) -> None:
    await end(desk, accounts)
    await after(desk, DAY - 1)
    assert await accounts.balance(ANNA.user_id) == 0
    for _ in range(3):
        await after(desk, HOUR)
    assert await accounts.balance(ANNA.user_id) == 50
    assert await Audit(desk.database).differences() == []


async def test_stars_stay_where_the_ledger_could_not_be_read_since(
    desk: Desk, accounts: StarAccounts
) -> None:
    await lost(desk, accounts)
    await after(desk, HOUR)
    desk.bill.answer = own_error(500)
    for _ in range(5):
        await after(desk, DAY)
    assert await accounts.balance(ANNA.user_id) == 0


async def test_stars_of_what_was_charged_stay_spent(desk: Desk, accounts: StarAccounts) -> None:
    await stopped(desk, accounts)
    desk.bill.add((NOW + 60, "gen-paid", COST))
    for _ in range(3):
        await after(desk, DAY)
    assert await accounts.balance(ANNA.user_id) == 0


async def test_a_charge_that_comes_after_all_takes_no_stars_again(
    desk: Desk, accounts: StarAccounts
) -> None:
    task = await stopped(desk, accounts)
    for _ in range(2):
        await after(desk, DAY + 1)
    desk.bill.add((NOW + DAY, "gen-paid", COST))
    await after(desk, HOUR)
    assert (await desk.scene.now(task)).cost == COST
    assert await accounts.balance(ANNA.user_id) == 50
    assert await Audit(desk.database).differences() == []


async def test_stars_come_back_however_long_the_ledger_could_not_be_read(
    desk: Desk, accounts: StarAccounts
) -> None:
    await lost(desk, accounts)
    desk.bill.answer = own_error(403)
    for _ in range(40):
        await after(desk, DAY)
    assert await accounts.balance(ANNA.user_id) == 0
    desk.bill.answer = None
    for _ in range(2):
        await after(desk, HOUR)
    assert await accounts.balance(ANNA.user_id) == 50


async def test_one_look_with_a_clock_ahead_gives_no_stars_back(
    desk: Desk, accounts: StarAccounts
) -> None:
    await stopped(desk, accounts)
    await after(desk, 60)
    for ahead in (2 * DAY, -2 * DAY, 2 * DAY + 2 * HOUR, -2 * DAY - HOUR):
        await after(desk, ahead)
    desk.bill.add((NOW + 120, "gen-paid", COST))
    for _ in range(5):
        await after(desk, HOUR)
    assert await accounts.balance(ANNA.user_id) == 0


async def test_what_another_process_has_read_meanwhile_keeps_stars_spent(
    desk: Desk, accounts: StarAccounts
) -> None:
    await stopped(desk, accounts)
    settlements = Settlements(desk.database)
    [found] = await settlements.uncharged(NOW + DAY, 10)
    await desk.charges.add([charged("gen-paid", COST)], NOW + DAY)
    assert not await settlements.release(found, NOW + DAY)
    assert await accounts.balance(ANNA.user_id) == 0
