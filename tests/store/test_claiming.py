"""A claim is a lease: nobody holds what another holds, and what is let fall is taken up again."""

import asyncio
from dataclasses import replace

import pytest

from bot.store.database import Database
from bot.store.tasks import TaskStore
from bot.tasks.task import ENDED, PENDING, Status
from tests.store.scene import LEASE, NOW, Scene

QUEUED = [Status.QUEUED]


async def test_owners_who_claim_at_once_never_hold_the_same_task(
    database: Database, neighbour: Database, scene: Scene
) -> None:
    made = {(await scene.queued()).id for _ in range(40)}
    stores = [TaskStore(database), TaskStore(neighbour)]
    claims = await asyncio.gather(
        *(
            stores[number % 2].claim(f"owner-{number}", QUEUED, NOW, LEASE, most=3)
            for number in range(20)
        )
    )
    taken = [task.id for claim in claims for task in claim]
    assert len(taken) == len(set(taken))
    assert set(taken) == made
    assert max(len(claim) for claim in claims) <= 3


async def test_a_claimed_task_bears_its_owner_for_the_length_of_the_lease(
    scene: Scene, store: TaskStore
) -> None:
    task = await scene.queued()
    [claimed] = await store.claim("me", QUEUED, NOW, LEASE, most=9)
    assert claimed == replace(task, lease_owner="me", lease_until=NOW + LEASE)
    assert await store.get(task.id) == claimed


async def test_a_held_task_is_nobody_else_s_until_the_lease_ends(
    scene: Scene, store: TaskStore
) -> None:
    task = await scene.queued()
    await store.claim("me", QUEUED, NOW, LEASE, most=9)
    assert await store.claim("you", QUEUED, NOW + LEASE - 1, LEASE, most=9) == []
    [taken] = await store.claim("you", QUEUED, NOW + LEASE, LEASE, most=9)
    assert (taken.id, taken.lease_owner) == (task.id, "you")


async def test_who_renews_in_time_keeps_what_is_theirs(scene: Scene, store: TaskStore) -> None:
    mine, other = await scene.queued(), await scene.queued()
    await store.claim("me", QUEUED, NOW, LEASE, most=9)
    await store.renew("me", [mine.id], NOW + 2 * LEASE)
    taken = await store.claim("you", QUEUED, NOW + LEASE, LEASE, most=9)
    assert [task.id for task in taken] == [other.id]


async def test_nobody_renews_what_another_holds(scene: Scene, store: TaskStore) -> None:
    task = await scene.queued()
    await store.claim("me", QUEUED, NOW, LEASE, most=9)
    await store.renew("you", [task.id], NOW + 100 * LEASE)
    assert len(await store.claim("you", QUEUED, NOW + LEASE, LEASE, most=9)) == 1


async def test_only_what_is_due_is_claimed(scene: Scene, store: TaskStore) -> None:
    held = await scene.held(await scene.queued())
    await store.retry_later(held, NOW, NOW + 60)
    assert await store.claim("me", QUEUED, NOW + 59, LEASE, most=9) == []
    assert len(await store.claim("me", QUEUED, NOW + 60, LEASE, most=9)) == 1


@pytest.mark.parametrize("status", Status)
async def test_only_what_was_asked_for_is_claimed(
    scene: Scene, store: TaskStore, status: Status
) -> None:
    task = await scene.task(status, owner=None)
    others = [other for other in Status if other is not status]
    assert await store.claim("me", others, NOW, LEASE, most=9) == []
    [claimed] = await store.claim("me", [status], NOW, LEASE, most=9)
    assert claimed.id == task.id


async def test_what_has_waited_longest_comes_first(scene: Scene, store: TaskStore) -> None:
    made = [await scene.queued(now=NOW - age) for age in (10, 30, 20)]
    claimed = await store.claim("me", QUEUED, NOW, LEASE, most=2)
    assert {task.id for task in claimed} == {made[1].id, made[2].id}


async def test_what_the_chat_knows_of_is_never_claimed_again(
    scene: Scene, store: TaskStore
) -> None:
    task = await scene.task(Status.DELIVERED)
    outcome_notified = await store.outcome_notified(task, NOW)
    assert outcome_notified is not None
    assert outcome_notified.outcome_notified
    assert await store.claim("me", [*PENDING, *ENDED], NOW + 1e6, LEASE, most=9) == []


async def test_a_process_that_stops_hands_back_its_own_and_only_that(
    scene: Scene, store: TaskStore
) -> None:
    mine = await scene.held(await scene.queued(), "me")
    await scene.held(await scene.queued(), "you")
    assert await store.release("me") == 1
    [free] = await store.claim("them", QUEUED, NOW, LEASE, most=9)
    assert free.id == mine.id


async def test_a_process_alone_takes_everything_back(scene: Scene, store: TaskStore) -> None:
    await scene.held(await scene.queued(), "me")
    await scene.held(await scene.queued(), "you")
    await scene.queued()
    assert await store.release() == 2
    assert len(await store.claim("them", QUEUED, NOW, LEASE, most=9)) == 3
