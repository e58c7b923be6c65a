"""What is forgotten of a lost call, and that nothing fills up again what was emptied."""

import pytest

from bot.store.database import Database
from bot.store.tasks import TaskContents
from bot.tasks.schedule import GIVE_UP
from bot.tasks.task import Status, Task
from tests.store.scene import COST, LINK, NOW, Scene, sure

HOUR = 3600.0
MOST = 100


@pytest.fixture
def contents(database: Database) -> TaskContents:
    return TaskContents(database)


async def _given_up(scene: Scene, moment: float) -> Task:
    """Return a call that was lost, and given up at a moment, of which the chat is told."""
    task = await scene.task(Status.SUBMITTING)
    task = sure(await scene.changes.uncertain(task, moment))
    task = await scene.held(task, now=moment)
    return sure(await scene.changes.outcome_notified(task, moment))


async def _found_and_delivered(scene: Scene, task: Task, moment: float) -> None:
    task = sure(await scene.changes.found(task, "gen-late", moment))
    task = await scene.held(task, now=moment)
    task = sure(await scene.changes.ready(task, LINK, COST, moment, measured=False))
    task = await scene.held(await scene.delivered(task, moment), now=moment)
    sure(await scene.changes.outcome_notified(task, moment))


@pytest.mark.parametrize("passed", [23 * HOUR, 25.5 * HOUR, 40 * HOUR])
async def test_what_is_still_looked_for_is_not_emptied_however_late_it_was_given_up(
    scene: Scene, contents: TaskContents, passed: float
) -> None:
    lost = await _given_up(scene, NOW + 3 * HOUR)
    await contents.mark(1, MOST)
    is_looked_for = lost.id in [task.id for task in await scene.queries.lost(NOW + passed, MOST)]
    is_kept = await contents.forget_marked(NOW + passed, MOST) == 0
    assert is_kept is is_looked_for is (passed < 27 * HOUR)


async def test_what_was_read_at_the_last_moment_is_not_emptied_before_it_is_stored(
    scene: Scene, contents: TaskContents
) -> None:
    await _given_up(scene, NOW)
    await contents.mark(1, MOST)
    assert await scene.queries.lost(NOW + GIVE_UP, MOST) == []
    assert await contents.forget_marked(NOW + GIVE_UP, MOST) == 0


async def test_a_video_that_comes_after_its_request_was_forgotten_is_forgotten_too(
    scene: Scene, contents: TaskContents
) -> None:
    lost = await _given_up(scene, NOW)
    later = NOW + 2 * GIVE_UP
    assert await contents.forget_old(later, later, MOST) == 1
    await _found_and_delivered(scene, lost, later)
    assert (await scene.now(lost)).file_id
    assert await contents.forget_marked(later, MOST) == 1
    left = await scene.now(lost)
    assert (left.file_id, left.video_url, left.forgotten) == (None, None, True)


async def test_a_video_that_nobody_wants_forgotten_is_kept(
    scene: Scene, contents: TaskContents
) -> None:
    await _found_and_delivered(scene, await _given_up(scene, NOW), NOW)
    assert await contents.forget_marked(NOW + GIVE_UP, MOST) == 0
