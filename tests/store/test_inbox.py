"""The inbox keeps every update once, and hands them out in the order of their chats."""

import asyncio
from collections.abc import Sequence

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from bot.store.database import Database
from bot.store.inbox import Inbox, InboxRow, Received
from bot.store.schema import inbox as table
from tests.store.scene import LEASE, NOW

ANNA, GROUP = 1, -5
LATER = NOW + 60.0


def update(update_id: int, chat_id: int | None = ANNA, text: str = "hi") -> Received:
    """Return an update that has just come."""
    return Received(update_id, chat_id, {"update_id": update_id, "message": {"text": text}})


@pytest.fixture
def inbox(database: Database) -> Inbox:
    return Inbox(database)


async def stored(inbox: Inbox, *updates: Received, now: float = NOW) -> None:
    await inbox.store(updates, now)


async def claimed(
    inbox: Inbox, owner: str = "me", now: float = NOW, held: Sequence[int] = (), most: int = 9
) -> list[InboxRow]:
    """Claim what is due, and return it in the order of the updates."""
    rows = await inbox.claim(owner, now, LEASE, most, held)
    return sorted(rows, key=lambda row: row.id)


async def ids(
    inbox: Inbox, owner: str = "me", now: float = NOW, held: Sequence[int] = (), most: int = 9
) -> list[int]:
    """Claim what is due, and return its ids in order."""
    return [row.id for row in await claimed(inbox, owner, now, held, most)]


async def test_an_update_is_read_as_it_came(inbox: Inbox) -> None:
    came = Received(2**52, -(10**12), {"update_id": 2**52, "x": {"y": ["🦊", None, 0.5, False]}})
    await stored(inbox, came)
    [row] = await claimed(inbox)
    assert row == InboxRow(came.update_id, came.chat_id, came.payload, NOW, 0, "me")


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


async def test_a_chat_goes_on_when_its_first_update_is_done(inbox: Inbox) -> None:
    await stored(inbox, update(3), update(1), update(2))
    for number in (1, 2, 3):
        [row] = await claimed(inbox)
        assert row.id == number
        assert await ids(inbox, "you") == []
        await inbox.done(row, NOW)
    assert await ids(inbox) == []


async def test_many_chats_are_handled_at_once(inbox: Inbox) -> None:
    await stored(inbox, *(update(number, chat_id=number % 4) for number in range(1, 13)))
    assert await ids(inbox) == [1, 2, 3, 4]


async def test_an_order_of_arrival_that_is_not_that_of_the_ids_does_not_matter(
    inbox: Inbox,
) -> None:
    await stored(inbox, update(2), now=NOW - 5)
    await stored(inbox, update(1))
    assert await ids(inbox) == [1]


async def test_no_more_is_claimed_than_asked_for_longest_due_first(inbox: Inbox) -> None:
    for number, age in ((1, 10.0), (2, 30.0), (3, 20.0)):
        await stored(inbox, update(number, chat_id=number), now=NOW - age)
    assert await ids(inbox, most=2) == [2, 3]


async def test_updates_without_a_chat_stand_alone(inbox: Inbox) -> None:
    await stored(inbox, *(update(number, chat_id=None) for number in (1, 2, 3)), update(4))
    assert await ids(inbox) == [1, 2, 3, 4]


async def test_an_update_without_a_chat_holds_up_nobody(inbox: Inbox) -> None:
    await stored(inbox, update(1, chat_id=None), update(2, chat_id=None))
    first, second = await claimed(inbox)
    await inbox.postpone(first, LATER)
    await inbox.step_aside(second, LATER)
    await stored(inbox, update(3, chat_id=None), update(4))
    assert await ids(inbox) == [3, 4]
    assert await ids(inbox, now=LATER) == [1, 2, 3, 4]


async def test_a_postponed_head_keeps_its_place_and_blocks_its_chat_only(inbox: Inbox) -> None:
    await stored(inbox, update(1), update(2), update(3, chat_id=GROUP))
    head, _ = await claimed(inbox)
    await inbox.postpone(head, LATER)
    assert await ids(inbox, "you", now=LATER - 1) == [3]
    [again] = [row for row in await claimed(inbox, now=LATER) if row.chat_id == ANNA]
    assert (again.id, again.attempts) == (1, 0)


async def test_a_row_that_stepped_aside_blocks_nobody_and_comes_again_when_due(
    inbox: Inbox,
) -> None:
    await stored(inbox, update(1), update(2))
    [first] = await claimed(inbox)
    await inbox.step_aside(first, LATER)
    [second] = await claimed(inbox)
    assert second.id == 2
    await inbox.done(second, NOW)
    assert await ids(inbox, now=LATER - 1) == []
    assert await ids(inbox, now=LATER) == [1]


async def aside_at(inbox: Inbox, *moments: float) -> None:
    """Let updates 1, 2, ... of a chat step aside until these moments."""
    await stored(inbox, *(update(number) for number, _ in enumerate(moments, 1)))
    for moment in moments:
        [row] = await claimed(inbox)
        await inbox.step_aside(row, moment)


async def test_of_rows_that_stepped_aside_the_one_that_is_due_first_comes_alone(
    inbox: Inbox,
) -> None:
    await aside_at(inbox, NOW + 30, NOW + 20, NOW + 20)
    for expected in (2, 3, 1):
        [row] = await claimed(inbox, now=LATER)
        assert row.id == expected
        assert await ids(inbox, "you", now=LATER) == []
        await inbox.done(row, LATER)


