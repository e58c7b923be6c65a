"""A place of the day's quota is given back only for what surely has cost nothing."""

import pytest

from bot.errors import LimitReached
from bot.store.tasks import NewTasks
from bot.tasks.limits import Limits
from bot.tasks.task import Reason, Status
from tests.store.scene import NOW, Scene, asking, by_message, sure

ONE_A_DAY = Limits(0, 1, 0)

FREE = {
    Reason.REFUSED,
    Reason.SAFETY,
    Reason.PROVIDER_FAILED,
    Reason.OPERATOR_KEY,
    Reason.OPERATOR_CREDITS,
    Reason.OPERATOR_ACCESS,
}
"""Refused, or shown by the provider as failed."""


async def is_given_back(new_tasks: NewTasks) -> bool:
    try:
        await new_tasks.add(by_message(asking(1)), ONE_A_DAY, NOW)
    except LimitReached:
        return False
    return True


@pytest.mark.parametrize("reason", Reason)
async def test_a_failure_after_the_purchase_is_counted_unless_it_was_billed_nothing(
    scene: Scene, new_tasks: NewTasks, reason: Reason
) -> None:
    task = await scene.task(Status.GENERATING)
    assert await scene.changes.failed(task, reason, NOW)
    assert await is_given_back(new_tasks) == (reason in FREE)


@pytest.mark.parametrize("reason", Reason)
async def test_a_failure_before_the_purchase_is_given_back(
    scene: Scene, new_tasks: NewTasks, reason: Reason
) -> None:
    task = await scene.task(Status.QUEUED)
    assert await scene.changes.failed(task, reason, NOW)
    assert await is_given_back(new_tasks)


async def test_a_video_that_nobody_could_be_given_is_counted(
    scene: Scene, new_tasks: NewTasks
) -> None:
    task = await scene.task(Status.READY)
    sure(await scene.changes.failed(task, Reason.CHAT_GONE, NOW))
    assert not await is_given_back(new_tasks)
