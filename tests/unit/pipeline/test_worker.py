"""The worker: what is due is worked on, so much at a time, and nothing stops the rest."""

import asyncio
from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import dataclass, field

import pytest

from bot.errors import StoreUnavailable
from bot.pipeline.worker import LEASE, Worker, WorkQueue
from tests.clock import MovableClock

NOW = 1000.0
OWNER = "this-process"


@dataclass
class Row:
    """Something that falls due."""

    id: int
    next_at: float = NOW
    owner: str | None = None
    lease_until: float = 0.0


@dataclass
class Rows:
    """A source of work in memory."""

    rows: dict[int, Row] = field(default_factory=dict)
    is_down: bool = False
    claims: int = 0
    renewals: list[tuple[set[int], float]] = field(default_factory=list)

    def add(self, *ids: int, next_at: float = NOW) -> None:
        self.rows |= {key: Row(key, next_at) for key in ids}

    async def claim(
        self, owner: str, now: float, lease: float, most: int, held: Collection[int]
    ) -> Sequence[Row]:
        self._check()
        self.claims += 1
        due = [
            row
            for row in self.rows.values()
            if row.next_at <= now and row.lease_until <= now and row.id not in held
        ][:most]
        for row in due:
            row.owner, row.lease_until = owner, now + lease
        return due

    async def next_due(self, after: float, until: float) -> float | None:
        self._check()
        return min(
            (row.next_at for row in self.rows.values() if after < row.next_at <= until),
            default=None,
        )

    async def renew(self, owner: str, keys: Collection[int], until: float) -> None:
        self._check()
        self.renewals.append(({*keys}, until))
        for key in keys:
            assert self.rows[key].owner == owner
            self.rows[key].lease_until = until

    async def release(self, owner: str | None = None) -> int:
        self._check()
        held = [row for row in self.rows.values() if row.owner and owner in (None, row.owner)]
        for row in held:
            row.owner, row.lease_until = None, 0.0
        return len(held)

    def _check(self) -> None:
        if self.is_down:
            raise StoreUnavailable("locked")


@dataclass
class Work:
    """Work that takes until it is let go, and that fails where a test says so."""

    rows: Rows
    errors: dict[int, Exception] = field(default_factory=dict)
    begun: list[int] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)
    put_off: list[int] = field(default_factory=list)
    may_end: asyncio.Event = field(default_factory=asyncio.Event)
    happened: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, row: Row) -> None:
        self.begun.append(row.id)
        self.happened.set()
        await self.may_end.wait()
        if row.id in self.errors:
            raise self.errors[row.id]
        del self.rows.rows[row.id]
        self.ended.append(row.id)
        self.happened.set()

    async def put_it_off(self, row: Row) -> None:
        self.put_off.append(row.id)
        self.happened.set()
        if self.rows.is_down:
            raise StoreUnavailable("locked")
        row.next_at += 20.0

    async def until(self, count: int, which: list[int]) -> None:
        """Return when so much has happened."""
        while len(which) < count:
            self.happened.clear()
            await self.happened.wait()


@dataclass
class Scene:
    """A worker with one queue, and what happens in it."""

    clock: MovableClock
    rows: Rows
    work: Work
    worker: Worker

    def queue(self, slots: int = 2) -> WorkQueue[Row]:
        return WorkQueue("row", self.rows, self.work, self.work.put_it_off, slots)


def scene(slots: int = 2, clock: MovableClock | None = None) -> Scene:
    clock = clock or MovableClock(NOW)
    rows = Rows()
    made = Scene(clock, rows, Work(rows), Worker([], clock, OWNER))
    made.worker.add(made.queue(slots))
    return made


@pytest.fixture
async def one() -> AsyncIterator[Scene]:
    """A worker with two slots."""
    made = scene()
    yield made
    await made.worker.stop(0)


