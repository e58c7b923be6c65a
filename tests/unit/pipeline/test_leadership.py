"""Whoever leads does so for a time, and knows when it is over."""

import asyncio

import pytest

from bot.pipeline.leadership import LEASE, Leadership
from bot.store.database import Database
from bot.store.replicas import Replicas
from tests.clock import MovableClock


class Process:
    """One of several processes, by a clock that all of them share."""

    def __init__(self, database: Database, name: str, clock: MovableClock) -> None:
        self.counted: list[int] = []
        self.buried: list[str] = []
        self.leadership = Leadership(
            Replicas(database, name), clock, self.counted.append, self._bury
        )

    async def _bury(self, name: str) -> None:
        self.buried.append(name)

    @property
    def leads(self) -> bool:
        return self.leadership.is_leader

    async def look(self) -> bool:
        await self.leadership.look()
        return self.leads


@pytest.fixture
def one(database: Database, clock: MovableClock) -> Process:
    return Process(database, "one", clock)


@pytest.fixture
def other(database: Database, clock: MovableClock) -> Process:
    return Process(database, "other", clock)


async def test_the_first_leads_for_as_long_as_it_is_heard_of(
    one: Process, other: Process, clock: MovableClock
) -> None:
    for _ in range(20):
        assert await one.look()
        assert not await other.look()
        clock.advance(1.0)
    assert one.counted[-1] == other.counted[-1] == 2


async def test_who_stood_still_leads_no_more_before_it_has_looked(
    one: Process, other: Process, clock: MovableClock
) -> None:
    assert await one.look()
    clock.advance(LEASE)
    assert not one.leads
    assert await other.look()
    assert not await one.look()


async def test_who_is_not_heard_of_is_buried_by_the_leader_alone(
    database: Database, one: Process, other: Process, clock: MovableClock
) -> None:
    third = Process(database, "third", clock)
    for process in (one, other, third):
        await process.look()
    for _ in range(int(LEASE) + 4):
        clock.advance(1.0)
        await one.look()
        await other.look()
    assert (one.buried, other.buried) == (["third"], [])
    assert one.counted[-1] == 2


async def test_after_an_outage_nobody_is_buried_before_they_could_be_heard(
    one: Process, other: Process, clock: MovableClock
) -> None:
    await one.look()
    await other.look()
    clock.advance(100.0)  # for which nobody could reach the database
    assert await one.look()
    await other.look()
    clock.advance(3.0)
    await one.look()
    assert one.buried == []


async def test_who_resigns_is_followed_and_does_not_come_back(one: Process, other: Process) -> None:
    await one.look()
    await one.leadership.resign()
    assert not await one.look()
    assert await other.look()


async def test_who_resigns_does_not_wait_for_a_database_that_does_not_answer(
    database: Database, one: Process, other: Process
) -> None:
    assert await one.look()
    async with database.write(), asyncio.timeout(10):
        await one.leadership.resign()
    assert not one.leads
    assert not await other.look()  # who has handed over nothing is waited for


async def test_what_leads_and_follows_changes_with_the_leadership(
    one: Process, other: Process, clock: MovableClock
) -> None:
    begun: asyncio.Queue[str] = asyncio.Queue()

    async def begin(name: str) -> None:
        begun.put_nowait(name)
        await asyncio.Event().wait()

    both = one.leadership.alternate(lambda: begin("leads"), lambda: begin("follows"))
    alternating = asyncio.create_task(both)
    assert await begun.get() == "follows"
    await one.look()
    assert await begun.get() == "leads"
    clock.advance(LEASE)
    await other.look()
    await one.look()
    assert await begun.get() == "follows"
    alternating.cancel()
    await asyncio.wait({alternating})


async def test_who_cannot_look_stops_what_it_led_when_its_lease_ends(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.pipeline.leadership.LEASE", 0.05)
    clock = MovableClock(stands_at=1000.0)
    one = Process(database, "one", clock)
    begun, ended, rang = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def lead() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    leading = asyncio.create_task(one.leadership.alternate(lead))
    await one.look()
    await begun.wait()
    asyncio.get_running_loop().call_later(0.05, rang.set)
    await rang.wait()  # the timer of the lease rang before, too early by the clock
    clock.advance(0.05)
    await ended.wait()  # nobody looks any more
    leading.cancel()
    await asyncio.wait({leading})


async def test_whoever_leads_again_after_another_is_in_a_new_term(
    one: Process, other: Process, clock: MovableClock
) -> None:
    for _ in range(int(2 * LEASE)):
        assert await one.look()
        clock.advance(1.0)
    assert one.leadership.term == 1
    clock.advance(LEASE)
    assert await other.look()
    clock.advance(LEASE)
    assert await one.look()
    assert (one.leadership.term, other.leadership.term) == (2, 1)


async def test_who_shares_its_database_with_nobody_always_leads(clock: MovableClock) -> None:
    async def never(_: str) -> None:
        raise AssertionError

    alone = Leadership(None, clock, lambda _: None, never)
    await alone.look()
    clock.advance(1000.0)
    assert alone.is_leader
