"""What admins are told of by itself, and how often."""

from datetime import UTC, datetime

import pytest

from tests.clock import MovableClock
from tests.journeys.accounts import (
    DAY,
    HOUR,
    a_delivered_video,
    alert,
    alerts,
    price,
    reconciled,
    run_by_anna,
)
from tests.journeys.reliability.waiting import change, eventually, rows
from tests.stage import Stage, words

NEVER = {"provider_charge_delay": 1e9}


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


def early_zone(now: float) -> str:
    """Return a time zone in which the day has begun three hours ago, so that it lasts the test."""
    hours = (3 - datetime.fromtimestamp(now, UTC).hour + 12) % 24 - 12
    return f"Etc/GMT{-hours:+d}"  # what is west of Greenwich has a plus there


async def a_while(stage: Stage, clock: MovableClock, seconds: float = 700.0) -> None:
    """Let time pass, and the monitor look at what it looks at, as its later checks show."""
    clock.advance(seconds)
    asked = len(stage.sandbox.journal.of("billing-detail"))
    await eventually(lambda: len(stage.sandbox.journal.of("billing-detail")) > asked)
    await stage.answer_to(await stage.says("/help"))


async def test_a_low_balance_is_told_once_an_hour(stage: Stage, clock: MovableClock) -> None:
    ledger = stage.sandbox.provider.ledger
    ledger.deposit_usd = 10.0
    async with run_by_anna(stage, clock, low_balance_usd="10"):
        await a_while(stage, clock)
        assert alerts(stage, "balance") == 0
        ledger.other_usage("openai/gpt-5", 0.5)
        await a_while(stage, clock)
        told = await alert(stage, "balance")
        assert told.html == words("alert-balance", balance="$9.50", limit="$10.00")
        for _ in range(2):
            await a_while(stage, clock)
        assert alerts(stage, "balance") == 1
    async with run_by_anna(stage, clock, low_balance_usd="10"):
        await a_while(stage, clock)
        assert alerts(stage, "balance") == 1
        await a_while(stage, clock, HOUR)
        await eventually(lambda: alerts(stage, "balance") == 2)


async def test_without_a_threshold_nobody_asks_for_the_balance(
    stage: Stage, clock: MovableClock
) -> None:
    stage.sandbox.provider.ledger.deposit_usd = 0.01
    async with run_by_anna(stage, clock):
        await reconciled(stage, clock)
        clock.advance(HOUR)
        await reconciled(stage, clock)
    assert not stage.sandbox.journal.of("billing-detail")


async def test_the_budget_of_everybody_is_told_at_two_marks_once_a_day(
    stage: Stage, clock: MovableClock
) -> None:
    stage.knobs.turn({"provider_overcharge_rate": 1.0, **NEVER})
    marks = {"low_balance_usd": "0.01", "timezone": early_zone(clock())}
    assert stage.sandbox.provider.ledger.deposit_usd > 1
    async with run_by_anna(stage, clock, daily_budget_usd="1.5", **marks):
        await a_delivered_video(stage)
        await alert(stage, "budget")
        assert _marks(stage, 1.5) == [80]
        stage.knobs.turn({"provider_charge_delay": 0.0})
        await reconciled(stage, clock)
        await eventually(lambda: _marks(stage, 1.5) == [80, 100])
    async with run_by_anna(stage, clock, daily_budget_usd="1.5", **marks):
        for _ in range(2):
            await a_while(stage, clock, HOUR / 2)
    assert _marks(stage, 1.5) == [80, 100]


async def test_a_budget_in_which_no_video_fits_any_more_is_told_as_used_up(
    stage: Stage, clock: MovableClock
) -> None:
    async with run_by_anna(stage, clock, daily_budget_usd="1.4"):
        await a_delivered_video(stage)
        clock.advance(60)
        await eventually(lambda: _marks(stage, 1.4)[-1:] == [100])


async def test_what_is_only_reserved_uses_no_budget_up(stage: Stage, clock: MovableClock) -> None:
    stage.sandbox.provider.next("stuck", on="create")
    changes = {"low_balance_usd": "0.01", "timezone": early_zone(clock())}
    async with run_by_anna(stage, clock, daily_budget_usd="1.4", **changes):
        await stage.says("/veo a red fox")
        await stage.bought(1)
        for _ in range(2):
            await a_while(stage, clock)
    assert _marks(stage, 1.4) == [80]


@pytest.mark.parametrize(
    ("budget", "videos", "kind"), [("2.4", 1, "budget-refused"), ("0.02", 0, "budget-too-low")]
)
async def test_what_the_budget_of_everybody_refuses_is_told_once_a_day(
    stage: Stage, clock: MovableClock, budget: str, videos: int, kind: str
) -> None:
    changes = {"daily_budget_usd": budget, "low_balance_usd": "0.01"}
    changes["timezone"] = early_zone(clock())
    async with run_by_anna(stage, clock, **changes):
        for _ in range(videos):
            await a_delivered_video(stage)
        for _ in range(2):
            await stage.answer_to(await stage.says("/veo fox"))
            await a_while(stage, clock)
        assert alerts(stage, "budget") == 0
        assert alerts(stage, kind) == 1


