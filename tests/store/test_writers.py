"""Writers of one process go in order, and none waits for ever."""

import asyncio

import pytest

from bot.errors import StoreUnavailable
from bot.store.writers import Writers

LONG = 60.0


async def test_they_go_in_the_order_in_which_they_came() -> None:
    writers, gone = Writers(LONG, lambda _: None), list[int]()

    async def write(number: int) -> None:
        async with writers.turn():
            await asyncio.sleep(0)
            gone.append(number)

    await asyncio.gather(*(write(number) for number in range(5)))
    assert gone == [0, 1, 2, 3, 4]


async def test_however_many_wait_each_hears_in_time_that_it_is_in_vain() -> None:
    failed = list[Exception]()
    writers = Writers(0.05, failed.append)

    async def write() -> None:
        async with writers.turn():
            pytest.fail("it is not its turn")

    async with writers.turn():
        outcomes = await asyncio.gather(*(write() for _ in range(20)), return_exceptions=True)
    assert {type(outcome) for outcome in outcomes} == {StoreUnavailable}
    assert len(failed) == 20
    async with writers.turn():
        pass


async def test_who_gives_up_holds_up_nobody() -> None:
    writers = Writers(LONG, lambda _: None)
    async with writers.turn():
        waiting = asyncio.create_task(writers.turn().__aenter__())
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.wait({waiting})
    async with asyncio.timeout(LONG), writers.turn():
        pass
