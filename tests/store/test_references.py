"""When an answer in a private chat has to say what it refers to."""

import pytest

from bot.store.database import Database
from bot.store.tasks import TaskReferences
from bot.tasks.task import PENDING, Origin, Requester, Status, Task
from tests.store.scene import NO_LIMITS, NOW, Scene, by_press, sure

OTHER = 9_999
"""a message that has asked for no video"""


@pytest.fixture
def references(database: Database) -> TaskReferences:
    return TaskReferences(database)


async def _needed_by(references: TaskReferences, task: Task) -> bool:
    return await references.are_needed(task.requester.chat_id, task.requester.message_id)


async def _ended(scene: Scene, task: Task, now: float) -> None:
    cancelled = sure(await scene.changes.cancel(task.id, "press:stop", now))
    told = await scene.held(cancelled, now=now)
    assert await scene.changes.outcome_notified(told, now)


@pytest.mark.parametrize("status", sorted(PENDING))
async def test_one_request_alone_needs_none(
    scene: Scene, references: TaskReferences, status: Status
) -> None:
    task = await scene.task(status)
    assert not await _needed_by(references, task)
    assert not await references.are_needed(1, OTHER)


@pytest.mark.parametrize("status", sorted(PENDING))
async def test_two_under_way_need_one(
    scene: Scene, references: TaskReferences, status: Status
) -> None:
    task, another = await scene.task(status), await scene.queued()
    assert await _needed_by(references, task)
    assert await _needed_by(references, another)
    assert await references.are_needed(1, OTHER)


async def test_of_several_the_last_still_needs_one(
    scene: Scene, references: TaskReferences
) -> None:
    first, last = await scene.queued(), await scene.queued(NOW + 1)
    await _ended(scene, first, NOW + 2)
    assert await _needed_by(references, last)
    assert not await references.are_needed(1, OTHER)


async def test_what_ended_before_is_no_matter(scene: Scene, references: TaskReferences) -> None:
    await _ended(scene, await scene.queued(), NOW + 1)
    assert not await _needed_by(references, await scene.queued(NOW + 2))


async def test_what_goes_elsewhere_is_no_matter(scene: Scene, references: TaskReferences) -> None:
    guest = by_press("guest", Requester.in_private(1, "en"), Origin.INLINE)
    await scene.new.add(guest, NO_LIMITS, NOW)
    await scene.queued(chat_id=-5)
    await scene.queued(user_id=2, chat_id=2)
    assert not await _needed_by(references, await scene.queued())


async def test_a_video_whose_button_is_pressed_needs_one(
    scene: Scene, references: TaskReferences
) -> None:
    video = await scene.task(Status.DELIVERED)
    assert await references.are_needed(1, video.result_message_id or 0)
