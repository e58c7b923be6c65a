"""Whoever works on something holds its lease, and whoever is killed loses it."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from bot.errors import StoreUnavailable
from bot.pipeline.worker import LEASE
from tests.unit.pipeline.working import NOW, OWNER, Row, Scene, scene


async def test_what_an_outage_has_cut_short_is_handed_back_and_tried_a_second_later(
    one: Scene,
) -> None:
    one.rows.add(1, 2, 3)
    one.work.errors = {1: StoreUnavailable("locked")}
    one.work.may_end.set()
    await one.worker.tick()
    await one.work.until(2, one.work.ended)
    await one.worker.tick()
    assert one.work.put_off == []
    assert one.rows.rows[1].owner is None
    one.work.errors = {}
    one.clock.advance(1.0)
    await one.worker.tick()
    await one.work.until(3, one.work.ended)
    assert one.work.begun.count(1) == 2


async def test_what_an_outage_has_cut_short_keeps_its_lease_until_the_database_answers(
    one: Scene,
) -> None:
    one.rows.add(1)
    one.work.errors = {1: StoreUnavailable("locked")}
    await one.worker.tick()
    await one.work.until(1, one.work.begun)
    one.rows.is_down = True
    one.work.may_end.set()
    for _ in range(3):
        await asyncio.sleep(0)
        await one.worker.tick()
    assert one.rows.rows[1].owner == OWNER
    one.rows.is_down = False
    await one.worker.tick()
    assert one.rows.rows[1].owner is None


async def test_what_was_claimed_before_the_process_stood_still_is_left_to_others(
    one: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = one.rows.claim

    async def claim_slowly(*given: Any) -> Sequence[Row]:
        claimed = await claim(*given)
        one.clock.advance(LEASE)
        return claimed

    one.rows.add(1)
    with monkeypatch.context() as frozen:
        frozen.setattr(one.rows, "claim", claim_slowly)
        await one.worker.tick()
    await asyncio.sleep(0)
    assert one.work.begun == []
    await one.worker.tick()
    await one.work.until(1, one.work.begun)


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