def _marks(stage: Stage, budget: float) -> list[int]:
    """Return the marks that Anna was told of, with what was spent by then."""
    ((quote, cost),) = rows(stage.folder, "SELECT quote, cost FROM tasks")
    values = {"budget": price(round(budget * 2_000_000))}
    known = {
        words("alert-budget", percent=mark, spent=price(spent), stars=0, **values): mark
        for mark in (80, 100)
        for spent in (quote, cost or quote)
    }
    shown = [m.html for m in stage.telegram.messages(stage.chat)]
    return [known[html] for html in shown if html in known]


async def test_failures_of_the_provider_that_pile_up_are_told(
    stage: Stage, clock: MovableClock
) -> None:
    async with run_by_anna(stage, clock, user_daily_limit=0, user_active_limit=0):
        for count in range(1, 6):
            stage.sandbox.provider.next("null-error")
            await stage.answer_to(await stage.says("/veo fox"), lambda m: m.text.startswith("⚠️"))
            if count == 4:
                clock.advance(60)
                await a_delivered_video(stage)
                assert alerts(stage, "failures") == 0
        clock.advance(60)
        told = await alert(stage, "failures")
    assert told.html == words("alert-failures", failed=5, count=6)


async def test_refusals_of_what_people_ask_for_are_no_failures_of_the_provider(
    stage: Stage, clock: MovableClock
) -> None:
    async with run_by_anna(stage, clock, low_balance_usd="0.01", user_daily_limit=0):
        for _ in range(6):
            stage.sandbox.provider.next("safety")
            await stage.answer_to(await stage.says("/veo fox"), lambda m: m.text.startswith("⚠️"))
        await a_while(stage, clock)
    assert alerts(stage, "failures") == 0


async def test_what_cost_more_than_expected_is_told_once(stage: Stage, clock: MovableClock) -> None:
    stage.knobs.turn({"provider_overcharge_rate": 1.0})
    async with run_by_anna(stage, clock, low_balance_usd="0.01"):
        await a_delivered_video(stage)
        await reconciled(stage, clock)
        clock.advance(300)
        told = await alert(stage, "above-quote")
        ((more,),) = rows(stage.folder, "SELECT cost - quote FROM tasks")
        assert told.html == words("alert-above-quote", count=1, amount=price(more))
        for _ in range(3):
            await a_while(stage, clock, HOUR / 2)
        assert alerts(stage, "above-quote") == 1
        await a_delivered_video(stage)
        await reconciled(stage, clock)
        clock.advance(300)
        await eventually(lambda: alerts(stage, "above-quote") == 2)


async def test_what_was_booked_otherwise_is_told(stage: Stage, clock: MovableClock) -> None:
    stage.knobs.turn({"provider_silent_charge_rate": 1.0, **NEVER})
    stage.sandbox.provider.next("safety")
    async with run_by_anna(stage, clock):
        await stage.answer_to(await stage.says("/veo a fox"), lambda m: m.text.startswith("⚠️"))
        stage.knobs.turn({"provider_charge_delay": 0.0})
        await reconciled(stage, clock)
        clock.advance(300)
        told = await alert(stage, "corrected")
    ((cost,),) = rows(stage.folder, "SELECT cost FROM tasks")
    assert told.html == words("alert-corrected", count=1, amount=price(cost))


async def test_what_is_only_in_our_ledger_is_told_once_a_day(
    stage: Stage, clock: MovableClock
) -> None:
    stage.knobs.turn(NEVER)
    async with run_by_anna(stage, clock, low_balance_usd="0.01"):
        await a_delivered_video(stage)
        clock.advance(DAY - HOUR)
        await reconciled(stage, clock)
        await a_while(stage, clock)
        assert alerts(stage, "ours-only") == 0
        clock.advance(HOUR)
        await reconciled(stage, clock)
        clock.advance(300)
        told = await alert(stage, "ours-only")
        ((cost,),) = rows(stage.folder, "SELECT cost FROM tasks")
        assert told.html == words("alert-ours-only", count=1, amount=price(cost))
        await a_while(stage, clock, 2 * HOUR)
        assert alerts(stage, "ours-only") == 1


async def test_sums_that_somebody_has_changed_are_told(stage: Stage, clock: MovableClock) -> None:
    async with run_by_anna(stage, clock):
        await a_delivered_video(stage)
        await change(stage, "UPDATE totals SET charged = charged + 1 WHERE scope = 'all'")
        clock.advance(HOUR)
        told = await alert(stage, "audit")
    ((day,),) = rows(stage.folder, "SELECT day FROM tasks")
    assert told.html == words("alert-audit", count=1, names=f"all 0 on {day}")


async def test_what_nobody_heard_is_said_again_and_then_once(
    stage: Stage, clock: MovableClock
) -> None:
    olga = stage.telegram.person("Olga")
    office = stage.telegram.private(olga)
    stage.telegram.block(olga)
    stage.sandbox.provider.ledger.deposit_usd = 1.0
    async with stage.bot(clock, admin_users=str(olga.id), low_balance_usd="10"):
        await a_while(stage, clock)
        assert stage.there(office) == []
        stage.telegram.unblock(olga)
        await a_while(stage, clock)
        await stage.telegram.wait_for(office, lambda m: m.sender is None)
        await a_while(stage, clock)
        assert len([m for m in stage.telegram.messages(office) if m.sender is None]) == 1
