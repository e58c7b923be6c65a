"""What somebody wants forgotten makes nothing more, whoever was asked about it before."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
import sqlalchemy as sa

from bot.errors import VideoForgotten
from bot.store.database import Database
from bot.store.drafts import Draft, DraftKind, Drafts, NewDraft
from bot.store.schema import drafts as table
from bot.store.tasks import NewTasks, TaskContents
from bot.tasks.source_keys import message_key
from bot.tasks.task import Status, Task
from bot.veo.parsing import Command
from tests.databases import opened
from tests.store.old_databases import DRAFT, TASK, made_by
from tests.store.scene import NO_LIMITS, NOW, Scene, asking, by_message

ANNA, BEN = 1, 2
GROUP = -5
MOST = 100

Withdraw = Callable[[Scene], Awaitable[None]]


async def mark(scene: Scene) -> None:
    """Let Anna want everything forgotten, of which nothing has come to its end."""
    assert await TaskContents(scene.database).mark(ANNA, MOST) == 1


async def forget(scene: Scene) -> None:
    """Forget what is old, though nobody has asked for that."""
    assert await TaskContents(scene.database).forget_old(NOW + 1, NOW + 1, MOST) == 1


async def told(scene: Scene) -> Task:
    """Return Anna's video, of which nothing is left to do."""
    task = await scene.changes.outcome_notified(await scene.task(Status.DELIVERED), NOW)
    assert task is not None
    return task


def about(task: Task, message_id: int = 7, user_id: int = BEN) -> NewDraft:
    """Return a question that is put to somebody about a task."""
    who = asking(message_id, user_id, GROUP)
    key, command = message_key(GROUP, message_id), Command(prompt="")
    new = NewDraft(key, DraftKind.EDIT, who, command, quote=0)
    return replace(new, request=task.request, source_task_id=task.id)


async def kept(drafts: Drafts, *asked: Draft) -> list[int]:
    """Return the ids of those of these questions that are still known."""
    return [draft.id for draft in asked if await drafts.get(draft.id)]


async def test_what_others_were_asked_about_somebodys_videos_goes_with_them(scene: Scene) -> None:
    drafts, hers = Drafts(scene.database), await told(scene)
    his = await scene.queued(user_id=BEN)
    asked = [(await drafts.add(about(hers, number), NOW))[0] for number in (7, 8, 9)]
    other, _ = await drafts.add(about(his, 10), NOW)
    unrelated, _ = await drafts.add(replace(about(his, 11), source_task_id=None), NOW)
    assert {draft.source_task_id for draft in asked} == {hers.id}
    assert [await drafts.forget(ANNA, 2) for _ in range(3)] == [2, 1, 0]
    assert await kept(drafts, *asked, other, unrelated) == [other.id, unrelated.id]


@pytest.mark.parametrize("withdraw", [mark, forget])
async def test_nobody_is_asked_about_what_is_withdrawn(scene: Scene, withdraw: Withdraw) -> None:
    drafts, hers = Drafts(scene.database), await told(scene)
    known, _ = await drafts.add(about(hers), NOW)
    await withdraw(scene)
    with pytest.raises(VideoForgotten):
        await drafts.add(about(hers, 8), NOW)
    assert await drafts.add(about(hers), NOW) == (known, True)
    async with scene.database.read() as connection:
        assert await connection.scalar(sa.select(sa.func.count()).select_from(table)) == 1


@pytest.mark.parametrize("withdraw", [mark, forget])
async def test_nothing_is_bought_from_what_is_withdrawn(
    scene: Scene, new_tasks: NewTasks, withdraw: Withdraw
) -> None:
    hers = await told(scene)
    first, second = (by_message(asking(number, BEN, GROUP)) for number in (7, 8))
    bought = replace(first, source_task_id=hers.id)
    task, _ = await new_tasks.add(bought, NO_LIMITS, NOW)
    await withdraw(scene)
    with pytest.raises(VideoForgotten):
        await new_tasks.add(replace(second, source_task_id=hers.id), NO_LIMITS, NOW)
    assert await new_tasks.add(bought, NO_LIMITS, NOW) == (task, False)
    _, is_new = await new_tasks.add(replace(second, source_task_id=task.id), NO_LIMITS, NOW)
    assert is_new


async def test_a_question_of_an_older_version_knows_under_which_video_it_was_asked(
    url: str,
) -> None:
    videos = [TASK | {"message_id": n, "result_id": 10 * n} for n in (1, 2)]
    drafts = [DRAFT | {"message_id": number} for number in (20, 21, 10)]
    drafts.append(DRAFT | {"message_id": 20, "chat_id": 2})
    await made_by(url, "0005", {"tasks": videos, "drafts": drafts})
    async with opened(url) as database:
        asked = [await _draft(database, number) for number in range(1, 5)]
    assert [draft.source_task_id for draft in asked] == [2, None, 1, None]


async def _draft(database: Database, number: int) -> Draft:
    draft = await Drafts(database).get(number)
    assert draft is not None
    return draft
