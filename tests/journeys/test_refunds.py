"""Refunds: booked once, whoever tells of them; Stars that were spent are then owed."""

from dataclasses import dataclass

import httpx
import pytest

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.errors import Refusal
from sandbox.telegram.people import Person
from sandbox.telegram.world import World
from tests.clock import MovableClock
from tests.journeys.help.scene import improved
from tests.journeys.shopping import (
    PAID,
    SOLD,
    balance,
    booked,
    buys,
    charges,
    comes_again,
    hears,
    told,
)
from tests.journeys.telegram_faults import Method, On
from tests.sentences import tells
from tests.stage import Stage, words


@dataclass
class LostAnswers:
    """A method whose first call takes effect, and whose answer is lost."""

    calls: int = 0

    async def __call__(self, world: World, call: Call, real: Method) -> Json:
        self.calls += 1
        answer = await real(world, call)
        if self.calls == 1:
            raise Refusal(502, "Bad Gateway")
        return answer


@pytest.fixture
def boss(stage: Stage) -> Person:
    """An admin of the bot."""
    boss = stage.telegram.person("Boss", language_code="en")
    stage.telegram.private(boss)
    return boss


async def orders(stage: Stage, boss: Person, text: str) -> str:
    """Let the admin write something; return what the bot answers."""
    asked = await stage.telegram.send(boss, stage.telegram.private(boss), text)
    return (await stage.answer_to(asked)).text


async def test_a_payment_is_paid_back_once_and_both_are_told(stage: Stage, boss: Person) -> None:
    async with stage.bot(**SOLD, admin_users=str(boss.id)):
        charge = await buys(stage, 100)
        assert tells(await orders(stage, boss, f"/refund {charge}"), "refund-done")
        await hears(stage, "stars-refunded")
        again = await orders(stage, boss, f"/refund {charge}")
        assert again == words("refund-already")
        await orders(stage, boss, "/help")
    assert booked(stage, "refund") == [(stage.anna.id, -100)]
    assert balance(stage) == 0
    assert stage.telegram.stars_of(stage.anna) == 1000


async def test_stars_that_are_spent_and_paid_back_block_until_they_are_made_good(
    stage: Stage, boss: Person
) -> None:
    async with stage.bot(**PAID, admin_users=str(boss.id)):
        charge = await buys(stage, 250)
        await stage.video_for(await stage.says("/veo a fox"))
        spent = 250 - balance(stage)
        answer = await orders(stage, boss, f"/refund {charge}")
        told_so = await hears(stage, "stars-refunded")
        assert tells(told_so.text, "refusal-stars-owed")
        assert f"{spent} ⭐" in answer
        assert not any("−" in text for text in (answer, told_so.text))
        assert balance(stage) == -spent
        refusal = await stage.answer_to(await stage.says("/veo a hen"))
        assert tells(refusal.text, "refusal-stars-owed")
        await buys(stage, 500)
        await stage.video_for(await stage.says("/veo a hen"))
    assert [body["prompt"] for body in stage.creates()] == ["a fox", "a hen"]
    assert balance(stage) == 500 - 2 * spent


async def test_what_is_mended_after_a_debt_is_improved_as_it_stands_now(
    stage: Stage, boss: Person
) -> None:
    async with stage.bot(**PAID, admin_users=str(boss.id)):
        charge = await buys(stage, 250)
        await stage.video_for(await stage.says("/veo a fox"))
        await orders(stage, boss, f"/refund {charge}")
        await hears(stage, "stars-refunded")
        asked = await stage.says("/veo a hen --improve")
        await stage.answer_to(asked, lambda m: tells(m.text, "refusal-stars-owed"))
        await buys(stage, 500)
        await stage.telegram.edit(asked, "/veo a wolf --improve")
        better = await improved(stage, asked)
    assert "wolf" in better.text


