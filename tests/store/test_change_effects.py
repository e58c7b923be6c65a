"""What a change tells about its task, and what cancelling does."""

from dataclasses import replace

import pytest

from bot.store.tasks import TaskQueries, TaskTransitions
from bot.tasks.task import ENDED, PENDING, Reason, Status
from tests.store.scene import COST, LINK, NOW, Scene, receipt, sure
from tests.store.transitions import LATER, STOP


@pytest.mark.parametrize("status", sorted(PENDING))
async def test_cancelling_beats_whoever_holds_the_task(
    scene: Scene, changes: TaskTransitions, status: Status
) -> None:
    task = await scene.task(status)
    cancelled = await changes.cancel(task.id, STOP, LATER)
    assert cancelled is not None
    assert cancelled.status is Status.CANCELLED
    assert cancelled.reason is Reason.CANCELLED
    assert (cancelled.lease_owner, cancelled.next_at) == (None, LATER)
    assert not cancelled.outcome_notified
    assert await changes.cancel(task.id, STOP, LATER) is None


@pytest.mark.parametrize("status", sorted(ENDED))
async def test_what_has_ended_is_not_cancelled(
    scene: Scene, changes: TaskTransitions, queries: TaskQueries, status: Status
) -> None:
    task = await scene.task(status)
    assert await changes.cancel(task.id, STOP, LATER) is None
    assert await queries.get(task.id) == task


@pytest.mark.parametrize("status", sorted(PENDING))
async def test_what_costs_nothing_alone_is_cancelled_where_nobody_was_asked(
    scene: Scene, changes: TaskTransitions, queries: TaskQueries, status: Status
) -> None:
    task = await scene.task(status)
    cancelled = await changes.cancel(task.id, STOP, LATER, {Status.QUEUED})
    assert (cancelled is not None) == (status is Status.QUEUED)
    now = sure(await queries.get(task.id))
    assert now.status is (Status.CANCELLED if cancelled else status)


async def test_the_paid_call_is_on_record_before_it_is_made(
    scene: Scene, changes: TaskTransitions
) -> None:
    task = await changes.submitting(await scene.task(Status.QUEUED), "veogram-1-ab", LATER)
    assert task is not None
    assert (task.client_request_id, task.submitted_at) == ("veogram-1-ab", LATER)


async def test_a_call_that_was_not_accepted_leaves_no_trace_of_a_purchase(
    scene: Scene, changes: TaskTransitions
) -> None:
    task = await changes.queued_again(await scene.task(Status.SUBMITTING), NOW, LATER)
    assert task is not None
    assert (task.client_request_id, task.submitted_at) == (None, None)
    assert (task.next_at, task.attempts) == (LATER, 2)


async def test_failures_in_a_row_are_counted_until_something_goes_on(
    scene: Scene, changes: TaskTransitions
) -> None:
    task = await scene.task(Status.GENERATING)
    for count in (1, 2, 3):
        changed = await changes.retry_later(task, NOW, NOW)
        assert changed is not None
        assert changed.attempts == count
        task = await scene.held(changed)
    ready = await changes.ready(task, LINK, None, NOW, measured=True)
    assert ready is not None
    assert ready.attempts == 0


async def test_what_is_learned_on_the_way_is_kept_to_the_end(
    scene: Scene, queries: TaskQueries
) -> None:
    task = await scene.now(await scene.task(Status.DELIVERED))
    assert (task.generation_id, task.video_url, task.cost) == (f"gen-{task.id}", LINK, COST)
    assert (task.ready_at, task.delivered_at) == (NOW, NOW)
    assert (task.file_id, task.file_unique_id) == (f"file-{task.id}", f"u-file-{task.id}")
    assert await queries.at(1, task.result_message_id or 0) == task


async def test_the_progress_message_is_remembered_whatever_the_task_is_doing(
    scene: Scene, changes: TaskTransitions
) -> None:
    for status in Status:
        task = await scene.task(status)
        shown = await changes.progress_shown(task.id, 55)
        assert shown == replace(task, progress_message_id=55)


async def test_only_the_first_progress_message_is_remembered(
    scene: Scene, changes: TaskTransitions
) -> None:
    task = await scene.task(Status.GENERATING)
    assert await changes.progress_shown(task.id, 55)
    assert await changes.progress_shown(task.id, 66) is None
    assert (await scene.now(task)).progress_message_id == 55
    assert await changes.progress_shown(task.id, 55)


