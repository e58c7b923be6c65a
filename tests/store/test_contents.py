"""What people wrote and got is emptied when it is time, and never what is still needed."""

from dataclasses import replace

import pytest

from bot.store.database import Database
from bot.store.history import History
from bot.store.schema import prompts, tasks
from bot.store.tasks import TaskContents
from bot.tasks.limits import Limits
from bot.tasks.task import Reason, Status, Task
from bot.veo.catalogue import Mode
from tests.requests import generation_request
from tests.store.scene import NOW, Scene, by_message, sure

DAY = 24 * 3600.0
MOST = 100
REQUEST = generation_request(
    "google/veo-3.0-i2v-fast",
    Mode.IMAGE,
    prompt="a secret fox",
    images=("file-of-anna",),
    negative_prompt="a secret bear",
    seed=7,
)


@pytest.fixture
def contents(database: Database) -> TaskContents:
    return TaskContents(database)


async def told(scene: Scene, status: Status) -> Task:
    """Return a task that has ended so, of which the chat knows."""
    task = await scene.held(await scene.task(status, owner=None), now=NOW)
    await scene.released()
    return sure(await scene.changes.outcome_notified(await scene.held(task), NOW))


async def delivered(scene: Scene, user_id: int = 1) -> Task:
    """Return a finished video of a request that holds all that people can say."""
    changes = scene.changes
    task = await scene.held(await scene.queued(user_id=user_id, request=REQUEST))
    task = sure(await changes.submitting(task, f"name-{task.id}", NOW))
    task = sure(await changes.generating(task, "gen", NOW, NOW))
    task = sure(await changes.ready(task, "https://cdn.example/secret.mp4", 5, NOW, measured=True))
    task = await scene.held(await scene.delivered(task))
    return sure(await changes.outcome_notified(task, NOW))


async def _stored(database: Database) -> str:
    """Return all that the tables of tasks and of words to search hold, as text."""
    async with database.read() as connection:
        rows = [
            str(row)
            for table in (tasks, prompts)
            for row in await connection.execute(table.select())
        ]
    return "\n".join(rows)


async def test_nothing_that_somebody_wrote_or_got_is_left(
    scene: Scene, contents: TaskContents, database: Database
) -> None:
    task = await delivered(scene)
    assert await contents.forget_old(NOW + 1, NOW + DAY, MOST) == 1
    stored = await _stored(database)
    assert not any(str(word) in stored for word in ("secret", "file-of-anna", task.file_id))
    assert await History(database).page(1, "secret") == []


async def test_what_it_was_when_and_for_how_much_stays(
    scene: Scene, contents: TaskContents
) -> None:
    task = await delivered(scene)
    await contents.forget_old(NOW + 1, NOW + DAY, MOST)
    left = await scene.now(task)
    request = replace(task.request, prompt="", images=(), negative_prompt=None, seed=None)
    assert left == replace(
        task,
        request=request,
        video_url=None,
        file_id=None,
        file_unique_id=None,
        file_kind=None,
        forgotten=True,
    )


async def test_the_words_of_a_failure_go_too(
    scene: Scene, contents: TaskContents, database: Database
) -> None:
    failed = await scene.held(await scene.queued())
    failed = sure(await scene.changes.failed(failed, Reason.REFUSED, NOW, "no secret foxes"))
    await scene.changes.outcome_notified(await scene.held(failed), NOW)
    await contents.forget_old(NOW + 1, NOW + DAY, MOST)
    assert "secret" not in await _stored(database)
    assert (await scene.now(failed)).reason is Reason.REFUSED


@pytest.mark.parametrize("status", Status)
async def test_what_the_chat_does_not_know_yet_is_kept(
    scene: Scene, contents: TaskContents, status: Status
) -> None:
    task = await scene.now(await scene.task(status))
    await contents.mark(1, MOST)
    assert await contents.forget_old(NOW + 500 * DAY, NOW + 500 * DAY, MOST) == 0
    assert await contents.forget_marked(NOW + 500 * DAY, MOST) == 0
    assert await scene.now(task) == replace(task, to_forget=True)