async def test_debts_block_the_free_share_too_while_stars_are_sold(
    stage: Stage, boss: Person
) -> None:
    async with stage.bot(**PAID, admin_users=str(boss.id)):
        charge = await buys(stage, 250)
        await stage.video_for(await stage.says("/veo a fox"))
        await orders(stage, boss, f"/refund {charge}")
        await hears(stage, "stars-refunded")
    async with stage.bot(**SOLD):
        refusal = await stage.answer_to(await stage.says("/veo a hen"))
        assert tells(refusal.text, "refusal-stars-owed")
    owed = balance(stage)
    async with stage.bot():
        await stage.video_for(await stage.says("/veo a hen"))
    assert balance(stage) == owed < 0


async def test_what_was_paid_back_elsewhere_is_booked_by_telegrams_own_message(
    stage: Stage,
) -> None:
    async with stage.bot(**SOLD):
        charge = await buys(stage, 100)
        await _paid_back_elsewhere(stage, charge)
        await hears(stage, "stars-refunded")
        comes_again(stage, "refunded_payment")
        await hears(stage, "stars-refunded", 2)
    assert booked(stage, "refund") == [(stage.anna.id, -100)]
    assert balance(stage) == 0


async def test_what_was_paid_back_already_counts_as_done(
    stage: Stage, boss: Person, on: On
) -> None:
    lost = LostAnswers()
    on("refundStarPayment", lost)
    clock = MovableClock()
    async with stage.bot(clock, **SOLD, admin_users=str(boss.id)):
        charge = await buys(stage, 100)
        asked = await stage.telegram.send(boss, stage.telegram.private(boss), f"/refund {charge}")
        await stage.until(lambda: lost.calls == 1)
        clock.advance(10)
        assert tells((await stage.answer_to(asked)).text, "refund-already")
        await hears(stage, "stars-refunded")
    assert booked(stage, "refund") == [(stage.anna.id, -100)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("/refund", "refusal-bad-refund"),
        ("/refund stx1 Anna", "refusal-bad-refund"),
        ("/refund stx1 1 2", "refusal-bad-refund"),
        ("/refund " + "9" * 300, "refusal-bad-refund"),
        ("/refund stx1 99999999999999999999", "refusal-bad-refund"),
        ("/refund stx1", "refusal-unknown-payment"),
        ("/refund reserve:1", "refusal-unknown-payment"),
        ("/refund stx1 77", "refusal-unknown-payment"),
    ],
)
async def test_what_cannot_be_paid_back_gets_one_sentence(
    stage: Stage, boss: Person, text: str, key: str
) -> None:
    async with stage.bot(**SOLD, admin_users=str(boss.id)):
        assert tells(await orders(stage, boss, text), key)
    assert booked(stage, "refund") == []


async def test_a_payment_that_never_reached_the_bot_is_paid_back_by_its_person(
    stage: Stage, boss: Person
) -> None:
    async with stage.bot(**SOLD, admin_users=str(boss.id)):
        await buys(stage, 50)
        stage.knobs.turn({"telegram_lost_payment_rate": 1.0})
        bill = await stage.says("/buy 100")
        invoice = await stage.answer_to(bill, lambda m: m.invoice is not None)
        assert await stage.telegram.pay(stage.anna, invoice) is None
        answer = await orders(stage, boss, f"/refund {charges(stage)[-1]} {stage.anna.id}")
        assert tells(answer, "refund-done")
        await hears(stage, "stars-refunded")
    assert balance(stage) == 50
    assert booked(stage, "refund") == [(stage.anna.id, -100)]


async def test_only_admins_pay_back(stage: Stage, boss: Person) -> None:
    async with stage.bot(**SOLD, admin_users=str(boss.id)):
        charge = await buys(stage, 100)
        answer = await stage.answer_to(await stage.says(f"/refund {charge}"))
        assert tells(answer.text, "refusal-not-admin")
        assert tells(await orders(stage, boss, "/help"), "help-stars-admin")
    assert balance(stage) == 100
    assert told(stage, "stars-refunded") == []


async def _paid_back_elsewhere(stage: Stage, charge: str) -> None:
    """Pay back with the bot's token, beside the bot."""
    url = f"{stage.sandbox.telegram_url}/bot{stage.sandbox.token}/refundStarPayment"
    body = {"user_id": stage.anna.id, "telegram_payment_charge_id": charge}
    async with httpx.AsyncClient() as client:
        (await client.post(url, json=body)).raise_for_status()
