"""Every dollar that the provider charges is accounted for, and /costs shows where it went."""

import pytest

from sandbox.provider.key_info import SpendingLimit
from tests.clock import MovableClock
from tests.journeys.accounts import (
    DAY,
    HOUR,
    a_delivered_video,
    alerts,
    booked,
    charges,
    costs,
    line,
    price,
    reconciled,
    run_by_anna,
)
from tests.journeys.reliability.waiting import eventually, rows
from tests.stage import Stage, words

NEVER, AT_ONCE = {"provider_charge_delay": 1e9}, {"provider_charge_delay": 0.0}
"""When what has been made is among the charges."""

QUOTE = "SELECT quote FROM tasks"


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


def quote(stage: Stage) -> int:
    """Return what the first video was expected to cost."""
    return int(rows(stage.folder, QUOTE)[0][0])


async def test_what_another_bot_spends_is_shown_and_never_adopted(
    stage: Stage, clock: MovableClock
) -> None:
    ledger = stage.sandbox.provider.ledger
    async with run_by_anna(stage, clock):
        await a_delivered_video(stage)
        ledger.other_usage("openai/gpt-5", 1.56)
        ledger.pay_in(100)
        await reconciled(stage, clock)
        told = await costs(stage)
    cost, other = quote(stage), 3_120_000
    assert charges(stage) == sorted([(cost, True), (other, False)])
    assert booked(stage) == (cost, 0, 1)
    assert told.count(line("matched", cost)) == told.count(line("other", other)) == 3
    assert words("costs-period", days=1, amount=price(cost + other)) in told
    assert told.count(line("ours-only", 0, count=0)) == 3


async def test_another_amount_than_booked_is_corrected(stage: Stage, clock: MovableClock) -> None:
    stage.knobs.turn({"provider_overcharge_rate": 1.0, **NEVER})
    async with run_by_anna(stage, clock):
        await a_delivered_video(stage)
        assert booked(stage) == (quote(stage), 0, 1)
        stage.knobs.turn(AT_ONCE)
        await reconciled(stage, clock)
        told = await costs(stage)
    cost = round(quote(stage) * 1.2)
    assert booked(stage) == (cost, 0, 1)
    assert rows(stage.folder, "SELECT cost FROM tasks") == [(cost,)]
    assert line("matched", cost) in told
    assert line("corrected", cost - quote(stage), count=1) in told
    assert words("costs-about", awaited="no", corrected="yes") in told


async def test_a_charge_that_nobody_told_of_is_found(stage: Stage, clock: MovableClock) -> None:
    stage.knobs.turn({"provider_silent_charge_rate": 1.0, **NEVER})
    stage.sandbox.provider.next("safety")
    async with run_by_anna(stage, clock):
        await stage.answer_to(await stage.says("/veo a fox"), lambda m: m.text.startswith("⚠️"))
        assert booked(stage) == (0, 0, 0)
        stage.knobs.turn(AT_ONCE)
        await reconciled(stage, clock)
    assert booked(stage) == (quote(stage), 0, 0)


async def test_what_is_never_charged_is_only_ours_after_a_day_and_not_before(
    stage: Stage, clock: MovableClock
) -> None:
    stage.knobs.turn(NEVER)
    async with run_by_anna(stage, clock, user_daily_limit=0):
        await a_delivered_video(stage)
        clock.advance(2 * HOUR)
        await reconciled(stage, clock)
        early = await costs(stage)
        clock.advance(DAY)
        await reconciled(stage, clock)
        late = await costs(stage)
    cost = quote(stage)
    assert line("awaited", cost, count=1) in early
    assert words("costs-about", awaited="yes", corrected="no") in early
    assert line("ours-only", cost, count=1) not in early
    assert line("ours-only", cost, count=1) in late
    [(number, day)] = rows(stage.folder, "SELECT id, day FROM tasks")
    missing = words("costs-missing-line", number=str(number), day=day, amount=price(cost))
    assert missing in late
    assert missing not in early


async def test_nothing_is_missing_in_a_ledger_that_cannot_be_read(
    stage: Stage, clock: MovableClock
) -> None:
    async with run_by_anna(stage, clock, user_daily_limit=0):
        await a_delivered_video(stage)
        await reconciled(stage, clock)
        stage.knobs.turn(NEVER)
        await a_delivered_video(stage)
        stage.knobs.turn({"provider_down": True})
        clock.advance(2 * DAY)
        asked = len(stage.sandbox.journal.of("transactions"))
        await eventually(lambda: len(stage.sandbox.journal.of("transactions")) > asked)
        told = await costs(stage)
    assert words("costs-missing") not in told
    assert alerts(stage, "ours-only") == 0


async def test_what_was_lost_and_is_found_later_is_no_other_use_any_more(
    stage: Stage, clock: MovableClock
) -> None:
    stage.knobs.turn({"provider_log_delay": 1e6})
    stage.sandbox.provider.next("lost", on="create")
    async with run_by_anna(stage, clock):
        asked = await stage.says("/veo a red fox")
        await eventually(lambda: stage.sandbox.journal.of("logs"))
        await eventually(lambda: len(stage.sandbox.provider.ledger.usage) == 1)
        await reconciled(stage, clock)
        assert charges(stage) == [(quote(stage), False)]
        stage.knobs.turn({"provider_log_delay": 0.0})
        clock.advance(301)
        await stage.video_for(asked)
        await reconciled(stage, clock)
    assert charges(stage) == [(quote(stage), True)]
    assert booked(stage) == (quote(stage), 0, 1)


