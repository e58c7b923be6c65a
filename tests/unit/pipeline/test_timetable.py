"""Jobs are done when they are due, one at a time each, and none stops another."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.errors import StoreUnavailable
from bot.pipeline.timetable import Job, Timetable
from tests.loop import turns

OFTEN = 1e-9


async def let_run() -> None:
    await turns(5)


def counting(done: list[str], name: str) -> Callable[[], Awaitable[None]]:
    async def work() -> None:
        done.append(name)

    return work


async def test_a_job_is_done_when_it_is_due_and_not_before() -> None:
    done: list[str] = []
    jobs = [
        Job("often", counting(done, "often"), OFTEN),
        Job("once", counting(done, "once"), 3600.0),
        Job("later", counting(done, "later"), OFTEN, first=3600.0),
    ]
    timetable = Timetable(jobs)
    for _ in range(3):
        timetable.look()
        await let_run()
    assert sorted(done) == ["often", "often", "often", "once"]


def test_it_is_looked_at_as_often_as_the_most_frequent_job_is_due() -> None:
    jobs = [Job("tick", asyncio.Event().wait, 10.0), Job("search", asyncio.Event().wait, 1.0)]
    assert Timetable(jobs).pause == 1.0


async def test_a_slow_job_is_not_begun_again_and_holds_up_no_other() -> None:
    done: list[str] = []
    may_end = asyncio.Event()

    async def wait() -> None:
        done.append("slow")
        await may_end.wait()

    timetable = Timetable([Job("slow", wait, OFTEN), Job("quick", counting(done, "quick"), OFTEN)])
    for _ in range(3):
        timetable.look()
        await let_run()
    assert sorted(done) == ["quick", "quick", "quick", "slow"]
    may_end.set()
    await let_run()
    timetable.look()
    await let_run()
    assert done.count("slow") == 2


@pytest.mark.parametrize("error", [StoreUnavailable("locked"), KeyError("x")])
async def test_a_job_that_fails_is_done_again(error: Exception) -> None:
    tries: list[int] = []

    async def fail() -> None:
        tries.append(1)
        raise error

    timetable = Timetable([Job("failing", fail, OFTEN)])
    for _ in range(2):
        timetable.look()
        await let_run()
    assert len(tries) == 2


async def test_a_stop_waits_for_what_runs_and_then_cancels_it() -> None:
    ended: list[str] = []
    may_end = asyncio.Event()

    async def end() -> None:
        await may_end.wait()
        ended.append("ended")

    async def hang() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("cancelled")

    timetable = Timetable([Job("ending", end, OFTEN), Job("hanging", hang, OFTEN)])
    timetable.look()
    await let_run()
    may_end.set()
    await timetable.stop(0.05)
    assert ended == ["ended", "cancelled"]


async def test_it_looks_again_and_again_until_it_is_stopped() -> None:
    done: list[str] = []
    came = asyncio.Event()

    async def work() -> None:
        done.append("done")
        if len(done) == 3:
            came.set()

    timetable = Timetable([Job("often", work, OFTEN)])
    timetable.start()
    await came.wait()
    await timetable.stop(3600.0)
    count = len(done)
    await let_run()
    assert len(done) == count


async def test_a_timetable_that_was_never_looked_at_stops_at_once() -> None:
    await Timetable([Job("any", asyncio.Event().wait, OFTEN)]).stop(3600.0)
