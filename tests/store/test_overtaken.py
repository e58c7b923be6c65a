"""What has changed since somebody pressed or wrote is seen in the transaction that buys."""

from dataclasses import replace

import pytest

from bot.errors import NothingToCancel, QuestionClosed
from bot.store.database import Database
from bot.store.drafts import Draft, DraftKind, Drafts, NewDraft
from bot.store.tasks import NewTasks
from bot.store.tasks.new import NewTask
from bot.tasks.source_keys import draft_key, rebuy_key
from bot.tasks.task import Origin, Status, Task
from tests.store.scene import ANNA, NO_LIMITS, NOW, QUOTE, REQUEST, Scene, asking, by_message


@pytest.fixture
def drafts(database: Database) -> Drafts:
    return Drafts(database)


async def _offered(drafts: Drafts) -> Draft:
    offer = NewDraft("press:late", DraftKind.OFFER, ANNA, request=REQUEST, quote=QUOTE)
    draft, _ = await drafts.add(offer, NOW)
    return draft


def _rebuy(task: Task) -> NewTask:
    key = rebuy_key(task.id)
    return NewTask(
        task.requester, task.request, key, Origin.REBUY, quote=QUOTE, source_task_id=task.id
    )


def _answer(draft: Draft) -> NewTask:
    return NewTask(ANNA, REQUEST, draft_key(draft.id), Origin.DRAFT, quote=QUOTE, draft_id=draft.id)


async def test_what_was_found_since_the_press_is_not_bought_again(
    scene: Scene, new_tasks: NewTasks
) -> None:
    lost = await scene.task(Status.UNCERTAIN, owner=None)
    await scene.changes.found(lost, "gen-found", NOW)
    with pytest.raises(NothingToCancel):
        await new_tasks.add(_rebuy(lost), NO_LIMITS, NOW)
    assert (await scene.queries.by_source(rebuy_key(lost.id))) is None


async def test_what_was_bought_again_before_it_was_found_is_known(
    scene: Scene, new_tasks: NewTasks
) -> None:
    lost = await scene.task(Status.UNCERTAIN, owner=None)
    bought, _ = await new_tasks.add(_rebuy(lost), NO_LIMITS, NOW)
    await scene.changes.found(lost, "gen-found", NOW)
    assert await new_tasks.add(_rebuy(lost), NO_LIMITS, NOW) == (bought, False)


async def test_a_question_that_was_dropped_since_the_press_buys_nothing(
    drafts: Drafts, new_tasks: NewTasks
) -> None:
    draft = await _offered(drafts)
    assert await drafts.close(draft)
    with pytest.raises(QuestionClosed):
        await new_tasks.add(_answer(draft), NO_LIMITS, NOW)


async def test_a_question_that_is_gone_since_the_press_buys_nothing(
    drafts: Drafts, new_tasks: NewTasks
) -> None:
    draft = await _offered(drafts)
    await drafts.forget(ANNA.user_id, 100)
    with pytest.raises(QuestionClosed):
        await new_tasks.add(_answer(draft), NO_LIMITS, NOW)


async def test_of_words_and_a_press_that_answer_one_question_the_first_buys(
    drafts: Drafts, new_tasks: NewTasks
) -> None:
    draft = await _offered(drafts)
    words = by_message(asking(11))
    bought, _ = await new_tasks.add(_answer(draft), NO_LIMITS, NOW)
    with pytest.raises(QuestionClosed):
        await new_tasks.add(replace(words, draft_id=draft.id), NO_LIMITS, NOW)
    assert await new_tasks.add(_answer(draft), NO_LIMITS, NOW) == (bought, False)


async def test_a_question_that_has_bought_cannot_be_dropped(
    drafts: Drafts, new_tasks: NewTasks
) -> None:
    draft = await _offered(drafts)
    await new_tasks.add(_answer(draft), NO_LIMITS, NOW)
    assert not await drafts.close(draft)
