"""Every change names the status it leaves, and who is late changes nothing."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from bot.store.tasks import TaskStore
from bot.tasks.task import ENDED, PENDING, Reason, Status, Task
from tests.store.scene import LINK, NOW, Scene

Change = Callable[[TaskStore, Task], Awaitable[Task | None]]
LATER = NOW + 7.0

CHANGES: dict[str, tuple[Status, Status, Change]] = {
    "submitting": (
        Status.QUEUED,
        Status.SUBMITTING,
        lambda store, task: store.submitting(task, "name", LATER),
    ),
    "queued again": (
        Status.SUBMITTING,
        Status.QUEUED,
        lambda store, task: store.queued_again(task, LATER, LATER),
    ),
    "failed": (
        Status.SUBMITTING,
        Status.FAILED,
        lambda store, task: store.failed(task, Reason.REFUSED, LATER, "no"),
    ),
    "uncertain": (
        Status.SUBMITTING,
        Status.UNCERTAIN,
        lambda store, task: store.uncertain(task, LATER),
    ),
    "look later": (
        Status.GENERATING,
        Status.GENERATING,
        lambda store, task: store.reschedule(task, LATER, LATER, looks=3),
    ),
    "try later": (
        Status.GENERATING,
        Status.GENERATING,
        lambda store, task: store.retry_later(task, LATER, LATER),
    ),
    "fresh link": (
        Status.READY,
        Status.READY,
        lambda store, task: store.fresh_link(task, f"{LINK}?2", LATER, LATER),
    ),
    "outcome_notified": (
        Status.FAILED,
        Status.FAILED,
        lambda store, task: store.outcome_notified(task, LATER),
    ),
}
"""What only the holder of the lease may do: name, status before, status after."""

FACTS: dict[str, tuple[Status, Status, Change]] = {
    "generating": (
        Status.SUBMITTING,
        Status.GENERATING,
        lambda store, task: store.generating(task, "gen-7", LATER, LATER),
    ),
    "ready": (
        Status.GENERATING,
        Status.READY,
        lambda store, task: store.ready(task, LINK, 3.15, LATER),
    ),
    "delivered": (
        Status.READY,
        Status.DELIVERED,
        lambda store, task: store.delivered(task, 77, "file", "unique", "video", LATER),
    ),
}
"""What has happened, whoever learns of it."""

every_change = pytest.mark.parametrize(
    ("before", "after", "change"), [*CHANGES.values(), *FACTS.values()], ids=[*CHANGES, *FACTS]
)
for_holders = pytest.mark.parametrize(
    ("before", "after", "change"), CHANGES.values(), ids=CHANGES.keys()
)
for_all = pytest.mark.parametrize(("before", "after", "change"), FACTS.values(), ids=FACTS.keys())


@every_change
async def test_a_change_leads_from_one_status_to_the_next(
    scene: Scene, store: TaskStore, before: Status, after: Status, change: Change
) -> None:
    task = await scene.task(before)
    changed = await change(store, task)
    assert changed is not None
    assert (changed.status, changed.updated_at) == (after, LATER)
    assert await store.get(task.id) == changed


@every_change
async def test_of_many_who_change_at_once_one_succeeds(
    scene: Scene, store: TaskStore, before: Status, after: Status, change: Change
) -> None:
    task = await scene.task(before)
    answers = await asyncio.gather(*(change(store, task) for _ in range(8)))
    assert sum(answer is not None for answer in answers) == 1
    assert (await scene.now(task)).status is after


@every_change
async def test_who_finds_the_task_called_off_changes_nothing(
    scene: Scene, store: TaskStore, before: Status, after: Status, change: Change
) -> None:
    task = await scene.task(before)
    called_off = await store.cancel(task.id, NOW + 1)
    assert (called_off is None) == (before in ENDED)
    if called_off:
        assert await change(store, task) is None
        assert await store.get(task.id) == called_off


@for_holders
async def test_who_has_lost_the_lease_changes_nothing(
    scene: Scene, store: TaskStore, before: Status, after: Status, change: Change
) -> None:
    task = await scene.task(before, owner="me")
    await store.release("me")
    taken = await scene.held(task, owner="you")
    assert await change(store, task) is None
    assert await store.get(task.id) == taken
    assert await change(store, taken) is not None


@for_all
async def test_a_fact_is_written_down_though_the_lease_was_lost(
    scene: Scene, store: TaskStore, before: Status, after: Status, change: Change
) -> None:
    task = await scene.task(before, owner="me")
    await store.release("me")
    await scene.held(task, owner="you")
    changed = await change(store, task)
    assert changed is not None
    assert (changed.status, changed.lease_owner) == (after, None)


async def test_a_fact_about_another_purchase_is_not_written_down(
    scene: Scene, store: TaskStore
) -> None:
    task = await scene.task(Status.SUBMITTING)
    other = replace(task, client_request_id="veogram-another")
    assert await store.generating(other, "gen-7", LATER, LATER) is None
    assert (await scene.now(task)).status is Status.SUBMITTING


@every_change
async def test_a_change_leaves_every_other_task_alone(
    scene: Scene, store: TaskStore, before: Status, after: Status, change: Change
) -> None:
    other = await scene.task(before, owner=None)
    task = await scene.task(before, owner=None)
    held = await scene.held(task)
    await store.release("me")
    await change(store, replace(held, lease_owner=None, lease_until=None))
    assert await store.get(other.id) == other


@every_change
async def test_only_a_paid_call_keeps_the_lease_after_the_change(
    scene: Scene, store: TaskStore, before: Status, after: Status, change: Change
) -> None:
    changed = await change(store, await scene.task(before))
    assert changed is not None
    assert (changed.lease_owner is not None) == (after is Status.SUBMITTING)


@pytest.mark.parametrize("status", sorted(PENDING))
async def test_calling_off_beats_whoever_holds_the_task(
    scene: Scene, store: TaskStore, status: Status
) -> None:
    task = await scene.task(status)
    called_off = await store.cancel(task.id, LATER)
    assert called_off is not None
    assert called_off.status is Status.CANCELLED
    assert called_off.reason is Reason.CANCELLED
    assert (called_off.lease_owner, called_off.next_at) == (None, LATER)
    assert not called_off.outcome_notified
    assert await store.cancel(task.id, LATER) is None


@pytest.mark.parametrize("status", sorted(ENDED))
async def test_what_has_ended_is_not_called_off(
    scene: Scene, store: TaskStore, status: Status
) -> None:
    task = await scene.task(status)
    assert await store.cancel(task.id, LATER) is None
    assert await store.get(task.id) == task


async def test_a_task_that_does_not_exist_is_not_called_off(store: TaskStore) -> None:
    assert await store.cancel(12345, NOW) is None


async def test_the_paid_call_is_on_record_before_it_is_made(scene: Scene, store: TaskStore) -> None:
    task = await store.submitting(await scene.task(Status.QUEUED), "veogram-1-ab", LATER)
    assert task is not None
    assert (task.client_request_id, task.submitted_at) == ("veogram-1-ab", LATER)


async def test_a_call_that_was_not_accepted_leaves_no_trace_of_a_purchase(
    scene: Scene, store: TaskStore
) -> None:
    task = await store.queued_again(await scene.task(Status.SUBMITTING), NOW, LATER)
    assert task is not None
    assert (task.client_request_id, task.submitted_at) == (None, None)
    assert (task.next_at, task.attempts) == (LATER, 2)


async def test_failures_in_a_row_are_counted_until_something_goes_on(
    scene: Scene, store: TaskStore
) -> None:
    task = await scene.task(Status.GENERATING)
    for count in (1, 2, 3):
        changed = await store.retry_later(task, NOW, NOW)
        assert changed is not None
        assert changed.attempts == count
        task = await scene.held(changed)
    ready = await store.ready(task, LINK, None, NOW)
    assert ready is not None
    assert ready.attempts == 0


async def test_what_is_learned_on_the_way_is_kept_to_the_end(
    scene: Scene, store: TaskStore
) -> None:
    task = await scene.now(await scene.task(Status.DELIVERED))
    assert (task.generation_id, task.video_url, task.cost_usd) == (f"gen-{task.id}", LINK, 3.15)
    assert (task.ready_at, task.delivered_at) == (NOW, NOW)
    assert (task.file_id, task.file_unique_id) == (f"file-{task.id}", f"u-file-{task.id}")
    assert await store.at(1, task.result_message_id or 0) == task


async def test_the_progress_message_is_remembered_whatever_the_task_is_doing(
    scene: Scene, store: TaskStore
) -> None:
    for status in Status:
        task = await scene.task(status)
        shown = await store.progress_shown(task.id, 55)
        assert shown == replace(task, progress_message_id=55)


async def test_a_paid_call_that_fails_after_the_task_was_called_off_costs_no_quota(
    scene: Scene,
) -> None:
    submitting = await scene.task(Status.SUBMITTING)
    await scene.store.cancel(submitting.id, LATER)
    told = await scene.held(await scene.now(submitting), now=LATER)
    await scene.store.outcome_notified(told, LATER)
    free = await scene.store.never_bought(submitting, LATER)
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
    assert await scene.store.never_bought(submitting, LATER) is None
    await scene.store.cancel(submitting.id, LATER)
    other = replace(submitting, client_request_id="another")
    assert await scene.store.never_bought(other, LATER) is None
