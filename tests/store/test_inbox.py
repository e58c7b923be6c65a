"""The inbox keeps every update once, until it is done."""

import asyncio

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from bot.store.database import Database
from bot.store.inbox import Inbox, InboxRow, Received
from bot.store.schema import inbox as table
from tests.store.inbox_scene import (
    ANNA,
    GROUP,
    LATER,
    aside_at,
    claimed,
    done_at,
    ids,
    stored,
    update,
)
from tests.store.outlooks import next_due
from tests.store.scene import NOW


async def test_an_update_is_read_as_it_came(inbox: Inbox) -> None:
    came = Received(2**52, -(10**12), {"update_id": 2**52, "x": {"y": ["🦊", None, 0.5, False]}})
    await stored(inbox, came)
    [row] = await claimed(inbox)
    assert row == InboxRow(came.update_id, came.chat_id, came.payload, NOW, 0, "me")


@pytest.mark.parametrize("kind", ["message", "channel_post"])
async def test_a_message_that_has_stepped_aside_is_found_until_it_is_done(
    inbox: Inbox, kind: str
) -> None:
    payload = {"update_id": 1, kind: {"message_id": 5}}
    await stored(inbox, Received(1, ANNA, payload))
    assert await inbox.message_due_at(ANNA, 5) is None
    [row] = await claimed(inbox)
    await inbox.step_aside(row, NOW)
    assert await inbox.message_due_at(ANNA, 5) == NOW
    assert await inbox.message_due_at(ANNA, 6) is None
    assert await inbox.message_due_at(GROUP, 5) is None
    [row] = await claimed(inbox)
    await inbox.keep_answer(row, {"text": "what is left to be said"}, 1, NOW)
    assert await inbox.message_due_at(ANNA, 5) is None


async def test_an_update_that_comes_again_is_the_same_one(
    inbox: Inbox, neighbour: Database
) -> None:
    both = [inbox, Inbox(neighbour)] * 5
    await asyncio.gather(*(stored(each, update(1, text=str(n))) for n, each in enumerate(both)))
    await stored(inbox, update(1, chat_id=GROUP, text="another"), update(2), now=LATER)
    [row] = await claimed(inbox)
    assert (row.id, row.chat_id, row.received_at) == (1, ANNA, NOW)
    assert row.payload["message"]["text"] != "another"


async def test_what_comes_together_is_stored_as_a_whole_or_not_at_all(
    inbox: Inbox, database: Database
) -> None:
    nameless = Received(None, ANNA, {})  # type: ignore[arg-type]
    with pytest.raises(IntegrityError):
        await stored(inbox, update(1), nameless, update(3))
    async with database.read() as connection:
        assert (await connection.execute(sa.select(table))).all() == []


async def test_nothing_at_all_can_be_stored(inbox: Inbox) -> None:
    await stored(inbox)
    assert await ids(inbox) == []


async def test_only_failures_are_counted(inbox: Inbox) -> None:
    await stored(inbox, update(1))
    for failed, expected in ((False, 0), (True, 1), (False, 1), (True, 2)):
        [row] = await claimed(inbox)
        await inbox.step_aside(row, NOW, failed=failed)
        [row] = await claimed(inbox)
        assert row.attempts == expected
        await inbox.postpone(row, NOW)


async def test_a_done_row_keeps_its_id_and_loses_its_payload(
    inbox: Inbox, database: Database
) -> None:
    await stored(inbox, update(1))
    [row] = await claimed(inbox)
    await inbox.done(row, LATER)
    async with database.read() as connection:
        [kept] = await connection.execute(
            sa.text("SELECT update_id, payload, done_at, lease_owner, lease_until FROM inbox")
        )
    assert tuple(kept) == (1, None, LATER, None, None)


async def test_what_is_done_and_comes_again_stays_done(inbox: Inbox) -> None:
    await stored(inbox, update(1))
    [row] = await claimed(inbox)
    await inbox.done(row, NOW)
    await stored(inbox, update(1), now=LATER)
    assert await ids(inbox, now=LATER + 1e6) == []
    for change in (inbox.postpone(row, LATER), inbox.step_aside(row, LATER)):
        await change
    assert await ids(inbox, now=LATER + 1e6) == []


async def test_what_was_done_long_ago_is_forgotten_a_few_at_a_time(
    inbox: Inbox, database: Database
) -> None:
    await done_at(inbox, NOW, NOW, NOW, LATER)
    await stored(inbox, update(5), now=NOW - 1e6)
    sweeps = [await inbox.sweep(done_before=LATER, most=2) for _ in range(3)]
    assert sweeps == [2, 1, 0]
    async with database.read() as connection:
        kept = (await connection.scalars(sa.select(table.c.update_id))).all()
    assert sorted(kept) == [4, 5]


async def test_a_chat_has_unseen_updates_until_somebody_has_begun_to_handle_them(
    inbox: Inbox,
) -> None:
    await stored(inbox, update(1), update(2), update(3, chat_id=GROUP), update(4, chat_id=None))
    assert await inbox.has_unseen(ANNA, besides=1)
    for number in (1, 2):
        assert await inbox.has_unseen(ANNA, besides=3 - number)
        [row] = [row for row in await claimed(inbox) if row.chat_id == ANNA]
        assert row.id == number
        await inbox.step_aside(row, LATER)
    assert not await inbox.has_unseen(ANNA, besides=1)
    await stored(inbox, update(5))
    assert await inbox.has_unseen(ANNA, besides=1)
    assert not await inbox.has_unseen(ANNA, besides=5)


async def test_what_is_done_is_seen(inbox: Inbox) -> None:
    await done_at(inbox, NOW)
    assert not await inbox.has_unseen(ANNA, besides=9)


async def test_the_next_moment_at_which_something_is_due_is_known(
    database: Database, inbox: Inbox
) -> None:
    await aside_at(inbox, NOW + 30, NOW + 20)
    await done_at(inbox)
    assert await next_due(database, inbox, NOW, NOW + 60) == NOW + 20
    assert await next_due(database, inbox, NOW + 20, NOW + 60) == NOW + 30
    assert await next_due(database, inbox, NOW + 30, NOW + 60) is None
