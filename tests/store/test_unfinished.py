"""A try that may end the process is counted before it is made."""

from collections.abc import Awaitable, Callable

import pytest

from bot.store.database import Database
from bot.store.tasks import TaskQueue, TaskTransitions
from bot.tasks.task import Reason, Status, Task
from bot.veo.catalogue import Mode
from tests.requests import generation_request
from tests.store.outlooks import next_due
from tests.store.scene import LEASE, NOW, Scene, sure

WITH_PICTURES = generation_request("google/veo-3.0-i2v-fast", Mode.IMAGE, images=("file-1",))

OUTCOMES: dict[str, Callable[[TaskTransitions, Task], Awaitable[Task | None]]] = {
    "failed": lambda changes, task: changes.failed(task, Reason.NOT_A_PICTURE, NOW),
    "try later": lambda changes, task: changes.retry_later(task, NOW, NOW),
    "reschedule": lambda changes, task: changes.reschedule(task, NOW, NOW),
    "cancel": lambda changes, task: changes.cancel(task.id, "press:stop", NOW),
}


async def test_a_try_is_counted_and_the_lease_stays(scene: Scene, changes: TaskTransitions) -> None:
    held = await scene.task(Status.QUEUED)
    begun = sure(await changes.began(held, NOW))
    assert (begun.unfinished, begun.status, begun.attempts) == (1, Status.QUEUED, held.attempts)
    assert (begun.lease_owner, begun.lease_until) == (held.lease_owner, held.lease_until)


async def test_who_has_lost_the_lease_counts_nothing(
    scene: Scene, changes: TaskTransitions
) -> None:
    held = await scene.task(Status.QUEUED)
    await scene.released()
    assert await changes.began(held, NOW) is None
    assert (await scene.now(held)).unfinished == 0


async def test_tries_that_end_the_process_add_up(scene: Scene, changes: TaskTransitions) -> None:
    task = await scene.task(Status.QUEUED)
    for count in (1, 2, 3):
        await changes.began(task, NOW)
        await scene.released()
        task = await scene.held(await scene.now(task), f"life-{count}")
        assert task.unfinished == count


@pytest.mark.parametrize("name", OUTCOMES)
async def test_every_outcome_sets_the_count_back(
    scene: Scene, changes: TaskTransitions, name: str
) -> None:
    begun = sure(await changes.began(await scene.task(Status.QUEUED), NOW))
    assert sure(await OUTCOMES[name](changes, begun)).unfinished == 0


async def test_a_purchase_sets_the_count_back(scene: Scene, changes: TaskTransitions) -> None:
    begun = sure(await changes.began(await scene.task(Status.QUEUED), NOW))
    submitting = sure(await changes.submitting(begun, "name", NOW))
    assert sure(await changes.generating(submitting, "gen-1", NOW, NOW)).unfinished == 0


async def test_tasks_with_pictures_have_a_queue_of_their_own(
    database: Database, scene: Scene
) -> None:
    words, pictures = await scene.queued(), await scene.queued(request=WITH_PICTURES)
    for has_pictures, expected in ((True, pictures), (False, words)):
        queue = TaskQueue(database, [Status.QUEUED], has_pictures)
        assert await next_due(database, queue, NOW - 1, NOW) == NOW
        [claimed] = await queue.claim("me", NOW, LEASE, 9, held=())
        assert claimed.id == expected.id


async def test_a_stop_in_order_is_no_try_that_ended_the_process(
    scene: Scene, changes: TaskTransitions
) -> None:
    stopped = await scene.task(Status.QUEUED, owner="one")
    killed = await scene.task(Status.QUEUED, owner="two")
    for task in (stopped, killed):
        await changes.began(task, NOW)
    await scene.released("one")
    await scene.released()
    assert (await scene.now(stopped)).unfinished == 0
    assert (await scene.now(killed)).unfinished == 1