async def test_what_is_charged_while_the_bot_is_down_is_booked_at_the_next_start(
    stage: Stage, clock: MovableClock
) -> None:
    stage.knobs.turn({"provider_overcharge_rate": 1.0, **NEVER})
    async with run_by_anna(stage, clock):
        await a_delivered_video(stage)
        await reconciled(stage, clock)
    stage.knobs.turn(AT_ONCE)
    for _ in range(2):
        async with run_by_anna(stage, clock):
            await reconciled(stage, clock)
    assert booked(stage) == (round(quote(stage) * 1.2), 0, 1)


async def test_what_was_cancelled_in_progress_and_failed_is_given_back(
    stage: Stage, clock: MovableClock
) -> None:
    stage.knobs.turn({"provider_slow": 1000.0})
    stage.sandbox.provider.next("safety")
    async with run_by_anna(stage, clock):
        await _cancelled_in_progress(stage)
        clock.advance(HOUR)
        await reconciled(stage, clock)
        assert booked(stage) == (0, quote(stage), 1)
        for generation in stage.sandbox.provider.generations.values():
            generation.finishes_at = 0.0
        clock.advance(6 * HOUR)
        await eventually(lambda: booked(stage) == (0, 0, 0))
        assert line("reserved", 0, count=0) in await costs(stage)


async def test_what_was_cancelled_in_progress_and_made_is_booked_when_it_is_charged(
    stage: Stage, clock: MovableClock
) -> None:
    stage.knobs.turn({"provider_slow": 20.0})
    async with run_by_anna(stage, clock):
        await _cancelled_in_progress(stage)
        await reconciled(stage, clock)
        assert line("reserved", quote(stage), count=1) in await costs(stage)
        await eventually(lambda: len(stage.sandbox.provider.ledger.usage) == 1)
        await reconciled(stage, clock)
    assert booked(stage) == (quote(stage), 0, 1)


async def _cancelled_in_progress(stage: Stage) -> None:
    progress = await stage.answer_to(await stage.says("/veo a fox"))
    await eventually(lambda: rows(stage.folder, "SELECT status FROM tasks") == [("generating",)])
    await stage.cancels_anyway(progress)
    await eventually(lambda: rows(stage.folder, "SELECT status FROM tasks") == [("cancelled",)])


async def test_a_thousand_rows_are_read_over_pages_once(stage: Stage, clock: MovableClock) -> None:
    ledger = stage.sandbox.provider.ledger
    for number in range(1000):
        ledger.other_usage("openai/gpt-5", 0.001 * number)
    async with run_by_anna(stage, clock):
        await a_delivered_video(stage)
        for _ in range(2):
            await reconciled(stage, clock)
        told = await costs(stage)
    assert len(charges(stage)) == 1001
    whole = sum(entry.credits for entry in ledger.transactions if entry.kind == "MODEL_USAGE")
    assert sum(amount for amount, _ in charges(stage)) == whole
    assert line("other", whole - quote(stage)) in told


@pytest.mark.parametrize("command", ["/costs", "/provider"])
async def test_only_admins_see_what_is_spent(stage: Stage, command: str) -> None:
    async with stage.bot(admin_users="99"):
        assert await stage.refused(command) == words("refusal-not-admin")
    assert not stage.sandbox.journal.of("key")


async def provider(stage: Stage) -> str:
    """Return, as HTML, what /provider tells."""
    return (await stage.answer_to(await stage.says("/provider"))).html


async def test_the_provider_is_shown_as_it_stands(stage: Stage, clock: MovableClock) -> None:
    key, ledger = stage.sandbox.provider.key, stage.sandbox.provider.ledger
    key.scopes, key.limit = ["model:chat", "model:<b>"], SpendingLimit(25)
    ledger.deposit_usd, ledger.auto_topup.is_enabled = 12.34, True
    ledger.auto_topup.threshold, ledger.auto_topup.amount = 5.0, 100.0
    async with run_by_anna(stage, clock):
        told = await provider(stage)
    assert words("provider-balance", amount="$12.34") in told
    assert words("provider-top-up", amount="$100.00", threshold="$5.00") in told
    assert words("provider-key", state="enabled") in told
    assert words("provider-scopes", scopes="model:chat, model:<b>") in told
    assert words("provider-no-videos") in told
    assert words("provider-limit", amount="$25.00", period="no_reset") in told
    assert words("provider-open") in told
    assert words("provider-prices", wait="|").partition("|")[0] in told
    assert words("provider-price", model="veo3-fast", duration=8, price="$1.26") in told


async def test_what_cannot_be_read_now_is_said_to_be_so(stage: Stage, clock: MovableClock) -> None:
    stage.knobs.turn({"provider_down": True})
    async with run_by_anna(stage, clock):
        told = await provider(stage)
    assert words("provider-balance", amount="none") in told
    assert words("provider-key", state="unknown") in told
    assert words("provider-prices", wait="none", month="August 2026") in told


async def test_why_nothing_can_be_bought_is_told(stage: Stage, clock: MovableClock) -> None:
    stage.knobs.turn({"provider_out_of_credits": True})
    async with run_by_anna(stage, clock):
        await stage.answer_to(await stage.says("/veo a fox"), lambda m: m.text.startswith("⚠️"))
        told = await provider(stage)
    assert words("provider-open") not in told
    begin = words("provider-problem", model="all", problem="credits", detail="|").partition("|")[0]
    assert begin in told
