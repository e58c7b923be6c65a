"""What is charged and taken back, or charged as nothing, gives back Stars and places of the day."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from bot.errors import LimitReached
from bot.money.calendar import Calendar
from bot.money.stars import StarPayment
from bot.store.audit import Audit
from bot.store.stars import StarAccounts
from bot.tasks.limits import Limits
from bot.tasks.task import Reason, Task
from tests.store.scene import ANNA, COST, NOW, QUOTE, asking, by_message, sure
from tests.unit.pipeline.billed import Desk

HOUR, DAY = 3600.0, 24 * 3600.0
ONE_A_DAY = Limits(0, 1, 0)

End = Callable[[Desk, Task], Awaitable[None]]

ZERO = [(NOW + 1, "gen-1", 0)]
CHARGED, BACK = (NOW + 1, "gen-1", COST), (NOW + 2, "gen-1", -COST)


@pytest.fixture
def accounts(desk: Desk) -> StarAccounts:
    return StarAccounts(desk.database, Calendar())


async def days(desk: Desk, number: int) -> None:
    """Let days pass, with two looks each."""
    for _ in range(2 * number):
        desk.clock.advance(DAY / 2)
        await desk.reconciliation.run()


async def generating(desk: Desk, accounts: StarAccounts) -> Task:
    """Return a task of Anna's, who has paid with all of her Stars, while it is being made."""
    await accounts.credit(StarPayment("c", ANNA.user_id, 1, 50), NOW)
    asked = replace(by_message(asking(7), quote=QUOTE), stars=50)
    task, _ = await desk.scene.new.add(asked, Limits(user_budget=1), NOW)
    return await _submitted(desk, task)


async def _submitted(desk: Desk, task: Task) -> Task:
    held = await desk.scene.held(task)
    held = sure(await desk.scene.changes.submitting(held, f"veogram-{task.id}", NOW))
    return sure(await desk.scene.changes.generating(held, "gen-1", NOW, NOW))


async def stop(desk: Desk, task: Task) -> None:
    desk.bill.generations["gen-1"] = "completed"
    sure(await desk.scene.changes.cancel(task.id, "x", NOW))


async def fail(desk: Desk, task: Task) -> None:
    held = await desk.scene.held(task)
    sure(await desk.scene.changes.failed(held, Reason.PROVIDER_FAILED, NOW + 70))


@pytest.mark.parametrize("rows", [ZERO, [CHARGED, BACK]])
async def test_stars_of_what_was_charged_nothing_in_all_come_back(
    desk: Desk, accounts: StarAccounts, rows: list[tuple[float, str, int]]
) -> None:
    await stop(desk, await generating(desk, accounts))
    desk.bill.add(*rows)
    await days(desk, 3)
    assert await accounts.balance(ANNA.user_id) == 50
    assert await Audit(desk.database).differences() == []


@pytest.mark.parametrize("end", [stop, fail])
@pytest.mark.parametrize("is_read_together", [True, False])
async def test_it_may_be_read_while_the_video_is_still_being_made(
    desk: Desk, accounts: StarAccounts, end: End, *, is_read_together: bool
) -> None:
    task = await generating(desk, accounts)
    desk.bill.add(CHARGED)
    if not is_read_together:
        await desk.reconciliation.run()
    desk.bill.add(BACK)
    desk.clock.advance(HOUR)
    await desk.reconciliation.run()
    await end(desk, task)
    await days(desk, 3)
    assert await accounts.balance(ANNA.user_id) == 50
    assert await Audit(desk.database).differences() == []


async def test_stars_come_back_once_when_a_charge_is_taken_back_later(
    desk: Desk, accounts: StarAccounts
) -> None:
    task = await generating(desk, accounts)
    await stop(desk, task)
    desk.bill.add(CHARGED)
    await days(desk, 2)
    assert await accounts.balance(ANNA.user_id) == 0
    desk.bill.add(BACK)
    await days(desk, 2)
    assert await accounts.balance(ANNA.user_id) == 50
    for number in (1, 2):
        desk.bill.add((NOW + DAY + number, "gen-1", COST), (NOW + DAY + 9 + number, "gen-1", -COST))
        await days(desk, 2)
    assert (await desk.scene.now(task)).cost == 0
    assert await accounts.balance(ANNA.user_id) == 50
    assert await Audit(desk.database).differences() == []


async def test_stars_of_a_video_that_was_made_stay_spent(
    desk: Desk, accounts: StarAccounts
) -> None:
    task = await generating(desk, accounts)
    ready = sure(await desk.scene.changes.ready(task, "https://x/v.mp4", COST, NOW, measured=True))
    await desk.scene.delivered(ready)
    desk.bill.add(CHARGED, BACK)
    await days(desk, 3)
    assert await accounts.balance(ANNA.user_id) == 0


@pytest.mark.parametrize("is_read_together", [True, False])
@pytest.mark.parametrize("end", [stop, fail])
async def test_the_place_of_the_day_comes_back_too(
    desk: Desk, end: End, *, is_read_together: bool
) -> None:
    task, _ = await desk.scene.new.add(by_message(asking(7), quote=QUOTE), ONE_A_DAY, NOW)
    task = await _submitted(desk, task)
    desk.bill.add(CHARGED)
    if not is_read_together:
        await desk.reconciliation.run()
    desk.bill.add(BACK)
    desk.clock.advance(HOUR)
    await desk.reconciliation.run()
    with pytest.raises(LimitReached):
        await desk.scene.new.add(by_message(asking(8), quote=QUOTE), ONE_A_DAY, NOW)
    await end(desk, task)
    desk.clock.advance(HOUR)
    await desk.reconciliation.run()
    await desk.scene.new.add(by_message(asking(8), quote=QUOTE), ONE_A_DAY, NOW)
    assert await Audit(desk.database).differences() == []
