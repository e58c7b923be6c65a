"""What is due is worked on, so much at a time, and nothing stops the rest."""

import asyncio

from tests.clock import MovableClock
from tests.unit.pipeline.working import NOW, OWNER, Scene, scene


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
