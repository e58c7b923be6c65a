"""Budgets of one person or one chat stand in the place of those of the settings."""

import pytest

from bot.errors import BudgetTooLow, LimitReached
from bot.money.budgets import Allowance, Scope
from bot.store.budgets import Budget, Budgets
from bot.store.database import Database
from bot.store.moves import Moves
from bot.store.tasks import NewTasks
from bot.tasks.limits import Limits
from tests.store.scene import NOW, QUOTE, asking, by_message

DAY = Limits().calendar.day(NOW)
ADMIN = 9


@pytest.fixture
def budgets(database: Database) -> Budgets:
    return Budgets(database)


@pytest.mark.parametrize("scope", [Scope.USER, Scope.CHAT])
async def test_a_budget_holds_from_now_on_for_its_subject_alone(
    budgets: Budgets, new_tasks: NewTasks, scope: Scope
) -> None:
    await budgets.set(Budget(scope, 1, QUOTE), DAY, ADMIN, NOW)
    await new_tasks.add(by_message(asking(1), quote=QUOTE), Limits(), NOW)
    with pytest.raises(LimitReached) as caught:
        await new_tasks.add(by_message(asking(2), quote=1), Limits(), NOW)
    assert (caught.value.scope, caught.value.limit) == (f"{scope}-budget", QUOTE)
    await new_tasks.add(by_message(asking(3, user_id=2, chat_id=2), quote=QUOTE), Limits(), NOW)


async def test_a_budget_may_be_wider_than_that_of_the_settings(
    budgets: Budgets, new_tasks: NewTasks
) -> None:
    limits = Limits(user_budget=QUOTE)
    await budgets.set(Budget(Scope.USER, 1, 0), DAY, ADMIN, NOW)
    for message_id in range(3):
        await new_tasks.add(by_message(asking(message_id), quote=QUOTE), limits, NOW)
    assert await budgets.remove(Scope.USER, 1)
    assert not await budgets.remove(Scope.USER, 1)
    with pytest.raises(LimitReached):
        await new_tasks.add(by_message(asking(4), quote=QUOTE), limits, NOW)


async def test_no_budget_is_set_below_what_is_reserved(
    budgets: Budgets, new_tasks: NewTasks
) -> None:
    await new_tasks.add(by_message(quote=QUOTE), Limits(), NOW)
    with pytest.raises(BudgetTooLow) as caught:
        await budgets.set(Budget(Scope.USER, 1, QUOTE - 1), DAY, ADMIN, NOW)
    assert caught.value.spent == QUOTE
    assert await budgets.all(10) == []
    await budgets.set(Budget(Scope.USER, 1, QUOTE), DAY, ADMIN, NOW)
    await budgets.set(Budget(Scope.USER, 1, QUOTE + 1), DAY, ADMIN, NOW)
    assert await budgets.all(10) == [Budget(Scope.USER, 1, QUOTE + 1)]


async def test_a_group_keeps_its_budget_when_it_moves(
    budgets: Budgets, new_tasks: NewTasks, database: Database
) -> None:
    await budgets.set(Budget(Scope.CHAT, -5, QUOTE), DAY, ADMIN, NOW)
    await Moves(database).add(-5, -1005)
    moved = by_message(asking(1, chat_id=-1005), quote=QUOTE + 1)
    with pytest.raises(LimitReached):
        await new_tasks.add(moved, Limits(), NOW)
    await budgets.set(Budget(Scope.CHAT, -1005, QUOTE + 1), DAY, ADMIN, NOW)
    await new_tasks.add(moved, Limits(), NOW)


@pytest.mark.parametrize(("former", "set_at", "counts"), [(0, 0.0, 5), (7, -1.0, 5), (7, 1.0, 7)])
async def test_of_budgets_under_both_ids_the_one_that_was_set_last_holds_after_the_move(
    budgets: Budgets, database: Database, former: int, set_at: float, counts: int
) -> None:
    await budgets.set(Budget(Scope.CHAT, -1005, 5), DAY, ADMIN, NOW)
    if former:
        await budgets.set(Budget(Scope.CHAT, -5, former), DAY, ADMIN, NOW + set_at)
    await Moves(database).add(-5, -1005)
    assert await budgets.allowance(Allowance(Scope.CHAT, -1005)) == Allowance(
        Scope.CHAT, -1005, budget=counts
    )
    assert await budgets.all(10) == [Budget(Scope.CHAT, -5, counts)]


async def test_what_is_left_is_what_every_share_of_a_day_leaves(
    budgets: Budgets, new_tasks: NewTasks
) -> None:
    limits = Limits(user_daily=5, budget=10 * QUOTE)
    shares = limits.allowances(1, 1)
    assert await budgets.videos_left(shares, DAY, QUOTE) == 5
    await new_tasks.add(by_message(asking(1), quote=QUOTE), limits, NOW)
    assert await budgets.videos_left(shares, DAY, QUOTE) == 4
    await budgets.set(Budget(Scope.USER, 1, 3 * QUOTE), DAY, ADMIN, NOW)
    assert await budgets.videos_left(shares, DAY, QUOTE) == 2
    assert await budgets.videos_left(Limits(user_daily=0).allowances(2, 2), DAY, QUOTE) is None
