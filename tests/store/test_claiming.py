"""A claim is a lease: nobody holds what another holds, and what is let fall is taken up again."""

import asyncio
from dataclasses import replace

import pytest

from bot.store.database import Database
from bot.store.tasks import TaskQueries, TaskQueue, TaskTransitions
from bot.tasks.task import Status
from tests.store.outlooks import next_due
from tests.store.scene import LEASE, NOW, Scene


@pytest.fixture
def queue(scene: Scene) -> TaskQueue:
    return scene.queue(Status.QUEUED)


async def test_owners_who_claim_at_once_never_hold_the_same_task(
    database: Database, neighbour: Database, scene: Scene
) -> None:
    made = {(await scene.queued()).id for _ in range(40)}
    queues = [TaskQueue(each, [Status.QUEUED]) for each in (database, neighbour)]
    claims = await asyncio.gather(
        *(
            queues[number % 2].claim(f"owner-{number}", NOW, LEASE, 3, held=())
            for number in range(20)
        )
    )
    taken = [task.id for claim in claims for task in claim]
    assert len(taken) == len(set(taken))
    assert set(taken) == made
    assert max(len(claim) for claim in claims) <= 3


async def test_a_claimed_task_bears_its_owner_for_the_length_of_the_lease(
    scene: Scene, queue: TaskQueue, queries: TaskQueries
) -> None:
    task = await scene.queued()
    [claimed] = await queue.claim("me", NOW, LEASE, 9, held=())
    assert claimed == replace(task, lease_owner="me", lease_until=NOW + LEASE)
    assert await queries.get(task.id) == claimed


async def test_a_held_task_is_nobody_else_s_until_the_lease_ends(
    scene: Scene, queue: TaskQueue
) -> None:
    task = await scene.queued()
    await queue.claim("me", NOW, LEASE, 9, held=())
    assert await queue.claim("you", NOW + LEASE - 1, LEASE, 9, held=()) == []
    [taken] = await queue.claim("you", NOW + LEASE, LEASE, 9, held=())
    assert (taken.id, taken.lease_owner) == (task.id, "you")


async def test_who_renews_in_time_keeps_what_is_theirs(scene: Scene, queue: TaskQueue) -> None:
    mine, other = await scene.queued(), await scene.queued()
    await queue.claim("me", NOW, LEASE, 9, held=())
    await queue.renew("me", [mine.id], NOW + 2 * LEASE)
    taken = await queue.claim("you", NOW + LEASE, LEASE, 9, held=())
    assert [task.id for task in taken] == [other.id]


async def test_nobody_renews_what_another_holds(scene: Scene, queue: TaskQueue) -> None:
    task = await scene.queued()
    await queue.claim("me", NOW, LEASE, 9, held=())
    await queue.renew("you", [task.id], NOW + 100 * LEASE)
    assert len(await queue.claim("you", NOW + LEASE, LEASE, 9, held=())) == 1


async def test_only_what_is_due_is_claimed(
    scene: Scene, queue: TaskQueue, changes: TaskTransitions
) -> None:
    held = await scene.held(await scene.queued())
    await changes.retry_later(held, NOW, NOW + 60)
    assert await queue.claim("me", NOW + 59, LEASE, 9, held=()) == []
    assert len(await queue.claim("me", NOW + 60, LEASE, 9, held=())) == 1


@pytest.mark.parametrize("status", Status)
async def test_only_what_was_asked_for_is_claimed(scene: Scene, status: Status) -> None:
    task = await scene.task(status, owner=None)
    others = [other for other in Status if other is not status]
    assert await scene.queue(*others).claim("me", NOW, LEASE, 9, held=()) == []
    [claimed] = await scene.queue(status).claim("me", NOW, LEASE, 9, held=())
    assert claimed.id == task.id


async def test_what_has_waited_longest_comes_first(scene: Scene, queue: TaskQueue) -> None:
    made = [await scene.queued(now=NOW - age) for age in (10, 30, 20)]
    claimed = await queue.claim("me", NOW, LEASE, 2, held=())
    assert {task.id for task in claimed} == {made[1].id, made[2].id}


async def test_what_the_chat_knows_of_is_never_claimed_again(
    scene: Scene, changes: TaskTransitions
) -> None:
    task = await scene.task(Status.DELIVERED)
    told = await changes.outcome_notified(task, NOW)
    assert told is not None
    assert told.outcome_notified
    assert await scene.queue(*Status).claim("me", NOW + 1e6, LEASE, 9, held=()) == []


async def test_a_process_that_stops_hands_back_its_own_and_only_that(
    scene: Scene, queue: TaskQueue
) -> None:
    mine = await scene.held(await scene.queued(), "me")
    await scene.held(await scene.queued(), "you")
    assert await queue.release("me") == 1
    [free] = await queue.claim("them", NOW, LEASE, 9, held=())
    assert free.id == mine.id


async def test_a_process_alone_takes_everything_back(scene: Scene, queue: TaskQueue) -> None:
    await scene.held(await scene.queued(), "me")
    await scene.held(await scene.queued(), "you")
    await scene.queued()
    assert await queue.release() == 2
    assert len(await queue.claim("them", NOW, LEASE, 9, held=())) == 3


async def test_what_its_owner_still_works_on_is_not_claimed_again(
    scene: Scene, queue: TaskQueue
) -> None:
    task, other = await scene.queued(), await scene.queued()
    await queue.claim("me", NOW, LEASE, 9, held=())
    after = NOW + 2 * LEASE
    [claimed] = await queue.claim("me", after, LEASE, 9, held=[task.id])
    assert claimed.id == other.id


async def test_the_next_moment_at_which_something_is_due_is_known(
    scene: Scene, changes: TaskTransitions, queue: TaskQueue, database: Database
) -> None:
    for pause in (30.0, 60.0):
        held = await scene.held(await scene.queued())
        await changes.retry_later(held, NOW, NOW + pause)
    assert await next_due(database, queue, NOW, NOW + 90) == NOW + 30
    assert await next_due(database, queue, NOW + 30, NOW + 90) == NOW + 60
    assert await next_due(database, queue, NOW, NOW + 29) is None
    assert await next_due(database, scene.queue(Status.READY), NOW, NOW + 90) is None


async def test_what_somebody_holds_sets_no_timer(
    scene: Scene, queue: TaskQueue, database: Database
) -> None:
    await scene.queued()
    assert await next_due(database, queue, NOW - 1, NOW) == NOW
    await queue.claim("me", NOW, LEASE, 9, held=())
    assert await next_due(database, queue, NOW - 1, NOW) is None