async def test_what_is_due_is_worked_on_and_the_rest_is_left(one: Scene) -> None:
    one.rows.add(1)
    one.rows.add(2, next_at=NOW + 60)
    one.work.may_end.set()
    await one.worker.tick()
    await one.work.until(1, one.work.ended)
    assert one.work.begun == [1]
    assert {*one.rows.rows} == {2}


async def test_no_more_are_worked_on_than_there_are_slots(one: Scene) -> None:
    one.rows.add(*range(5))
    for _ in range(3):
        await one.worker.tick()
    await one.work.until(2, one.work.begun)
    assert one.work.begun == [0, 1]
    assert [row.owner for row in one.rows.rows.values()] == [OWNER, OWNER, None, None, None]


async def test_a_slot_that_is_free_again_is_taken_at_once(one: Scene) -> None:
    one.rows.add(*range(20))
    one.work.may_end.set()
    await one.worker.tick()
    await one.work.until(20, one.work.ended)
    assert sorted(one.work.ended) == [*range(20)]


async def test_a_full_queue_does_not_crowd_out_another(one: Scene) -> None:
    other = scene()
    one.worker.add(other.queue())
    one.rows.add(*range(50))
    other.rows.add(1)
    await one.worker.tick()
    await other.work.until(1, other.work.begun)
    assert other.work.begun == [1]


async def test_a_bug_in_one_item_stops_nobody(one: Scene) -> None:
    one.rows.add(*range(6))
    one.work.errors = {0: KeyError("x"), 3: ZeroDivisionError()}
    one.work.may_end.set()
    await one.worker.tick()
    await one.work.until(4, one.work.ended)
    assert sorted(one.work.ended) == [1, 2, 4, 5]
    assert sorted(one.work.put_off) == [0, 3]
    assert one.rows.rows[0].next_at > NOW


async def test_a_database_that_does_not_answer_leaves_the_lease_to_run_out(one: Scene) -> None:
    one.rows.add(1, 2, 3)
    one.work.errors = {1: StoreUnavailable("locked")}
    one.work.may_end.set()
    await one.worker.tick()
    await one.work.until(2, one.work.ended)
    assert one.work.put_off == []
    assert one.rows.rows[1].owner == OWNER
    assert one.rows.rows[1].lease_until == NOW + LEASE
    one.work.errors = {}
    one.clock.advance(LEASE)
    await one.worker.tick()
    await one.work.until(3, one.work.ended)
    assert one.work.begun.count(1) == 2


async def test_a_bug_that_cannot_be_recorded_stops_nobody(one: Scene) -> None:
    one.rows.add(1, 2)
    one.work.errors = {1: KeyError("x")}
    await one.worker.tick()
    await one.work.until(2, one.work.begun)
    one.rows.is_down = True
    one.work.may_end.set()
    await one.work.until(1, one.work.put_off)
    one.rows.is_down = False
    one.rows.add(3)
    await one.worker.tick()
    await one.work.until(2, one.work.ended)
    assert sorted(one.work.ended) == [2, 3]


async def test_a_tick_without_a_database_is_one_of_many(one: Scene) -> None:
    one.rows.add(1)
    one.rows.is_down = True
    await one.worker.tick()
    one.rows.is_down = False
    one.work.may_end.set()
    await one.worker.tick()
    await one.work.until(1, one.work.ended)


async def test_leases_are_renewed_for_every_queue_that_works(one: Scene) -> None:
    other, idle = scene(), scene()
    one.worker.add(other.queue())
    one.worker.add(idle.queue())
    one.rows.add(1, 2)
    other.rows.add(3)
    await one.worker.tick()
    one.clock.advance(LEASE / 2)
    await one.worker.tick()
    assert one.rows.renewals[-1] == ({1, 2}, NOW + 1.5 * LEASE)
    assert other.rows.renewals[-1] == ({3}, NOW + 1.5 * LEASE)
    assert idle.rows.renewals == []


