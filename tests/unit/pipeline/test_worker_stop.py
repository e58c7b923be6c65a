"""A stop lets work finish, and hands back what does not."""

import asyncio

from tests.unit.pipeline.working import OWNER, scene


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
