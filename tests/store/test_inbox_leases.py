"""Whoever claims an update has it until the lease runs out, and its chat with it."""

import asyncio

import pytest

from bot.store.database import Database
from bot.store.inbox import Inbox
from tests.store.inbox_scene import (
    GROUP,
    LATER,
    aside_at,
    claimed,
    ids,
    stored,
    update,
)
from tests.store.scene import LEASE, NOW


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
