"""When the provider's ledger is read, and what ended unlooked is asked about."""

import sqlalchemy as sa

from bot.store.schema import charges, entries
from bot.tasks.task import Status
from tests.store.charging import cancelled
from tests.store.scene import COST, NOW, sure
from tests.unit.pipeline.billed import Desk
from tests.unit.provider.aimlapi.wire import own_error, page

HOUR, DAY = 3600.0, 24 * 3600.0


async def after(desk: Desk, seconds: float) -> None:
    """Let some time pass, and the job run."""
    desk.clock.advance(seconds)
    await desk.reconciliation.run()


async def kinds(desk: Desk) -> list[str]:
    """Return what kinds of entries there are, oldest first."""
    async with desk.database.read() as connection:
        query = sa.select(entries.c.kind).order_by(entries.c.id)
        return list((await connection.scalars(query)).all())


async def test_it_is_read_every_ten_minutes_and_a_minute_after_a_failure(desk: Desk) -> None:
    times = []
    desk.bill.on_page = lambda _: times.append(desk.clock() - NOW)
    for _ in range(12):
        await after(desk, 100)
    desk.bill.answer = page()
    for _ in range(12):
        await after(desk, 50)
    assert times == [100.0, 700.0, 1300.0, 1400.0, 1500.0, 1600.0, 1700.0, 1800.0]


async def test_a_pause_that_the_provider_asks_for_is_kept_within_reason(desk: Desk) -> None:
    desk.bill.answer = own_error(429, Retry_After="900")
    times = []
    desk.bill.on_page = lambda _: times.append(desk.clock() - NOW)
    for _ in range(20):
        await after(desk, 100)
    assert times == [100.0, 1000.0, 1900.0]


async def test_a_clock_that_is_set_back_holds_nothing_up(desk: Desk) -> None:
    await after(desk, 0)
    await after(desk, -DAY)
    assert len(desk.bill.since) == 2


async def test_a_ledger_that_cannot_be_read_keeps_nothing_else_from_being_settled(
    desk: Desk,
) -> None:
    desk.bill.answer = page()
    task = await cancelled(desk.scene)
    desk.bill.generations[task.generation_id or ""] = "error"
    await after(desk, HOUR)
    assert await kinds(desk) == ["reserve", "release"]


async def test_only_what_failed_is_given_back(desk: Desk) -> None:
    statuses = ("error", "completed", "generating", "?", None)
    made = [await cancelled(desk.scene) for _ in statuses]
    for task, status in zip(made, statuses, strict=True):
        if status:
            desk.bill.generations[task.generation_id or ""] = status
    await after(desk, HOUR)
    assert len(desk.bill.asked) == 5
    assert await kinds(desk) == ["reserve"] * 5 + ["release"]


async def test_nobody_is_asked_within_the_first_hour_or_of_what_is_charged(desk: Desk) -> None:
    await cancelled(desk.scene)
    await after(desk, HOUR - 1)
    assert desk.bill.asked == []
    desk.bill.add((NOW, "gen-1", COST))
    await after(desk, 601)
    assert desk.bill.asked == []
    assert await kinds(desk) == ["reserve", "charge"]


async def test_a_bounded_number_is_asked_about_each_again_after_hours(desk: Desk) -> None:
    for _ in range(25):
        await cancelled(desk.scene)
    await after(desk, HOUR)
    assert len(desk.bill.asked) == 10
    for _ in range(4):
        await after(desk, 601)
    assert len(desk.bill.asked) == len(set(desk.bill.asked)) == 25
    await after(desk, 6 * HOUR)
    assert len(desk.bill.asked) == 35


async def test_what_is_never_known_is_not_asked_about_for_ever(desk: Desk) -> None:
    await cancelled(desk.scene)
    for _ in range(20):
        await after(desk, DAY)
    assert 6 <= len(desk.bill.asked) <= 8
    assert await kinds(desk) == ["reserve"]


async def test_what_was_found_late_is_matched_with_what_was_read_before(desk: Desk) -> None:
    task = await desk.scene.task(Status.UNCERTAIN)
    desk.bill.add((NOW, "gen-late", COST))
    await after(desk, 60)
    assert await kinds(desk) == ["reserve"]
    sure(await desk.scene.changes.found(task, "gen-late", desk.clock()))
    desk.bill.rows.clear()
    await after(desk, DAY)
    assert await kinds(desk) == ["reserve", "charge"]


async def test_other_use_of_long_ago_is_forgotten(desk: Desk) -> None:
    desk.bill.add(*((NOW - number, f"row-{number}", 1) for number in range(700)))
    await after(desk, 0)
    desk.bill.rows.clear()
    desk.bill.add((NOW + 61 * DAY, "newer", 1))
    await after(desk, 61 * DAY)
    async with desk.database.read() as connection:
        count = sa.select(sa.func.count()).select_from(charges)
        assert await connection.scalar(count) == 701
    desk.bill.add((NOW + 63 * DAY, "newest", 1))
    await after(desk, 2 * DAY)
    async with desk.database.read() as connection:
        assert await connection.scalar(count) == 2


async def test_a_clock_that_is_ahead_once_forgets_nothing(desk: Desk) -> None:
    desk.bill.add(*((NOW - 3 * DAY - number, f"row-{number}", 1) for number in range(10)))
    for ahead in (0.0, 100 * DAY, -100 * DAY):
        await after(desk, ahead)
    async with desk.database.read() as connection:
        assert await connection.scalar(sa.select(sa.func.count()).select_from(charges)) == 10
