"""Tasks are found again by what people see of them."""

from dataclasses import replace

from bot.store.tasks import TaskStore
from bot.tasks.task import Status
from tests.store.scene import LINK, NO_LIMITS, NOW, REQUEST, Scene, asking


async def test_a_task_is_found_by_each_of_its_messages(scene: Scene, store: TaskStore) -> None:
    task = await scene.task(Status.READY)
    await store.progress_shown(task.id, 5_000)
    task = await scene.delivered(task)
    for message_id in (task.requester.message_id, 5_000, task.result_message_id or 0):
        assert await store.at(task.requester.chat_id, message_id) == task
    assert await store.at(task.requester.chat_id + 1, task.requester.message_id) is None
    assert await store.at(task.requester.chat_id, 5_001) is None


async def test_a_video_is_found_wherever_it_was_sent_on_to(scene: Scene, store: TaskStore) -> None:
    task = await scene.task(Status.DELIVERED, owner=None)
    assert await store.by_file(f"u-file-{task.id}") == task
    assert await store.by_file("u-of-somebody-else") is None


async def test_what_is_pending_in_a_chat_is_listed_oldest_first(
    scene: Scene, store: TaskStore
) -> None:
    first = await scene.task(Status.GENERATING, owner=None)
    await scene.task(Status.DELIVERED)
    await scene.queued(chat_id=2)
    second = await scene.queued()
    assert await store.pending_in(1) == [first, second]
    assert await store.pending_in(1, most=1) == [first]
    assert await store.pending_in(3) == []


async def test_how_long_videos_took_is_known_by_model_newest_first(
    scene: Scene, store: TaskStore
) -> None:
    for seconds in (40.0, 50.0, 60.0):
        held = await scene.held(await scene.queued(now=NOW))
        paid = await store.submitting(held, f"name-{seconds}", NOW)
        assert paid is not None
        made = await store.generating(paid, "gen", NOW, NOW)
        assert made is not None
        await store.ready(made, LINK, None, NOW + seconds)
    await scene.task(Status.GENERATING)
    assert await store.durations(REQUEST.model_id) == [60.0, 50.0, 40.0]
    assert await store.durations(REQUEST.model_id, most=1) == [60.0]
    assert await store.durations("veo2") == []


async def test_a_group_that_moved_takes_its_tasks_along(scene: Scene, store: TaskStore) -> None:
    task = await scene.queued(chat_id=-5)
    await store.progress_shown(task.id, 70)
    stays = await scene.queued(chat_id=-6)
    await store.chat_moved(-5, -1005)
    moved = await scene.now(task)
    assert moved.requester == replace(
        task.requester, chat_id=-1005, message_id=-task.requester.message_id
    )
    assert (moved.progress_message_id, moved.result_message_id, moved.status) == (
        None,
        None,
        Status.QUEUED,
    )
    assert await store.get(stays.id) == stays


async def test_a_move_that_is_told_twice_is_one_move(scene: Scene, store: TaskStore) -> None:
    task = await scene.queued(chat_id=-5)
    await store.chat_moved(-5, -1005)
    moved = await scene.now(task)
    await store.chat_moved(-5, -1005)
    assert await scene.now(task) == moved


async def test_a_message_of_the_old_group_asks_only_once_after_the_move(
    scene: Scene, store: TaskStore
) -> None:
    task = await scene.queued(chat_id=-5)
    await store.chat_moved(-5, -1005)
    again, is_new = await store.add(task.requester, REQUEST, NO_LIMITS, NOW)
    assert (again.id, is_new) == (task.id, False)


async def test_a_number_of_the_new_group_is_another_message(scene: Scene, store: TaskStore) -> None:
    task = await scene.queued(chat_id=-5)
    await store.chat_moved(-5, -1005)
    message_id = task.requester.message_id
    assert await store.at(-1005, message_id) is None
    _, is_new = await store.add(asking(message_id, chat_id=-1005), REQUEST, NO_LIMITS, NOW)
    assert is_new
