"""Tasks are found again by what people see of them."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import DBAPIError

from bot.store.moves import Moves
from bot.store.tasks import NewTasks, TaskQueries, TaskTransitions
from bot.tasks.source_keys import message_key, press_key
from bot.tasks.task import Status
from tests.store.scene import (
    LINK,
    NO_LIMITS,
    NOW,
    REQUEST,
    Scene,
    asking,
    by_message,
    by_press,
)


async def test_a_task_is_found_by_each_of_its_messages(
    scene: Scene, changes: TaskTransitions, queries: TaskQueries
) -> None:
    task = await scene.task(Status.READY)
    await changes.progress_shown(task.id, 5_000)
    task = await scene.delivered(task)
    for message_id in (task.requester.message_id, 5_000, task.result_message_id or 0):
        assert await queries.at(task.requester.chat_id, message_id) == task
    assert await queries.at(task.requester.chat_id + 1, task.requester.message_id) is None
    assert await queries.at(task.requester.chat_id, 5_001) is None


async def test_a_video_is_found_wherever_it_was_sent_on_to(
    scene: Scene, queries: TaskQueries
) -> None:
    task = await scene.task(Status.DELIVERED, owner=None)
    assert await queries.by_file(f"u-file-{task.id}") == task
    assert await queries.by_file("u-of-somebody-else") is None


async def test_what_is_pending_in_a_chat_is_listed_oldest_first(
    scene: Scene, queries: TaskQueries
) -> None:
    first = await scene.task(Status.GENERATING, owner=None)
    await scene.task(Status.DELIVERED)
    await scene.queued(chat_id=2)
    second = await scene.queued()
    assert await queries.pending_in(1) == [first, second]
    assert await queries.pending_in(1, most=1) == [first]
    assert await queries.pending_in(3) == []


async def test_how_long_videos_took_is_known_by_model_newest_first(
    scene: Scene, changes: TaskTransitions, queries: TaskQueries
) -> None:
    for seconds in (40.0, 50.0, 60.0):
        held = await scene.held(await scene.queued(now=NOW))
        paid = await changes.submitting(held, f"name-{seconds}", NOW)
        assert paid is not None
        made = await changes.generating(paid, "gen", NOW, NOW)
        assert made is not None
        await changes.ready(made, LINK, None, NOW + seconds, measured=True)
    await scene.task(Status.GENERATING)
    assert await queries.durations(REQUEST.model_id) == [60.0, 50.0, 40.0]
    assert await queries.durations(REQUEST.model_id, most=1) == [60.0]
    assert await queries.durations("veo2") == []


async def test_a_group_that_moved_takes_its_tasks_along(
    scene: Scene, changes: TaskTransitions, queries: TaskQueries
) -> None:
    task = await scene.queued(chat_id=-5)
    await changes.progress_shown(task.id, 70)
    stays = await scene.queued(chat_id=-6)
    await Moves(scene.database).add(-5, -1005)
    moved = await scene.now(task)
    assert moved.requester == replace(
        task.requester, chat_id=-1005, message_id=-task.requester.message_id
    )
    assert (moved.progress_message_id, moved.result_message_id, moved.status) == (
        None,
        None,
        Status.QUEUED,
    )
    assert await queries.get(stays.id) == stays


async def test_a_move_that_is_told_twice_is_one_move(scene: Scene) -> None:
    task = await scene.queued(chat_id=-5)
    await Moves(scene.database).add(-5, -1005)
    moved = await scene.now(task)
    await Moves(scene.database).add(-5, -1005)
    assert await scene.now(task) == moved


async def test_a_message_of_the_old_group_asks_only_once_after_the_move(
    scene: Scene, new_tasks: NewTasks
) -> None:
    task = await scene.queued(chat_id=-5)
    await Moves(scene.database).add(-5, -1005)
    again, is_new = await new_tasks.add(by_message(task.requester), NO_LIMITS, NOW)
    assert (again.id, is_new) == (task.id, False)


async def test_a_number_of_the_new_group_is_another_message(
    scene: Scene, new_tasks: NewTasks, queries: TaskQueries
) -> None:
    task = await scene.queued(chat_id=-5)
    await Moves(scene.database).add(-5, -1005)
    message_id = task.requester.message_id
    assert await queries.at(-1005, message_id) is None
    _, is_new = await new_tasks.add(by_message(asking(message_id, chat_id=-1005)), NO_LIMITS, NOW)
    assert is_new


async def test_a_group_is_known_by_every_id_that_it_had(scene: Scene) -> None:
    moves = Moves(scene.database)
    for old_id in (-5, -6, -5):
        await moves.add(old_id, -1005)
    assert sorted(await moves.former_ids(-1005)) == [-6, -5]
    assert await moves.former_ids(-5) == ()


async def test_a_task_is_found_by_what_has_asked_for_it(
    new_tasks: NewTasks, queries: TaskQueries
) -> None:
    written, _ = await new_tasks.add(by_message(asking(10)), NO_LIMITS, NOW)
    pressed, _ = await new_tasks.add(by_press("a", asking(10)), NO_LIMITS, NOW)
    assert await queries.by_source(message_key(1, 10)) == written
    assert await queries.by_source(press_key("a")) == pressed
    for key in (message_key(1, 11), message_key(2, 10), press_key("b"), "", "message:1:1"):
        assert await queries.by_source(key) is None


async def test_what_a_message_asked_for_is_found_after_its_group_has_moved(
    scene: Scene, queries: TaskQueries
) -> None:
    task = await scene.queued(chat_id=-5)
    await Moves(scene.database).add(-5, -1005)
    assert await queries.by_source(task.source_key) == await scene.now(task)


async def test_a_double_tap_is_found_by_the_press_that_came_first(
    new_tasks: NewTasks, queries: TaskQueries
) -> None:
    first, _ = await new_tasks.add(by_press("one"), NO_LIMITS, NOW)
    await new_tasks.add(by_press("two"), NO_LIMITS, NOW)
    assert await queries.by_source(press_key("one")) == first
    assert await queries.by_source(press_key("two")) is None


async def test_a_task_is_found_by_what_has_cancelled_it(
    scene: Scene, changes: TaskTransitions, queries: TaskQueries
) -> None:
    first, second = await scene.queued(), await scene.queued()
    await changes.cancel(first.id, "press:1", NOW)
    cancelled = await changes.cancel(second.id, "press:2", NOW)
    assert await changes.cancel(second.id, "press:3", NOW) is None
    assert await queries.cancelled_by("press:2") == cancelled
    assert await queries.cancelled_by("press:3") is None


async def test_what_waits_and_what_is_being_made_is_in_progress_oldest_first(
    scene: Scene, queries: TaskQueries
) -> None:
    made = {status: await scene.task(status, owner=None) for status in Status}
    kinds = (Status.QUEUED, Status.SUBMITTING, Status.GENERATING)
    expected = sorted(made[status].id for status in kinds)
    assert [task.id for task in await queries.in_progress(most=9)] == expected
    assert [task.id for task in await queries.in_progress(most=1)] == expected[:1]
    among = await queries.in_progress_among([task.id for task in made.values()])
    assert sorted(task.id for task in among) == expected
    assert await queries.in_progress_among([]) == []


async def test_who_waits_is_told_how_many_wait_before_them(
    scene: Scene, changes: TaskTransitions, queries: TaskQueries
) -> None:
    await scene.task(Status.GENERATING)
    first, second = await scene.queued(), await scene.queued(chat_id=2)
    await scene.queued()
    assert [await queries.ahead_of(task) for task in (first, second)] == [0, 1]
    await changes.cancel(first.id, "press:stop", NOW)
    assert await queries.ahead_of(second) == 0


async def test_a_number_that_fits_no_column_is_a_bug_and_no_outage(queries: TaskQueries) -> None:
    with pytest.raises((OverflowError, DBAPIError)):
        await queries.get(99999999999999999999)
