"""What happens to videos moves the right numbers, and no others."""

import pytest

from bot.money.credits import dollars_of
from tests.clock import MovableClock
from tests.journeys.metrics.scraping import CHANGES, DOLLARS, PROVIDER, TELEGRAM, Scraper
from tests.journeys.reliability.waiting import rows
from tests.journeys.shopping import SOLD, buys
from tests.journeys.telegram_faults import Flooded, On
from tests.stage import Stage

STAGES = ("queued", "generating", "delivering", "whole")


async def test_a_video_moves_what_a_video_should(stage: Stage, scraper: Scraper) -> None:
    async with scraper.bot(daily_budget_usd="50"):
        await stage.video_for(await stage.says("/veo a red fox"))
        found = await scraper.until(lambda n: n.of("veogram_inbox_updates", place="in-line") == 0)
    ((model, quote, cost),) = rows(stage.folder, "SELECT model_id, quote, cost FROM tasks")
    for status in ("queued", "submitting", "generating", "ready", "delivered"):
        assert found.of(CHANGES, status=status, model=model, reason="") == 1
    assert found.total(CHANGES) == 5
    for stage_name in STAGES:
        assert found.of("veogram_task_stage_seconds_count", stage=stage_name) == 1
    assert found.of(PROVIDER, method="create", result="ok") == 1
    assert found.total(PROVIDER, method="fetch", result="ok") >= 1
    assert found.of(TELEGRAM, method="sendVideo", result="ok") == 1
    assert found.of("veogram_telegram_call_seconds_count", method="sendVideo") == 1
    assert found.total(TELEGRAM, method="getUpdates", result="ok") >= 1
    assert found.of(DOLLARS, event="reserved") == found.of(DOLLARS, event="settled")
    assert found.of(DOLLARS, event="reserved") == float(dollars_of(quote))
    assert found.of(DOLLARS, event="charged") == float(dollars_of(cost))
    assert found.of("veogram_spent_dollars", state="charged") == float(dollars_of(cost))
    assert found.of("veogram_budget_dollars") == 50
    assert found.total("veogram_tasks_pending") == 0
    assert found.total("veogram_alerts_total") == 0
    assert found.total("veogram_database_failures_total") == 0


async def test_a_video_in_progress_is_one_that_is_pending(stage: Stage, scraper: Scraper) -> None:
    stage.sandbox.provider.next("stuck", on="create")
    async with scraper.bot():
        await stage.says("/veo a fox")
        await stage.until(lambda: bool(stage.sandbox.journal.of("fetch")))
        found = await scraper.now()
    assert found.of("veogram_tasks_pending", status="generating") == 1
    assert found.of("veogram_spent_dollars", state="reserved") > 0
    assert found.of("veogram_task_stage_seconds_count", stage="queued") == 1
    assert found.of("veogram_task_stage_seconds_count", stage="generating") == 0


@pytest.mark.parametrize(
    ("fate", "reason"), [("safety", "safety"), ("null-error", "provider-failed")]
)
async def test_a_failure_is_counted_with_its_reason_and_costs_nothing(
    stage: Stage, scraper: Scraper, fate: str, reason: str
) -> None:
    stage.sandbox.provider.next(fate)
    async with scraper.bot():
        await stage.answer_to(await stage.says("/veo a fox"), lambda m: m.text.startswith("⚠️"))
        found = await scraper.until(lambda n: n.total(CHANGES, status="failed") == 1)
    assert found.total(CHANGES, status="failed", reason=reason) == 1
    assert found.total(CHANGES, status="delivered") == 0
    assert found.of(DOLLARS, event="reserved") == found.of(DOLLARS, event="settled") > 0
    assert found.of(DOLLARS, event="charged") == 0
    assert found.of("veogram_task_stage_seconds_count", stage="whole") == 0


async def test_a_refusal_is_counted_as_a_call_and_as_no_video(
    stage: Stage, scraper: Scraper
) -> None:
    stage.sandbox.provider.next("404", on="create")
    async with scraper.bot():
        await stage.answer_to(await stage.says("/veo a fox"), lambda m: m.text.startswith("⚠️"))
        found = await scraper.until(lambda n: n.total(CHANGES, status="failed") == 1)
        await stage.answer_to(await stage.says("/veo a fox --duration 900"))
        assert (await scraper.now()).total(CHANGES, status="queued") == 1
    assert found.of(PROVIDER, method="create", result="refused") == 1
    assert found.of(PROVIDER, method="create", result="ok") == 0
    assert found.total(CHANGES, status="failed", reason="refused") == 1


async def test_a_429_of_the_provider_is_counted_and_the_video_comes(
    stage: Stage, scraper: Scraper, clock: MovableClock
) -> None:
    stage.sandbox.provider.next("429", on="create")
    async with scraper.bot():
        asked = await stage.says("/veo a fox")
        found = await scraper.until(lambda n: n.total(PROVIDER, result="limited") == 1)
        assert found.of(PROVIDER, method="create", result="limited") == 1
        clock.advance(5)
        await stage.video_for(asked)
        found = await scraper.now()
    assert found.total(PROVIDER, method="create", result="ok") == 1
    assert found.total(CHANGES, status="submitting") == 2
    assert found.total(CHANGES, status="failed") == 0


async def test_a_429_of_telegram_is_counted_and_what_it_holds_back_too(
    stage: Stage, scraper: Scraper, clock: MovableClock, on: On
) -> None:
    flooded = Flooded(30, is_on=True)
    on("sendVideo", flooded)
    async with scraper.bot(telegram_calls_per_second=25):
        asked = await stage.says("/veo a fox")
        await stage.until(lambda: bool(flooded.refused))
        found = await scraper.until(lambda n: n.total(TELEGRAM, result="limited") >= 1)
        assert found.total(TELEGRAM, result="limited") == len(flooded.refused)
        assert found.total(TELEGRAM, method="sendVideo", result="ok") == 0
        await stage.says("/help")
        await scraper.until(lambda n: n.total(TELEGRAM, result="held") >= 1)
        flooded.is_on = False
        clock.advance(60)
        await stage.video_for(asked)
        found = await scraper.now()
    assert found.of(TELEGRAM, method="sendVideo", result="ok") == 1


async def test_an_answer_that_never_comes_is_told_from_a_refusal(
    stage: Stage, scraper: Scraper
) -> None:
    stage.sandbox.provider.next("lost", on="fetch")
    stage.sandbox.provider.next("503", on="fetch")
    async with scraper.bot():
        await stage.video_for(await stage.says("/veo a fox"))
        found = await scraper.now()
    assert found.of(PROVIDER, method="fetch", result="unanswered") == 1
    assert found.of(PROVIDER, method="fetch", result="failed") == 1


async def test_stars_are_counted_as_they_are_bought_and_spent(
    stage: Stage, scraper: Scraper
) -> None:
    async with scraper.bot(**SOLD, user_daily_limit=1):
        await stage.video_for(await stage.says("/veo one"))
        await buys(stage, 500)
        await stage.video_for(await stage.says("/veo two"))
        found = await scraper.now()
    ((spent,),) = rows(stage.folder, "SELECT stars FROM tasks WHERE stars IS NOT NULL")
    assert found.of("veogram_stars_total", event="bought") == 500
    assert found.of("veogram_stars_total", event="spent") == spent > 0
    assert found.of("veogram_stars_total", event="returned") == 0