async def test_a_head_that_is_due_goes_before_what_stepped_aside(inbox: Inbox) -> None:
    await aside_at(inbox, NOW + 10, NOW + 20)
    await stored(inbox, update(3), update(4))
    for expected in (3, 4, 1, 2):
        [row] = await claimed(inbox, now=LATER)
        assert row.id == expected
        await inbox.done(row, LATER)


async def test_a_postponed_head_does_not_hold_up_what_stepped_aside(inbox: Inbox) -> None:
    await aside_at(inbox, NOW + 10)
    await stored(inbox, update(2), update(3))
    [head] = await claimed(inbox)
    await inbox.postpone(head, LATER)
    assert await ids(inbox, now=NOW + 10) == [1]


async def test_while_one_that_stepped_aside_is_handled_the_head_waits(inbox: Inbox) -> None:
    await aside_at(inbox, NOW + 10)
    assert await ids(inbox, now=NOW + 10) == [1]
    await stored(inbox, update(2), update(3, chat_id=GROUP))
    assert await ids(inbox, "you", now=NOW + 11) == [3]


async def test_only_failures_are_counted(inbox: Inbox) -> None:
    await stored(inbox, update(1))
    for failed, expected in ((False, 0), (True, 1), (False, 1), (True, 2)):
        [row] = await claimed(inbox)
        await inbox.step_aside(row, NOW, failed=failed)
        [row] = await claimed(inbox)
        assert row.attempts == expected
        await inbox.postpone(row, NOW)


async def test_leases_run_out(inbox: Inbox) -> None:
    await stored(inbox, update(1), update(2))
    assert await ids(inbox, "me") == [1]
    assert await ids(inbox, "you", now=NOW + LEASE - 1) == []
    assert await ids(inbox, "you", now=NOW + LEASE) == [1]


async def test_who_renews_in_time_keeps_the_chat(inbox: Inbox) -> None:
    await stored(inbox, update(1), update(2))
    assert await ids(inbox, "me") == [1]
    await inbox.renew("me", [1], NOW + 2 * LEASE)
    assert await ids(inbox, "you", now=NOW + LEASE) == []


async def test_what_its_owner_still_handles_is_not_claimed_again(inbox: Inbox) -> None:
    await stored(inbox, update(1), update(2), update(3, chat_id=GROUP))
    assert await ids(inbox) == [1, 3]
    assert await ids(inbox, now=NOW + LEASE, held=[1]) == [3]


@pytest.mark.parametrize("way", ["done", "postponed", "aside"])
async def test_who_has_lost_the_lease_changes_nothing(inbox: Inbox, way: str) -> None:
    await stored(inbox, update(1), update(2))
    [lost] = await claimed(inbox, "me")
    assert await ids(inbox, "you", now=NOW + LEASE) == [1]
    await (
        inbox.done(lost, NOW + LEASE)
        if way == "done"
        else inbox.postpone(lost, LATER)
        if way == "postponed"
        else inbox.step_aside(lost, LATER, failed=True)
    )
    assert await ids(inbox, "them", now=NOW + LEASE + 1) == []
    [again] = await claimed(inbox, "them", now=NOW + 2 * LEASE)
    assert (again.id, again.attempts) == (1, 0)


async def test_what_is_handed_back_is_free_at_once(inbox: Inbox) -> None:
    await stored(inbox, update(1), update(2, chat_id=GROUP))
    assert await ids(inbox, "me", most=1) == [1]
    assert await ids(inbox, "you") == [2]
    assert await inbox.release("me") == 1
    assert await ids(inbox, "them") == [1]
    assert await inbox.release() == 2


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


async def done_at(inbox: Inbox, *moments: float) -> None:
    """Store updates 1, 2, ... and have them done at these moments."""
    for number, moment in enumerate(moments, 1):
        await stored(inbox, update(number))
        [row] = await claimed(inbox)
        await inbox.done(row, moment)


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


async def test_the_next_moment_at_which_something_is_due_is_known(inbox: Inbox) -> None:
    await aside_at(inbox, NOW + 30, NOW + 20)
    await done_at(inbox)
    assert await inbox.next_due(after=NOW, until=NOW + 60) == NOW + 20
    assert await inbox.next_due(after=NOW + 20, until=NOW + 60) == NOW + 30
    assert await inbox.next_due(after=NOW + 30, until=NOW + 60) is None


async def test_owners_who_claim_at_once_never_hold_two_of_a_chat(
    inbox: Inbox, neighbour: Database
) -> None:
    await aside_at(inbox, NOW + 1, NOW + 2, NOW + 3)
    await stored(inbox, *(update(10 + number, chat_id=number % 5) for number in range(40)))
    inboxes = [inbox, Inbox(neighbour)]
    claims = await asyncio.gather(
        *(
            inboxes[number % 2].claim(f"owner-{number}", NOW + number, LEASE, 2, held=())
            for number in range(20)
        )
    )
    chats = [row.chat_id for rows in claims for row in rows]
    assert sorted(chats, key=str) == sorted(set(chats), key=str)
    assert len(chats) == 5
