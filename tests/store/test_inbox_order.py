"""The inbox hands out updates in the order of their chats."""

from bot.store.inbox import Inbox
from tests.store.inbox_scene import (
    ANNA,
    GROUP,
    LATER,
    aside_at,
    claimed,
    ids,
    stored,
    update,
)
from tests.store.scene import NOW


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
