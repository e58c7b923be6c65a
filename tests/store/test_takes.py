"""Several takes are one request: stored together or not at all, within the limits."""

import asyncio
from dataclasses import replace

import pytest

from bot.errors import LimitReached
from bot.store.database import Database
from bot.store.tasks import NewTasks, TaskQueries
from bot.store.tasks.new import NewTask
from bot.tasks.limits import Limits
from tests.store.scene import NO_LIMITS, NOW, QUOTE, REQUEST, asking, by_message


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
    with pytest.raises(LimitReached):
        await new_tasks.add(three_takes(), limits, NOW)
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