async def test_a_paid_call_that_fails_after_the_task_was_cancelled_costs_no_quota(
    scene: Scene,
) -> None:
    submitting = await scene.task(Status.SUBMITTING)
    await scene.changes.cancel(submitting.id, STOP, LATER)
    told = await scene.held(await scene.now(submitting), now=LATER)
    await scene.changes.outcome_notified(told, LATER)
    free = await scene.changes.never_bought(submitting, LATER)
    assert free
    assert (free.status, free.submitted_at, free.outcome_notified) == (
        Status.CANCELLED,
        None,
        False,
    )


async def test_only_the_paid_call_in_question_can_turn_out_never_to_have_been(
    scene: Scene,
) -> None:
    submitting = await scene.task(Status.SUBMITTING)
    assert await scene.changes.never_bought(submitting, LATER) is None
    await scene.changes.cancel(submitting.id, STOP, LATER)
    other = replace(submitting, client_request_id="another")
    assert await scene.changes.never_bought(other, LATER) is None


async def test_a_video_that_takes_long_is_looked_at_and_not_counted_as_failing(
    scene: Scene, changes: TaskTransitions
) -> None:
    held = await scene.task(Status.GENERATING)
    failing = await scene.held(sure(await changes.retry_later(held, NOW, NOW)))
    looked = sure(await changes.still_generating(failing, NOW, LATER))
    assert (looked.looks, looked.attempts, looked.next_at) == (1, 0, LATER)
    again = sure(await changes.still_generating(await scene.held(looked), NOW, LATER))
    assert again.looks == 2


async def test_what_was_not_tried_is_neither_a_look_nor_a_failure(
    scene: Scene, changes: TaskTransitions
) -> None:
    held = await scene.task(Status.GENERATING)
    failing = await scene.held(sure(await changes.retry_later(held, NOW, NOW)))
    waits = sure(await changes.reschedule(failing, NOW, LATER))
    assert (waits.looks, waits.attempts, waits.next_at) == (0, 1, LATER)


async def test_being_late_is_remembered_and_keeps_the_lease(
    scene: Scene, changes: TaskTransitions
) -> None:
    held = await scene.task(Status.GENERATING)
    late = await changes.late(held, LATER)
    assert late == replace(held, late=True, updated_at=LATER)
    ready = sure(await changes.ready(sure(late), LINK, None, LATER, measured=True))
    assert ready.late


async def test_only_the_holder_of_a_video_in_the_making_can_call_it_late(
    scene: Scene, changes: TaskTransitions
) -> None:
    held = await scene.task(Status.GENERATING, owner="me")
    await scene.released("me")
    await scene.held(held, owner="you")
    assert await changes.late(held, LATER) is None
    assert await changes.late(await scene.task(Status.READY), LATER) is None


async def test_a_cancelled_task_knows_what_has_cancelled_it(
    scene: Scene, changes: TaskTransitions
) -> None:
    task = await scene.queued()
    assert sure(await changes.cancel(task.id, "message:1:77", LATER)).cancelled_by == "message:1:77"
    await changes.cancel(task.id, STOP, LATER)
    assert (await scene.now(task)).cancelled_by == "message:1:77"


async def test_a_video_whose_price_was_not_told_has_no_cost(
    scene: Scene, changes: TaskTransitions
) -> None:
    ready = await changes.ready(
        await scene.task(Status.GENERATING), LINK, None, LATER, measured=True
    )
    free = await changes.ready(await scene.task(Status.GENERATING), LINK, 0, LATER, measured=True)
    assert (sure(ready).cost, sure(free).cost) == (None, 0)


async def test_what_stands_in_the_chat_is_delivered_whoever_cancelled_it_meanwhile(
    scene: Scene, changes: TaskTransitions
) -> None:
    ready = await scene.task(Status.READY)
    await changes.cancel(ready.id, STOP, NOW + 1)
    delivered = sure(await changes.delivered(ready, receipt(ready), LATER))
    assert (delivered.status, delivered.reason) == (Status.DELIVERED, None)
    assert not delivered.outcome_notified
