"""Whoever has asked for a video no longer owes the words for an earlier one."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from bot.errors import LimitReached
from bot.store.database import Database
from bot.store.drafts import Draft, DraftKind, Drafts, NewDraft
from bot.store.tasks import NewTasks
from bot.tasks.limits import Limits
from bot.tasks.source_keys import message_key
from bot.tasks.task import Requester
from tests.store.scene import ANNA, NO_LIMITS, NOW, asking, by_message, by_press

QUESTION, WORDS = 50, 60
"""The bot's question, and words that stand behind it."""


@pytest.fixture
def drafts(database: Database) -> Drafts:
    return Drafts(database)


async def asked(drafts: Drafts, requester: Requester = ANNA, question_id: int = QUESTION) -> Draft:
    """Return a draft that waits for words."""
    key = message_key(requester.chat_id, requester.message_id)
    new = NewDraft(key, DraftKind.PROMPT, requester, quote=0)
    draft, _ = await drafts.add(new, NOW)
    await drafts.asked(draft.id, question_id)
    return replace(draft, question_id=question_id)


async def waiting(drafts: Drafts, requester: Requester = ANNA) -> Draft | None:
    """Return the draft that the next words of somebody complete."""
    return await drafts.waiting_for(requester.chat_id, requester.user_id, NOW, before=999)


async def test_a_new_task_ends_the_wait_for_words(new_tasks: NewTasks, drafts: Drafts) -> None:
    draft = await asked(drafts)
    assert await waiting(drafts) == draft
    await new_tasks.add(by_message(asking(WORDS)), NO_LIMITS, NOW)
    assert await waiting(drafts) is None


async def test_a_task_that_is_known_already_ends_it_too(
    new_tasks: NewTasks, drafts: Drafts
) -> None:
    task, _ = await new_tasks.add(by_message(asking(WORDS)), NO_LIMITS, NOW)
    await asked(drafts)
    assert await new_tasks.add(by_message(asking(WORDS)), NO_LIMITS, NOW) == (task, False)
    assert await waiting(drafts) is None


async def test_a_press_ends_the_wait_for_the_words_to_the_same_message(
    new_tasks: NewTasks, drafts: Drafts
) -> None:
    await asked(drafts)
    await new_tasks.add(by_press("one"), NO_LIMITS, NOW)
    assert await waiting(drafts) is None


async def test_who_meets_a_limit_may_still_answer(new_tasks: NewTasks, drafts: Drafts) -> None:
    await new_tasks.add(by_message(asking(1)), NO_LIMITS, NOW)
    draft = await asked(drafts)
    with pytest.raises(LimitReached):
        await new_tasks.add(by_message(asking(WORDS)), Limits(1, 0, 0), NOW)
    assert await waiting(drafts) == draft


async def test_an_older_message_does_not_end_the_wait_for_what_was_begun_later(
    new_tasks: NewTasks, drafts: Drafts
) -> None:
    draft = await asked(drafts)
    await new_tasks.add(by_message(asking(ANNA.message_id - 1)), NO_LIMITS, NOW)
    assert await waiting(drafts) == draft


@pytest.mark.parametrize(
    "other", [asking(WORDS, user_id=2), asking(WORDS, chat_id=2)], ids=["person", "chat"]
)
async def test_nobody_ends_the_wait_of_somebody_else_or_elsewhere(
    new_tasks: NewTasks, drafts: Drafts, other: Requester
) -> None:
    draft = await asked(drafts)
    await new_tasks.add(by_message(other), NO_LIMITS, NOW)
    assert await waiting(drafts) == draft


async def test_both_are_stored_or_neither(
    database: Database, new_tasks: NewTasks, drafts: Drafts
) -> None:
    draft = await asked(drafts)
    broken = by_message(replace(asking(WORDS), language=None))  # type: ignore[arg-type]
    with pytest.raises(IntegrityError):
        await new_tasks.add(broken, NO_LIMITS, NOW)
    assert await waiting(drafts) == draft


async def test_what_a_task_answers_is_closed_with_it(new_tasks: NewTasks, drafts: Drafts) -> None:
    draft, other = await asked(drafts), await asked(drafts, replace(ANNA, message_id=2), 51)
    answer = replace(by_message(asking(WORDS)), draft_id=draft.id)
    await new_tasks.add(answer, NO_LIMITS, NOW)
    closed, still = await drafts.get(draft.id), await drafts.get(other.id)
    assert closed
    assert closed.closed
    assert still
    assert not still.closed


async def test_what_is_answered_beyond_the_limits_stays_open(
    new_tasks: NewTasks, drafts: Drafts
) -> None:
    await new_tasks.add(by_message(asking(1)), NO_LIMITS, NOW)
    draft = await asked(drafts)
    answer = replace(by_message(asking(WORDS)), draft_id=draft.id)
    with pytest.raises(LimitReached):
        await new_tasks.add(answer, Limits(1, 0, 0), NOW)
    still = await drafts.get(draft.id)
    assert still
    assert not still.closed
