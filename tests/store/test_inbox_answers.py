"""Of an update that is handled and not answered, the inbox keeps the words alone."""

from typing import Any

import pytest
import sqlalchemy as sa

from bot.store.database import Database
from bot.store.inbox import Inbox
from bot.store.schema import inbox as table
from tests.store.inbox_scene import ANNA, GROUP, LATER, claimed, ids, stored, update
from tests.store.outlooks import next_due
from tests.store.scene import LEASE, NOW

ANSWER: dict[str, Any] = {
    "text": "<b>no</b> 🦊",
    "requester": {"chat_id": ANNA, "thread_id": None, "private": False},
    "keyboard": {"inline_keyboard": [[{"text": "x", "callback_data": "make:1:x"}]]},
    "draft_id": 2**40,
}


async def unanswered(inbox: Inbox, tries: int = 1) -> None:
    """Let update 1 be handled, its answer being left to be sent."""
    await stored(inbox, update(1))
    [row] = await claimed(inbox)
    await inbox.keep_answer(row, ANSWER, tries, LATER)


async def test_an_answer_is_read_as_it_was_decided(inbox: Inbox, neighbour: Database) -> None:
    await unanswered(inbox, tries=3)
    [row] = await claimed(Inbox(neighbour), now=LATER)
    assert (row.id, row.chat_id, row.received_at, row.attempts) == (1, ANNA, NOW, 3)
    assert row.answer == ANSWER


async def test_what_the_update_said_is_kept_no_longer(inbox: Inbox, database: Database) -> None:
    await unanswered(inbox)
    async with database.read() as connection:
        [payload] = await connection.scalars(sa.select(table.c.payload))
    assert "update_id" not in payload
    assert "message" not in payload


@pytest.mark.parametrize("content", [{}, {"answer": None}, {"answer": {}}])
async def test_an_update_that_was_not_handled_has_no_answer(
    inbox: Inbox, content: dict[str, Any]
) -> None:
    came = update(1)
    came.payload.update(content)
    await stored(inbox, came)
    [row] = await claimed(inbox)
    assert not row.answer


async def test_an_answer_is_due_when_it_is_and_not_before(database: Database, inbox: Inbox) -> None:
    await unanswered(inbox)
    assert await ids(inbox, now=LATER - 1) == []
    assert await next_due(database, inbox, NOW, LATER) == LATER
    assert await ids(inbox, now=LATER) == [1]


async def test_nothing_behind_an_answer_waits_for_it(inbox: Inbox) -> None:
    await unanswered(inbox)
    await stored(inbox, update(2), update(3, chat_id=GROUP))
    assert await ids(inbox) == [2, 3]


async def test_an_answer_waits_while_the_chat_is_busy(inbox: Inbox) -> None:
    await unanswered(inbox)
    await stored(inbox, update(2))
    assert await ids(inbox, now=LATER) == [2]
    assert await ids(inbox, "you", now=LATER + 1) == []


async def test_an_update_whose_answer_is_left_is_seen(inbox: Inbox) -> None:
    await unanswered(inbox)
    assert not await inbox.has_unseen(ANNA, besides=9)


async def test_an_update_that_comes_again_does_not_replace_its_answer(inbox: Inbox) -> None:
    await unanswered(inbox)
    await stored(inbox, update(1), now=LATER)
    assert await ids(inbox, now=LATER - 1) == []
    [row] = await claimed(inbox, now=LATER)
    assert row.answer == ANSWER


async def test_an_answer_may_be_kept_again_and_again(inbox: Inbox) -> None:
    await unanswered(inbox)
    for tries in (2, 3, 4):
        [row] = await claimed(inbox, now=LATER)
        await inbox.keep_answer(row, row.answer or {}, tries, LATER)
    [row] = await claimed(inbox, now=LATER)
    assert (row.answer, row.attempts) == (ANSWER, 4)


async def test_an_answer_that_was_said_is_gone(inbox: Inbox, database: Database) -> None:
    await unanswered(inbox)
    [row] = await claimed(inbox, now=LATER)
    await inbox.done(row, LATER)
    assert await ids(inbox, now=LATER + 1e6) == []
    async with database.read() as connection:
        assert list(await connection.scalars(sa.select(table.c.payload))) == [None]


async def test_who_has_lost_the_lease_decides_nothing(inbox: Inbox) -> None:
    await stored(inbox, update(1))
    [lost] = await claimed(inbox, "me")
    assert await ids(inbox, "you", now=NOW + LEASE) == [1]
    await inbox.keep_answer(lost, ANSWER, 1, LATER)
    [row] = await claimed(inbox, "them", now=NOW + 2 * LEASE)
    assert (row.answer, row.attempts, row.payload) == (None, 0, update(1).payload)


async def test_what_is_done_gets_no_answer(inbox: Inbox) -> None:
    await stored(inbox, update(1))
    [row] = await claimed(inbox)
    await inbox.done(row, NOW)
    await inbox.keep_answer(row, ANSWER, 1, LATER)
    assert await ids(inbox, now=LATER) == []
