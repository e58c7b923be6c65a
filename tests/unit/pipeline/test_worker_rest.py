"""Nothing to do costs nothing, and nothing is overlooked for it."""

from tests.unit.pipeline.working import NOW, Scene


async def _beat(one: Scene) -> int:
    """Beat once; return how many sources the worker has looked at since."""
    before = one.rows.looks
    one.worker.beat()
    await one.ticks()
    return one.rows.looks - before


async def test_while_nothing_is_due_it_looks_every_few_seconds(one: Scene) -> None:
    assert await _beat(one) == 1
    one.clock.advance(2)
    assert await _beat(one) == 0
    one.clock.advance(4)
    assert await _beat(one) == 1


async def test_what_falls_due_meanwhile_is_not_overlooked(one: Scene) -> None:
    one.rows.add(1, next_at=NOW + 2)
    await _beat(one)
    one.clock.advance(2)
    one.work.may_end.set()
    assert await _beat(one) > 0
    await one.work.until(1, one.work.ended)


async def test_a_clock_that_is_set_back_keeps_nothing_waiting(one: Scene) -> None:
    await _beat(one)
    one.clock.advance(-3600)
    assert await _beat(one) == 1


async def test_after_an_outage_it_looks_at_the_next_beat(one: Scene) -> None:
    one.rows.is_down = True
    await _beat(one)
    one.rows.is_down = False
    assert await _beat(one) == 1


async def test_while_something_runs_it_looks_at_each_beat(one: Scene) -> None:
    one.rows.add(1)
    await _beat(one)
    await one.work.until(1, one.work.begun)
    assert await _beat(one) == 1
