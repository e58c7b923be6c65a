"""No payment gets lost, and none is credited twice, whatever is killed, repeated or never told."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.chat.buttons import ButtonCodec
from sandbox.telegram.invoices import Invoice
from sandbox.telegram.people import Person
from tests.clock import MovableClock
from tests.databases import database_in
from tests.journeys.reliability.asking import on_both_databases, refuse, refuse_no_more
from tests.journeys.reliability.conftest import Bot
from tests.journeys.reliability.process import BotProcess
from tests.journeys.reliability.test_handled_twice import Forgetful
from tests.journeys.reliability.waiting import (
    as_time_passes,
    change,
    eventually,
    let_leases_end,
    rows,
)
from tests.journeys.shopping import (
    SOLD,
    balance,
    booked,
    buys,
    charges,
    comes_again,
    hears,
    invoice,
    told,
)
from tests.journeys.telegram_faults import Broken, On
from tests.stage import Stage, words

OPEN = "SELECT count(*) FROM inbox WHERE done_at IS NULL"
DAY = 24 * 3600.0
STORED = "SELECT 1 FROM inbox WHERE CAST(payload AS TEXT) LIKE '%successful_payment%'"
READ = "SELECT place FROM positions WHERE name = 'star-transactions'"


@pytest.fixture
async def process(stage: Stage, tmp_path: Path) -> AsyncIterator[BotProcess]:
    """The bot as a process that sells Stars."""
    bot = BotProcess(stage.sandbox, tmp_path, STARS_PER_USD="77")
    yield bot
    await bot.kill()


@pytest.fixture
def boss(stage: Stage) -> Person:
    """An admin of the bot."""
    boss = stage.telegram.person("Boss", language_code="en")
    stage.telegram.private(boss)
    return boss


@on_both_databases
async def test_a_payment_that_is_told_again_is_credited_once(stage: Stage) -> None:
    async with stage.bot(**SOLD):
        await buys(stage, 100)
        comes_again(stage, "successful_payment")
        await hears(stage, "stars-credited", 2)
    assert booked(stage, "purchase") == [(stage.anna.id, 100)]


@on_both_databases
async def test_a_kill_between_payment_and_credit_loses_nothing(
    stage: Stage, process: BotProcess
) -> None:
    await process.up()
    bill = await invoice(stage)
    # Every entry is refused for as long as this stands there: the payment is stored, and no more.
    refuse(database_in(stage.folder), "entries")
    assert await stage.telegram.pay(stage.anna, bill) is None
    await eventually(lambda: rows(stage.folder, STORED))
    await process.kill()
    assert (balance(stage), told(stage, "stars-credited")) == (0, [])
    refuse_no_more(database_in(stage.folder), "entries")
    let_leases_end(stage.folder)
    await process.up()
    await hears(stage, "stars-credited")
    assert balance(stage) == 100


async def test_a_kill_between_credit_and_answer_credits_once(
    stage: Stage, process: BotProcess
) -> None:
    forgetful = Forgetful(stage, process)
    await forgetful.up()
    await buys(stage, 100)
    await forgetful.handles_all_again()
    await hears(stage, "stars-credited", 2)
    assert booked(stage, "purchase") == [(stage.anna.id, 100)]
    assert balance(stage) == 100


async def test_a_checkout_that_nobody_waits_for_any_more_is_dropped(
    stage: Stage, bot: Bot, clock: MovableClock, on: On
) -> None:
    broken = Broken(is_down=True)
    on("answerPreCheckoutQuery", broken)
    async with bot(**SOLD):
        paying = asyncio.create_task(stage.telegram.pay(stage.anna, await invoice(stage)))
        await eventually(lambda: broken.refused)
        clock.advance(11)
        await eventually(lambda: rows(stage.folder, OPEN) == [(0,)])
        paying.cancel()
        await asyncio.wait({paying})
    assert len(broken.refused) == 1


async def test_a_payment_that_was_never_told_is_found_by_the_audit(
    stage: Stage, bot: Bot, clock: MovableClock, boss: Person
) -> None:
    async with bot(**SOLD, admin_users=str(boss.id)):
        await buys(stage, 50)
        stage.knobs.turn({"telegram_lost_payment_rate": 1.0})
        assert await stage.telegram.pay(stage.anna, await invoice(stage, 250)) is None
        clock.advance(3600)
        alert = await _heard(stage, clock, "alert-star-payment", boss)
        await hears(stage, "stars-credited", 2)
    assert charges(stage)[1] in alert
    assert balance(stage) == 300
    assert len(told(stage, "alert-star-payment", boss)) == 1


@on_both_databases
async def test_what_an_audit_has_booked_is_told_though_it_failed_before_that(
    stage: Stage, bot: Bot, clock: MovableClock, boss: Person
) -> None:
    for _ in range(2):
        _paid_untold(stage)
    first, second = charges(stage)
    url = database_in(stage.folder)
    async with bot(**SOLD, admin_users=str(boss.id)):
        await asyncio.to_thread(refuse, url, "entries", f"NEW.key = 'purchase:{second}'")
        clock.advance(3600)
        await as_time_passes(clock, lambda: balance(stage) == 50)
        assert told(stage, "stars-credited") == told(stage, "alert-star-payment", boss) == []
        await asyncio.to_thread(refuse_no_more, url, "entries")
        alert = await _heard(stage, clock, "alert-star-payment", boss)
        await hears(stage, "stars-credited", 2)
    assert first in alert
    assert second in alert
    assert balance(stage) == 100


async def test_a_refund_that_was_never_told_is_found_by_the_audit(
    stage: Stage, bot: Bot, clock: MovableClock, boss: Person
) -> None:
    async with bot(**SOLD):
        charge = await buys(stage, 100)
    stars = stage.telegram.world.stars
    stars.refund(stage.anna.id, charge, stage.telegram.world.date)
    async with bot(**SOLD, admin_users=str(boss.id)):
        clock.advance(3600)
        await _heard(stage, clock, "alert-star-refund", boss)
        await hears(stage, "stars-refunded")
    assert balance(stage) == 0


@on_both_databases
async def test_what_was_lost_and_paid_back_leaves_nothing_behind(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    stage.knobs.turn({"telegram_lost_payment_rate": 1.0})
    async with bot(**SOLD):
        assert await stage.telegram.pay(stage.anna, await invoice(stage, 250)) is None
        date = stage.telegram.world.date
        stage.telegram.world.stars.refund(stage.anna.id, charges(stage)[0], date)
        clock.advance(3600)
        await as_time_passes(clock, lambda: booked(stage, "refund"))
    assert booked(stage, "purchase") == [(stage.anna.id, 250)]
    assert balance(stage) == 0


async def test_the_audit_goes_on_where_it_stopped_each_day_and_after_a_restart(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    for _ in range(250):
        _paid_untold(stage)
    async with bot(**SOLD):
        clock.advance(3600)
        await as_time_passes(clock, lambda: rows(stage.folder, READ) == [(250,)])
    assert balance(stage) == 250 * 50
    before = _offsets(stage)
    for _ in range(3):
        _paid_untold(stage)
    clock.advance(DAY)
    async with bot(**SOLD):
        clock.advance(3600)
        await as_time_passes(clock, lambda: rows(stage.folder, READ) == [(253,)])
    assert balance(stage) == 253 * 50
    assert before == [0, 100, 200]
    assert _offsets(stage)[len(before) :] == [150, 250]


async def test_what_other_programs_have_sold_with_this_bot_is_nobodys_credit(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    _paid_untold(stage, "a book")
    stars = stage.telegram.world.stars
    stars.refund(stage.anna.id, charges(stage)[0], stage.telegram.world.date)
    async with bot(**SOLD):
        clock.advance(3600)
        await as_time_passes(clock, lambda: rows(stage.folder, READ) == [(2,)])
    assert booked(stage, "purchase") == booked(stage, "refund") == []


async def test_many_finds_are_one_message_to_the_admins(
    stage: Stage, bot: Bot, clock: MovableClock, boss: Person
) -> None:
    for _ in range(8):
        _paid_untold(stage)
    async with bot(**SOLD, admin_users=str(boss.id)):
        clock.advance(3600)
        alert = await _heard(stage, clock, "alert-star-payment", boss)
    assert words("alert-star-more", count=3) in alert
    assert len(told(stage, "alert-star-payment", boss)) == 1


async def test_an_audit_meets_an_outage_and_comes_again(
    stage: Stage, bot: Bot, clock: MovableClock, on: On
) -> None:
    broken = Broken(is_down=True)
    on("getStarTransactions", broken)
    async with bot(**SOLD):
        await buys(stage, 50)
        clock.advance(3600)
        await eventually(lambda: broken.refused)
        broken.is_down = False
        await as_time_passes(clock, lambda: rows(stage.folder, READ) == [(1,)])
    assert balance(stage) == 50


async def test_a_clock_that_was_ahead_at_the_start_keeps_no_audit_waiting(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    _paid_untold(stage)
    clock.advance(400 * DAY)
    async with bot(**SOLD):
        clock.advance(3600 - 400 * DAY)
        await as_time_passes(clock, lambda: rows(stage.folder, READ) == [(1,)])
    assert balance(stage) == 50


async def test_a_list_that_is_shorter_than_before_is_read_from_its_beginning(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    async with bot(**SOLD):
        clock.advance(3600)
        await as_time_passes(clock, lambda: rows(stage.folder, READ) == [(0,)])
        _paid_untold(stage)
        await change(stage, "UPDATE positions SET place = 5000, reached_at = 0")
        await as_time_passes(clock, lambda: rows(stage.folder, READ) == [(1,)])
    assert balance(stage) == 50


def _paid_untold(stage: Stage, payload: str | None = None) -> None:
    """Let Anna pay an invoice of the bot's, or another one, without a word to the bot."""
    codec = ButtonCodec(stage.sandbox.token, "invoices")
    ours = codec.write(stage.anna.id, "once-50", stage.anna.id)
    bill = Invoice("Stars", "Stars", payload or ours, "XTR", 50)
    stage.telegram.give_stars(stage.anna, 50)
    stage.telegram.world.stars.receive(stage.anna, bill, stage.telegram.world.date)


def _offsets(stage: Stage) -> list[int]:
    return [int(request.get("offset", 0)) for request in stage.requests("getStarTransactions")]


async def _heard(stage: Stage, clock: MovableClock, key: str, person: Person) -> str:
    await as_time_passes(clock, lambda: told(stage, key, person))
    return told(stage, key, person)[-1].text
