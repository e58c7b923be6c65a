"""Paid calls without a known outcome: which are looked for, and what becomes of them."""

import pytest

from bot.store.tasks import NewTasks
from bot.tasks.limits import Limits
from bot.tasks.schedule import GIVE_UP
from bot.tasks.task import Reason, Status, Task
from tests.store.charging import Books, charged
from tests.store.scene import COST, LEASE, NOW, Scene, asking, by_message, sure

HOUR = 3600.0
ONE_A_DAY = Limits(0, 1, 0)


async def lost_at(scene: Scene, moment: float) -> list[int]:
    return [task.id for task in await scene.queries.lost(moment, 100)]


async def test_a_call_that_is_still_made_is_not_lost(scene: Scene) -> None:
    queued = await scene.held(await scene.queued())
    calling = sure(await scene.changes.submitting(queued, "name", NOW))
    assert await lost_at(scene, NOW) == []
    assert await lost_at(scene, NOW + LEASE + 1) == [calling.id]


@pytest.mark.parametrize("status", [Status.SUBMITTING, Status.UNCERTAIN])
async def test_a_lost_call_is_looked_for_whatever_was_decided(scene: Scene, status: Status) -> None:
    task = await scene.task(status, owner=None)
    assert await lost_at(scene, NOW + HOUR) == [task.id]


async def test_a_call_that_was_cancelled_is_looked_for_once_it_must_be_over(scene: Scene) -> None:
    task = await _cancelled(scene)
    assert await lost_at(scene, NOW + 60) == []
    assert await lost_at(scene, NOW + HOUR) == [task.id]


async def test_a_cancelled_call_that_was_answered_is_not_lost(scene: Scene) -> None:
    task = await _cancelled(scene)
    await scene.changes.bought_after_all(task, "gen-1", NOW)
    assert await lost_at(scene, NOW + HOUR) == []


async def test_what_was_decided_is_looked_for_for_a_day_and_what_is_waited_for_longer(
    scene: Scene,
) -> None:
    await scene.task(Status.UNCERTAIN, owner=None)
    waiting = await scene.task(Status.SUBMITTING, owner=None)
    assert len(await lost_at(scene, NOW + GIVE_UP - 1)) == 2
    assert await lost_at(scene, NOW + GIVE_UP + HOUR) == [waiting.id]


@pytest.mark.parametrize("late", [25 * HOUR, 6 * GIVE_UP])
async def test_what_was_decided_is_looked_for_for_a_day_from_the_decision(
    scene: Scene, late: float
) -> None:
    waiting = await scene.held(await scene.task(Status.SUBMITTING, owner=None), now=NOW + late)
    await scene.changes.uncertain(waiting, NOW + late)
    cancelled = await scene.task(Status.SUBMITTING)
    await scene.changes.cancel(cancelled.id, "press:stop", NOW + late)
    assert len(await lost_at(scene, NOW + late + GIVE_UP - 1)) == 2
    assert await lost_at(scene, NOW + late + GIVE_UP + 1) == []


async def test_a_clock_that_was_set_back_hides_no_lost_call(scene: Scene) -> None:
    task = await scene.task(Status.UNCERTAIN, owner=None)
    assert await lost_at(scene, NOW - 25 * HOUR) == [task.id]


async def test_those_that_somebody_waits_for_come_first(scene: Scene) -> None:
    await scene.task(Status.UNCERTAIN, owner=None)
    waiting = await scene.task(Status.SUBMITTING, owner=None)
    await scene.task(Status.UNCERTAIN, owner=None)
    (first,) = await scene.queries.lost(NOW + HOUR, 1)
    assert first.id == waiting.id


async def test_what_is_found_is_not_taken_for_looked_at(scene: Scene) -> None:
    task = await scene.task(Status.UNCERTAIN, owner=None)
    found = sure(await scene.changes.found(task, "gen-1", NOW + HOUR))
    assert (found.status, found.generation_id) == (Status.GENERATING, "gen-1")
    assert (found.looked_at, found.reason, found.outcome_notified) == (None, None, False)


@pytest.mark.parametrize("status", [Status.SUBMITTING, Status.UNCERTAIN])
async def test_a_lost_call_that_failed_gives_the_quota_back(
    scene: Scene, new_tasks: NewTasks, status: Status
) -> None:
    task = await scene.task(status, owner=None)
    failed = sure(await scene.changes.proved_failed(task, NOW))
    assert (failed.status, failed.reason) == (Status.FAILED, Reason.PROVIDER_FAILED)
    _, is_new = await new_tasks.add(by_message(asking(1)), ONE_A_DAY, NOW)
    assert is_new


@pytest.mark.parametrize("status", [Status.SUBMITTING, Status.UNCERTAIN, Status.CANCELLED])
async def test_what_a_lost_call_that_failed_is_charged_all_the_same_is_ours(
    scene: Scene, status: Status
) -> None:
    books = Books(scene.database)
    if status is Status.CANCELLED:
        task = await _cancelled(scene)
        await scene.changes.never_bought(task, NOW, "gen-7")
    else:
        task = await scene.task(status, owner=None)
        await scene.changes.proved_failed(task, NOW, "gen-7")
    assert (await books.spent()).total == 0
    [matched] = await books.read(charged("gen-7", COST))
    assert (matched.task.id, matched.is_corrected) == (task.id, True)
    assert (await books.spent()).total == COST
    assert await books.is_balanced()


async def _cancelled(scene: Scene) -> Task:
    submitting = await scene.task(Status.SUBMITTING)
    return sure(await scene.changes.cancel(submitting.id, "press:stop", NOW))