@pytest.mark.parametrize("status", [Status.DELIVERED, Status.FAILED])
async def test_what_has_ended_is_forgotten_when_it_is_old_and_not_before(
    scene: Scene, contents: TaskContents, status: Status
) -> None:
    task = await told(scene, status)
    assert await contents.forget_old(NOW, NOW + DAY, MOST) == 0
    assert not (await scene.now(task)).forgotten
    assert await contents.forget_old(NOW + 1, NOW + DAY, MOST) == 1
    assert (await scene.now(task)).forgotten
    assert await contents.forget_old(NOW + 1, NOW + DAY, MOST) == 0


async def test_a_lost_purchase_is_kept_for_as_long_as_it_is_looked_for(
    scene: Scene, contents: TaskContents
) -> None:
    task = await told(scene, Status.UNCERTAIN)
    await contents.mark(1, MOST)
    assert await contents.forget_marked(NOW + DAY, MOST) == 0
    assert await contents.marked(1) == 1
    assert await contents.forget_marked(NOW + DAY + 3601, MOST) == 1
    assert (await scene.now(task)).forgotten
    assert await contents.marked(1) == 0


async def test_a_lost_purchase_that_was_cancelled_is_kept_as_long(
    scene: Scene, contents: TaskContents
) -> None:
    task = await scene.task(Status.SUBMITTING)
    cancelled = sure(await scene.changes.cancel(task.id, "press:stop", NOW))
    await scene.changes.outcome_notified(await scene.held(cancelled), NOW)
    await contents.mark(1, MOST)
    assert await contents.forget_marked(NOW + DAY, MOST) == 0
    assert await contents.forget_marked(NOW + DAY + 3601, MOST) == 1


async def test_the_file_of_the_database_keeps_no_forgotten_word(
    scene: Scene, contents: TaskContents, database: Database
) -> None:
    if not database.path:
        return  # the server keeps old versions of rows until it vacuums
    await delivered(scene)
    await contents.mark(1, MOST)
    await contents.forget_marked(NOW + DAY, MOST)
    await database.close()
    assert b"secret" not in database.path.read_bytes()


async def test_a_video_cancelled_while_it_was_made_is_forgotten_at_once(
    scene: Scene, contents: TaskContents
) -> None:
    task = await scene.task(Status.GENERATING)
    cancelled = sure(await scene.changes.cancel(task.id, "press:stop", NOW))
    await scene.changes.outcome_notified(await scene.held(cancelled), NOW)
    await contents.mark(1, MOST)
    assert await contents.forget_marked(NOW, MOST) == 1


async def test_a_video_cancelled_on_its_way_is_kept_until_it_cannot_arrive_any_more(
    scene: Scene, contents: TaskContents
) -> None:
    ready = await scene.task(Status.READY)
    cancelled = sure(await scene.changes.cancel(ready.id, "press:stop", NOW))
    await scene.changes.outcome_notified(await scene.held(cancelled), NOW)
    await contents.mark(1, MOST)
    assert await contents.forget_marked(NOW + 3599, MOST) == 0
    assert await contents.forget_marked(NOW + 3601, MOST) == 1


async def test_what_never_was_sent_off_is_forgotten_at_once(
    scene: Scene, contents: TaskContents
) -> None:
    await told(scene, Status.CANCELLED)
    await contents.mark(1, MOST)
    assert await contents.forget_marked(NOW, MOST) == 1


async def test_only_whose_wish_it_is_is_forgotten(scene: Scene, contents: TaskContents) -> None:
    hers, his = await delivered(scene), await delivered(scene, user_id=2)
    assert await contents.mark(1, MOST) == 1
    assert await contents.forget_marked(NOW, MOST, user_id=2) == 0
    assert await contents.forget_marked(NOW, MOST, user_id=1) == 1
    assert (await scene.now(hers)).forgotten
    assert await scene.now(his) == his


async def test_each_step_takes_so_many_and_the_next_the_rest(
    scene: Scene, contents: TaskContents
) -> None:
    for _ in range(5):
        await delivered(scene)
    assert [await contents.mark(1, 2) for _ in range(4)] == [2, 2, 1, 0]
    assert [await contents.forget_marked(NOW, 2) for _ in range(4)] == [2, 2, 1, 0]


async def test_no_limit_is_given_back(scene: Scene, contents: TaskContents) -> None:
    task = await delivered(scene)
    await contents.mark(1, MOST)
    await contents.forget_marked(NOW, MOST)
    again, is_new = await scene.new.add(by_message(task.requester), Limits(1, 1, 1), NOW)
    assert (again.id, is_new) == (task.id, False)
