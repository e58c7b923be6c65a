"""Several takes are one request: stored together or not at all, within the limits."""

import asyncio
from dataclasses import replace

import pytest

from bot.errors import LimitReached
from bot.money.calendar import Calendar
from bot.money.stars import StarPayment
from bot.store.database import Database
from bot.store.stars import StarAccounts
from bot.store.tasks import NewTasks, TaskQueries
from bot.store.tasks.new import NewTask
from bot.tasks.limits import Limits
from tests.store.scene import NO_LIMITS, NOW, QUOTE, REQUEST, Scene, asking, by_message


def three_takes(message_id: int = 10) -> NewTask:
    """Return a request for three videos with a seed of their own each."""
    request = by_message(asking(message_id), REQUEST.with_seed(1), quote=QUOTE)
    return replace(request, more_takes=(REQUEST.with_seed(2), REQUEST.with_seed(3)))


async def test_each_take_is_a_task_with_its_number_and_seed(
    new_tasks: NewTasks, queries: TaskQueries
) -> None:
    first, is_new = await new_tasks.add(three_takes(), NO_LIMITS, NOW)
    assert is_new
    takes = await queries.pending_in(1)
    assert first == takes[0]
    assert [(task.sequence, task.takes, task.request.seed) for task in takes] == [
        (0, 3, 1),
        (1, 3, 2),
        (2, 3, 3),
    ]


async def test_the_same_message_asks_for_its_takes_once(
    new_tasks: NewTasks, queries: TaskQueries
) -> None:
    first, _ = await new_tasks.add(three_takes(), NO_LIMITS, NOW)
    assert await new_tasks.add(three_takes(), NO_LIMITS, NOW) == (first, False)
    assert len(await queries.pending_in(1)) == 3


@pytest.mark.parametrize(
    "limits",
    [
        Limits(user_active=2, user_daily=0),
        Limits(user_active=0, user_daily=2),
        Limits(user_active=0, user_daily=0, chat_daily=2),
        Limits(user_active=0, user_daily=0, user_budget=3 * QUOTE - 1),
        Limits(user_active=0, user_daily=0, budget=3 * QUOTE - 1),
    ],
)
async def test_takes_that_do_not_all_fit_leave_nothing_behind(
    new_tasks: NewTasks, queries: TaskQueries, limits: Limits
) -> None:
    with pytest.raises(LimitReached) as caught:
        await new_tasks.add(three_takes(), limits, NOW)
    assert caught.value.takes == 3
    assert await queries.pending_in(1) == []
    await new_tasks.add(by_message(asking(11), quote=QUOTE), limits, NOW)


async def test_simultaneous_requests_for_takes_pass_no_limit(
    database: Database, neighbour: Database, queries: TaskQueries
) -> None:
    stores = [NewTasks(database), NewTasks(neighbour)] * 5
    limits = Limits(user_active=0, user_daily=10)
    answers = await asyncio.gather(
        *(store.add(three_takes(n), limits, NOW) for n, store in enumerate(stores, 20)),
        return_exceptions=True,
    )
    assert [type(answer) for answer in answers].count(LimitReached) == 7
    assert len(await queries.pending_in(1, most=100)) == 9


async def test_where_not_even_one_fits_nothing_is_said_of_takes(new_tasks: NewTasks) -> None:
    for limits in (Limits(1, 0), Limits(0, 1), Limits(0, 0, user_budget=QUOTE)):
        await new_tasks.add(by_message(asking(11), quote=QUOTE), NO_LIMITS, NOW)
        with pytest.raises(LimitReached) as caught:
            await new_tasks.add(three_takes(12), limits, NOW)
        assert caught.value.takes == 1


async def test_stars_pay_for_all_takes_or_for_none(
    new_tasks: NewTasks, queries: TaskQueries, database: Database
) -> None:
    accounts = StarAccounts(database, Calendar())
    await accounts.credit(StarPayment("one", 1, 1, 25), NOW)
    limits = Limits(0, 1)
    with pytest.raises(LimitReached) as caught:
        await new_tasks.add(replace(three_takes(), stars=10), limits, NOW)
    assert (caught.value.stars, caught.value.balance) == (30, 25)
    assert await accounts.balance(1) == 25
    await accounts.credit(StarPayment("two", 1, 1, 5), NOW)
    await new_tasks.add(replace(three_takes(), stars=10), limits, NOW)
    assert [task.stars for task in await queries.pending_in(1)] == [10, 10, 10]
    assert await accounts.balance(1) == 0


async def test_one_message_shows_all_takes(scene: Scene) -> None:
    await scene.new.add(three_takes(), NO_LIMITS, NOW)
    other, _ = await scene.new.add(by_message(asking(99)), NO_LIMITS, NOW)
    first, second, third = await scene.queries.pending_in(1, most=3)
    assert await scene.queries.takes(second) == [first, second, third]
    assert await scene.changes.progress_shown(second.id, 55) == replace(
        second, progress_message_id=55
    )
    shown = [task.progress_message_id for task in await scene.queries.takes(first)]
    assert shown == [55, 55, 55]
    assert await scene.changes.progress_shown(first.id, 66) is None
    assert await scene.now(other) == other