async def test_with_ticks_in_time_no_lease_ever_runs_out(one: Scene) -> None:
    one.rows.add(1)
    await one.worker.tick()
    for _ in range(200):
        one.clock.advance(1.0)
        await one.worker.tick()
        assert one.rows.rows[1].lease_until > one.clock()
    assert len(one.rows.renewals) <= 200 / (LEASE / 4) + 1


async def test_what_is_still_worked_on_is_not_begun_again(one: Scene) -> None:
    one.rows.add(1)
    await one.worker.tick()
    await one.work.until(1, one.work.begun)
    one.rows.rows[1].lease_until = 0.0
    for _ in range(3):
        await one.worker.tick()
    assert one.work.begun == [1]


async def test_many_calls_make_one_tick(one: Scene) -> None:
    for _ in range(50):
        one.worker.wake()
    await one.worker.tick()
    assert one.rows.claims <= 2


async def test_ticks_never_overlap(one: Scene) -> None:
    one.rows.add(*range(4))
    await asyncio.gather(*(one.worker.tick() for _ in range(5)))
    await one.work.until(2, one.work.begun)
    assert one.work.begun == [0, 1]


async def test_what_is_due_in_a_moment_does_not_wait_for_the_next_tick() -> None:
    running = scene(clock=MovableClock())
    running.work.may_end.set()
    running.rows.add(1, next_at=running.clock() + 0.05)
    await running.worker.tick()
    assert running.work.begun == []
    await running.work.until(1, running.work.ended)
    await running.worker.stop(0)


async def test_what_is_due_later_is_left_to_later_ticks(one: Scene) -> None:
    one.rows.add(1, next_at=NOW + 60)
    await one.worker.tick()
    assert one.worker._timer is None


async def test_a_stop_lets_work_finish() -> None:
    stopping = scene()
    stopping.rows.add(1)
    await stopping.worker.tick()
    await stopping.work.until(1, stopping.work.begun)
    stop = asyncio.create_task(stopping.worker.stop(60))
    stopping.work.may_end.set()
    await stop
    assert stopping.work.ended == [1]


async def test_a_stop_hands_back_what_does_not_finish() -> None:
    stopping, other = scene(), scene()
    stopping.worker.add(other.queue())
    stopping.rows.add(1, 2, 3)
    other.rows.add(4)
    await stopping.worker.tick()
    await stopping.work.until(2, stopping.work.begun)
    await stopping.worker.stop(0)
    assert stopping.work.ended == []
    assert stopping.work.put_off == []
    held = [row.owner for rows in (stopping.rows, other.rows) for row in rows.rows.values()]
    assert held == [None] * 4


async def test_what_another_process_holds_is_not_handed_back() -> None:
    stopping = scene()
    stopping.rows.add(1)
    stopping.rows.rows[1].owner = "another-process"
    await stopping.worker.stop(0)
    assert stopping.rows.rows[1].owner == "another-process"


async def test_after_a_stop_nothing_is_begun() -> None:
    stopping = scene()
    await stopping.worker.stop(0)
    stopping.rows.add(1)
    stopping.worker.wake()
    await stopping.worker.tick()
    assert (stopping.work.begun, stopping.rows.claims) == ([], 0)


async def test_a_stop_is_a_stop_while_the_database_does_not_answer() -> None:
    stopping = scene()
    stopping.rows.add(1)
    await stopping.worker.tick()
    stopping.rows.is_down = True
    await stopping.worker.stop(0)
    assert stopping.rows.rows[1].owner == OWNER


async def test_leases_of_a_killed_process_are_released_whoever_held_them(one: Scene) -> None:
    other = scene()
    one.worker.add(other.queue())
    one.rows.add(1, 2)
    other.rows.add(3)
    for row in (one.rows.rows[1], other.rows.rows[3]):
        row.owner, row.lease_until = "killed", NOW + LEASE
    assert await one.worker.release_all() == 2
    assert one.rows.rows[1].owner is None
