"""When a lost call may be given up, and that nobody is forgotten over others meanwhile."""

import pytest

from bot.tasks.task import Reason, Status
from tests.store.scene import NOW
from tests.unit.pipeline.searching import HOUR, Search
from tests.unit.provider.aimlapi.wire import own_error, page

DAY = 24 * HOUR
DECIDE = 600.0


async def test_a_log_that_was_read_before_the_deadline_alone_gives_nothing_up(
    search: Search,
) -> None:
    task = await search.lost(ago=0)
    await search.after(590)
    search.clock.advance(25 * HOUR)
    assert search.reader.verdict(task, NOW + DECIDE) is None
    await search.reader.search()
    assert search.reader.verdict(task, NOW + DECIDE) is Reason.LOST


@pytest.mark.parametrize("wrong", [-20 * HOUR, -2 * HOUR, 2 * HOUR, 24 * HOUR])
async def test_what_a_wrong_clock_has_misdated_is_found_before_it_is_given_up(
    search: Search, wrong: float
) -> None:
    task = await search.lost(ago=-wrong)
    search.shows(task)
    search.log.rows = [(NOW, row) for _, row in search.log.rows]
    await search.for_seconds(20)
    await search.after(DECIDE)
    assert (await search.scene.now(task)).status is Status.GENERATING


@pytest.mark.parametrize("late", [0.0, DECIDE])
async def test_a_part_for_a_wrong_clock_that_was_read_early_does_not_count(
    search: Search, late: float
) -> None:
    """It is read hourly for all; what takes longer than usual is decided about later."""
    await search.after(HOUR)
    task = await search.lost(ago=0)
    await search.for_seconds(60)
    await search.after(late)
    await search.for_seconds(60)
    assert [1 for start, end in search.log.windows if end - start > HOUR]
    since = search.clock() + 60
    search.shows(task)
    search.log.rows = [(search.clock() - 9 * HOUR, row) for _, row in search.log.rows]
    await search.after(DECIDE)
    assert search.reader.verdict(task, since) is not Reason.LOST
    await search.for_seconds(60)
    assert (await search.scene.now(task)).status is Status.GENERATING


async def test_what_the_clock_misdates_all_the_time_is_found_though_its_row_comes_late(
    search: Search,
) -> None:
    task = await search.lost(Status.UNCERTAIN, ago=HOUR)
    search.shows(task)
    search.log.rows = [(NOW - 9 * HOUR, row) for _, row in search.log.rows]
    await search.after(0)
    assert (await search.scene.now(task)).status is Status.UNCERTAIN
    await search.after(HOUR)
    assert (await search.scene.now(task)).status is Status.GENERATING


async def test_a_log_that_cannot_be_read_is_tried_several_times_after_the_deadline(
    search: Search,
) -> None:
    task = await search.lost(ago=0)
    await search.after(0)
    search.log.answer = page()
    search.clock.advance(25 * HOUR)
    verdicts = []
    for _ in range(3):
        await search.after(60)
        verdicts.append(search.reader.verdict(task, NOW + DECIDE))
    assert verdicts == [None, None, Reason.UNREAD_LOG]


async def test_a_busy_log_that_is_read_about_the_call_alone_does_not_count_as_read(
    search: Search,
) -> None:
    task = await search.lost(ago=0)
    search.log.is_too_long = lambda start, end: end - start > HOUR
    search.clock.advance(DECIDE)
    await search.for_seconds(60)
    assert search.reader.verdict(task, NOW + DECIDE) is Reason.UNREAD_LOG
    reads = len([1 for start, end in search.log.windows if end - start > HOUR])
    assert reads <= 3


async def test_a_failure_long_ago_says_nothing_once_the_log_is_read(search: Search) -> None:
    task = await search.lost(ago=0)
    search.log.answer = page()
    await search.for_seconds(300)
    search.log.answer = None
    await search.after(DECIDE)
    assert search.reader.verdict(task, NOW + DECIDE) is Reason.LOST


async def test_a_rate_limit_is_waited_for_and_the_person_need_not(search: Search) -> None:
    task = await search.lost(ago=0)
    search.log.answer = own_error(429, Retry_After="3000")
    await search.after(0)
    search.reader.hurry()
    await search.for_seconds(700)
    assert len(search.log.windows) == 1
    assert search.reader.verdict(task, NOW + DECIDE) is Reason.UNREAD_LOG
    search.log.answer = None
    await search.after(3000)
    assert len(search.log.windows) > 1


async def test_who_waits_comes_before_all_of_yesterday_however_slow_the_log_is(
    search: Search,
) -> None:
    for n in range(1, 41):
        await search.lost(Status.UNCERTAIN, ago=HOUR + 480 * n)
    search.log.on_read = lambda: search.clock.advance(14)
    await search.for_seconds(5)
    task = await search.lost(ago=0)
    search.reader.hurry()
    until = search.clock() + 300
    while search.clock() < until:
        await search.after(1)
    assert search.looks_for(task) >= 8
    assert len(search.log.windows) > search.looks_for(task) + 5


async def test_a_round_ends_at_the_first_failure_and_the_next_begins_with_another(
    search: Search,
) -> None:
    tasks = [await search.lost(Status.UNCERTAIN, ago=HOUR * n) for n in range(1, 6)]
    first = tasks[-1].submitted_at or 0.0
    search.log.is_too_long = lambda start, end: start <= first <= end
    await search.for_seconds(60)
    assert [search.looks_for(task) for task in tasks] == [1] * 5
    await search.for_seconds(600)
    assert min(search.looks_for(task) for task in tasks) >= 2


async def test_what_is_being_decided_at_the_moment_keeps_what_is_known_of_it(
    search: Search,
) -> None:
    task = await search.lost(ago=0)
    search.log.answer = page()
    await search.for_seconds(100)
    held = await search.scene.held(task, now=search.clock())
    other = await search.lost()
    await search.for_seconds(100)
    assert search.looks_for(other)
    await search.scene.changes.reschedule(held, search.clock(), search.clock())
    assert search.reader.verdict(task, NOW) is Reason.UNREAD_LOG
