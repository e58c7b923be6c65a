"""The reader of the provider's log: what it asks for, and what it takes for an answer."""

from collections.abc import Mapping, Sequence
from typing import Any

import httpx
import pytest

from bot.tasks.task import Reason, Status
from tests.store.scene import NOW
from tests.unit.pipeline.searching import Search
from tests.unit.provider.aimlapi.wire import NONSENSE, ODD_IDS, own_error, page, says

HOUR = 3600.0


async def test_nothing_lost_is_nothing_asked(search: Search) -> None:
    await search.scene.task(Status.GENERATING)
    await search.after(10)
    assert search.log.windows == []


@pytest.mark.parametrize("status", [Status.SUBMITTING, Status.UNCERTAIN])
async def test_what_is_found_is_being_made_whatever_was_decided(
    search: Search, status: Status
) -> None:
    task = await search.lost(status, ago=HOUR)
    search.shows(task)
    await search.after(0)
    found = await search.scene.now(task)
    assert (found.status, found.generation_id) == (Status.GENERATING, f"gen-{task.id}")


async def test_the_window_ends_soon_after_the_call(search: Search) -> None:
    task = await search.lost(Status.UNCERTAIN, ago=20 * HOUR)
    await search.after(0)
    ((start, end),) = search.log.windows
    assert start < (task.submitted_at or 0.0) < end
    assert end - start <= 600


async def test_calls_of_about_the_same_time_are_looked_for_at_once(search: Search) -> None:
    tasks = [await search.lost(ago=60.0 + n) for n in range(20)]
    for task in tasks:
        search.shows(task)
    await search.after(0)
    assert len(search.log.windows) == 1
    assert {(await search.scene.now(task)).status for task in tasks} == {Status.GENERATING}


async def test_calls_of_a_whole_day_are_not_looked_for_in_one_endless_log(search: Search) -> None:
    for n in range(60):
        await search.lost(Status.UNCERTAIN, ago=200.0 + n * 400)
    await search.after(0)
    assert max(end - start for start, end in search.log.windows) < 2 * HOUR


async def test_every_page_is_read(search: Search) -> None:
    task = await search.lost()
    others = [{"client_request_id": f"other-{n}", "inference_id": "x"} for n in range(9)]
    search.log.rows += [(task.submitted_at or 0.0, row) for row in others]
    search.shows(task)
    search.log.page_size = 3
    await search.after(0)
    assert len(search.log.windows) == 4
    assert (await search.scene.now(task)).status is Status.GENERATING


async def test_a_row_that_failed_was_billed_nothing(search: Search) -> None:
    task = await search.lost()
    search.shows(task, "failed")
    await search.after(0)
    assert (await search.scene.now(task)).status is Status.FAILED


async def test_a_cancelled_call_that_failed_cost_nothing_and_one_that_did_not_is_made(
    search: Search,
) -> None:
    failed, made = await search.lost(ago=HOUR), await search.lost(ago=HOUR)
    for task, status in ((failed, "failed"), (made, "succeeded")):
        await search.scene.changes.cancel(task.id, "press:stop", NOW)
        search.shows(task, status)
    await search.after(0)
    failed, made = await search.scene.now(failed), await search.scene.now(made)
    assert (failed.status, failed.submitted_at) == (Status.CANCELLED, None)
    assert (made.status, made.generation_id) == (Status.GENERATING, f"gen-{made.id}")


@pytest.mark.parametrize("order", [("failed", "succeeded"), ("succeeded", "failed")])
async def test_of_two_rows_of_one_name_the_purchase_counts(
    search: Search, order: Sequence[str]
) -> None:
    task = await search.lost()
    for status in order:
        search.shows(task, status)
    await search.after(0)
    assert (await search.scene.now(task)).status is Status.GENERATING


@pytest.mark.parametrize(
    "row",
    [
        {"client_request_id": "ours-999"},
        {"client_request_id": "OURS-1"},
        {"client_request_id": None},
        {"client_request_id": ["ours-1"]},
        {"inference_id": None},
        {"inference_id": 7},
        {"inference_id": {"id": "gen-1"}},
        *({"inference_id": each} for each in ODD_IDS),
    ],
    ids=lambda row: repr(row)[:40],
)
async def test_a_row_that_proves_nothing_changes_nothing(
    search: Search, row: Mapping[str, Any]
) -> None:
    task = await search.lost()
    search.shows(task, **row)
    await search.after(0)
    assert await search.scene.now(task) == task
    await search.after(660)
    assert search.reader.verdict(task, NOW) is Reason.LOST


@pytest.mark.parametrize(
    "answer",
    [page(), own_error(503), own_error(429), says({"data": None}), *NONSENSE.values()],
)
async def test_a_log_that_cannot_be_read_proves_nothing_and_is_asked_ever_more_seldom(
    search: Search, answer: httpx.Response
) -> None:
    task = await search.lost()
    search.log.answer = answer
    for _ in range(300):
        await search.after(1)
    assert search.reader.verdict(task, NOW) is Reason.UNREAD_LOG
    assert 3 <= len(search.log.windows) <= 8
    search.log.answer = None
    search.shows(task)
    await search.after(301)
    assert (await search.scene.now(task)).status is Status.GENERATING


async def test_a_log_that_is_down_is_not_asked_for_each_of_many_lost_calls(search: Search) -> None:
    for n in range(30):
        await search.lost(Status.UNCERTAIN, ago=HOUR + n * 1000)
    search.log.answer = page()
    await search.after(0)
    assert len(search.log.windows) <= 3


async def test_what_nobody_waits_for_is_looked_for_seldom(search: Search) -> None:
    await search.lost(Status.UNCERTAIN, ago=5 * HOUR)
    for _ in range(600):
        await search.after(1)
    assert len(search.log.windows) <= 3


async def test_what_gets_lost_now_is_looked_for_soon_beside_what_was_lost_long_ago(
    search: Search,
) -> None:
    await search.lost(Status.UNCERTAIN, ago=5 * HOUR)
    await search.after(0)
    await search.lost(ago=0.0)
    search.reader.hurry()
    await search.after(15)
    newest = max(start for start, _ in search.log.windows)
    assert search.clock() - newest < HOUR


async def test_a_clock_that_was_set_back_does_not_end_the_search(search: Search) -> None:
    await search.lost()
    await search.after(0)
    await search.after(-25 * HOUR)
    assert len(search.log.windows) > 1


async def test_a_key_that_may_not_read_the_log_is_told_to_the_operator(search: Search) -> None:
    await search.lost()
    search.log.answer = own_error(403, "no such scope")
    await search.after(0)
    assert [problem.problem for problem in search.alerts.problems] == ["access"]
