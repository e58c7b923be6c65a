"""Many updates that wait keep nobody waiting who comes after them."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.errors import StoreUnavailable
from bot.store.inbox import Inbox
from bot.store.leases import LeasedRows
from bot.store.together import Together
from tests.store.inbox_scene import ids, stored, update
from tests.store.scene import NOW


async def test_in_a_crowd_one_place_in_four_is_for_who_has_come_last(inbox: Inbox) -> None:
    for number in range(1, 31):
        await stored(inbox, update(number, chat_id=number), now=NOW - 100 + number)
    assert await ids(inbox, most=8) == [*range(1, 9)]
    assert await ids(inbox, most=8) == [*range(9, 15), 29, 30]


async def test_in_a_crowd_whose_places_end_one_by_one_who_comes_last_has_a_turn(
    inbox: Inbox,
) -> None:
    for number in range(1, 31):
        await stored(inbox, update(number, chat_id=number), now=NOW - 100 + number)
    taken = [await ids(inbox, most=1) for _ in range(8)]
    assert [30] in taken
    assert [1] in taken


async def test_in_a_crowd_of_one_chat_the_places_are_for_others(inbox: Inbox) -> None:
    await stored(inbox, *(update(number) for number in range(1, 31)), now=NOW - 50)
    await stored(inbox, *(update(number, chat_id=number) for number in range(31, 36)))
    assert await ids(inbox, most=2) == [1, 31]
    assert await ids(inbox, most=4) == [32, 33, 34, 35]


async def test_a_claim_in_a_crowd_that_is_cut_short_keeps_no_row_from_the_next(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, 31):
        await stored(inbox, update(number, chat_id=number), now=NOW - 100 + number)
    await ids(inbox, most=8)
    with monkeypatch.context() as patched:
        patched.setattr(LeasedRows, "_take", _lose)
        with pytest.raises(StoreUnavailable):
            await ids(inbox, most=8)
    assert await ids(inbox, most=30) == [*range(9, 31)]


async def _lose(*_: object) -> None:
    raise StoreUnavailable("locked")


class _Paper:
    """What is written, which takes until somebody lets it go on."""

    def __init__(self) -> None:
        self.written: list[list[int]] = []
        self.may_go_on = asyncio.Event()
        self.error: Exception | None = None

    async def write(self, items: Sequence[int]) -> None:
        await self.may_go_on.wait()
        if self.error:
            raise self.error
        self.written.append(list(items))


async def test_what_is_asked_for_during_a_write_goes_together_with_the_next() -> None:
    paper = _Paper()
    together = Together(paper.write)
    first = asyncio.create_task(together(1))
    await asyncio.sleep(0)
    others = [asyncio.create_task(together(number)) for number in (2, 3, 4)]
    await asyncio.sleep(0)
    paper.may_go_on.set()
    await asyncio.gather(first, *others)
    assert paper.written == [[1], [2, 3, 4]]


async def test_whoever_asked_hears_that_nothing_was_written() -> None:
    paper = _Paper()
    paper.error = StoreUnavailable("locked")
    paper.may_go_on.set()
    together = Together(paper.write)
    outcomes = await asyncio.gather(*map(together, (1, 2, 3)), return_exceptions=True)
    assert [type(each) for each in outcomes] == [StoreUnavailable] * 3
    paper.error = None
    await together(4)
    assert paper.written == [[4]]


async def test_a_write_that_is_cancelled_is_made_for_the_others() -> None:
    paper = _Paper()
    together = Together(paper.write)
    first, second = (asyncio.create_task(together(number)) for number in (1, 2))
    await asyncio.sleep(0)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    paper.may_go_on.set()
    await second
    assert sum(2 in items for items in paper.written) == 1
