"""Every change names the status it leaves, and who is late changes nothing."""

import asyncio
from dataclasses import replace

from bot.store.tasks import TaskQueries, TaskTransitions
from bot.tasks.task import ENDED, Status
from tests.store.scene import NOW, Scene
from tests.store.transitions import (
    FACTS,
    LATER,
    OF_HOLDER,
    STOP,
    TRANSITIONS,
    Transition,
    each_of,
)

every_change = each_of({**OF_HOLDER, **FACTS})


def test_every_change_is_looked_at() -> None:
    public = {name for name in dir(TaskTransitions) if not name.startswith("_")}
    assert set(TRANSITIONS) == public


@every_change
async def test_a_change_leads_from_one_status_to_the_next(
    scene: Scene,
    changes: TaskTransitions,
    queries: TaskQueries,
    transition: Transition,
) -> None:
    task = await scene.task(transition.before)
    changed = await transition.change(changes, task)
    assert changed is not None
    assert (changed.status, changed.updated_at) == (transition.after, LATER)
    assert await queries.get(task.id) == changed


@every_change
async def test_of_many_who_change_at_once_one_succeeds(
    scene: Scene, changes: TaskTransitions, transition: Transition
) -> None:
    task = await scene.task(transition.before)
    answers = await asyncio.gather(*(transition.change(changes, task) for _ in range(8)))
    assert sum(answer is not None for answer in answers) == 1
    assert (await scene.now(task)).status is transition.after


@every_change
async def test_who_finds_the_task_cancelled_changes_nothing(
    scene: Scene,
    changes: TaskTransitions,
    queries: TaskQueries,
    transition: Transition,
) -> None:
    task = await scene.task(transition.before)
    cancelled = await changes.cancel(task.id, STOP, NOW + 1)
    assert (cancelled is None) == (transition.before in ENDED)
    if cancelled and Status.CANCELLED not in transition.leaves:
        assert await transition.change(changes, task) is None
        assert await queries.get(task.id) == cancelled


@each_of(OF_HOLDER)
async def test_who_has_lost_the_lease_changes_nothing(
    scene: Scene,
    changes: TaskTransitions,
    queries: TaskQueries,
    transition: Transition,
) -> None:
    task = await scene.task(transition.before, owner="me")
    await scene.released("me")
    taken = await scene.held(task, owner="you")
    assert await transition.change(changes, task) is None
    assert await queries.get(task.id) == taken
    assert await transition.change(changes, taken) is not None


@each_of(FACTS)
async def test_a_fact_is_written_down_though_the_lease_was_lost(
    scene: Scene, changes: TaskTransitions, transition: Transition
) -> None:
    task = await scene.task(transition.before, owner="me")
    await scene.released("me")
    await scene.held(task, owner="you")
    changed = await transition.change(changes, task)
    assert changed is not None
    assert (changed.status, changed.lease_owner) == (transition.after, None)


async def test_a_fact_about_another_purchase_is_not_written_down(
    scene: Scene, changes: TaskTransitions
) -> None:
    task = await scene.task(Status.SUBMITTING)
    other = replace(task, client_request_id="veogram-another")
    assert await changes.generating(other, "gen-7", LATER, LATER) is None
    assert (await scene.now(task)).status is Status.SUBMITTING


@every_change
async def test_a_change_leaves_every_other_task_alone(
    scene: Scene,
    changes: TaskTransitions,
    queries: TaskQueries,
    transition: Transition,
) -> None:
    other = await scene.task(transition.before, owner=None)
    task = await scene.task(transition.before, owner=None)
    held = await scene.held(task)
    await scene.released("me")
    await transition.change(changes, replace(held, lease_owner=None, lease_until=None))
    assert await queries.get(other.id) == other


@every_change
async def test_only_a_paid_call_keeps_the_lease_after_the_change(
    scene: Scene, changes: TaskTransitions, transition: Transition
) -> None:
    changed = await transition.change(changes, await scene.task(transition.before))
    assert changed is not None
    assert (changed.lease_owner is not None) == (transition.after is Status.SUBMITTING)


@each_of(TRANSITIONS)
async def test_a_change_is_refused_in_every_status_that_it_does_not_leave(
    scene: Scene, changes: TaskTransitions, transition: Transition
) -> None:
    for status in Status:
        task = await scene.task(status)
        changed = await transition.change(changes, task)
        assert (changed is not None) == (status in transition.leaves), status
        assert changed is not None or await scene.now(task) == task


@each_of(TRANSITIONS)
async def test_a_change_of_a_task_that_does_not_exist_is_refused(
    scene: Scene, changes: TaskTransitions, transition: Transition
) -> None:
    task = await scene.task(transition.before)
    assert await transition.change(changes, replace(task, id=12345)) is None
    assert await scene.now(task) == task


@each_of({**OF_HOLDER, "late": TRANSITIONS["late"]})
async def test_a_change_is_refused_when_the_task_has_gone_on_meanwhile(
    scene: Scene, changes: TaskTransitions, transition: Transition
) -> None:
    for status in sorted(transition.leaves):
        task = await scene.task(status)
        for known in set(Status) - {status}:
            assert await transition.change(changes, replace(task, status=known)) is None
        assert await scene.now(task) == task
