"""Stars are credited to who has paid, as much as was paid, and to nobody else."""

from typing import Any

import pytest

from bot.chat.buttons import ButtonCodec
from sandbox.telegram.invoices import Invoice
from tests.journeys.shopping import PAID, SOLD, balance, buys, hears, invoice, told
from tests.journeys.telegram_faults import Broken, On
from tests.journeys.trust.sending import pushed, written
from tests.sentences import tells
from tests.stage import Stage


def bill(payload: str, stars: int = 100, currency: str = "XTR") -> Invoice:
    """Return an invoice as a client may claim to have it."""
    return Invoice("Stars", "Stars", payload, currency, stars)


def signed(stage: Stage, pack: str = "once-100", purpose: str = "invoices") -> str:
    """Return the payload of an invoice that the bot itself would make for Anna."""
    codec = ButtonCodec(stage.sandbox.token, purpose)
    return codec.write(stage.anna.id, pack, stage.anna.id)


async def test_a_forwarded_invoice_credits_who_has_paid(stage: Stage) -> None:
    ben = stage.telegram.person("Ben", language_code="en")
    async with stage.bot(**SOLD):
        sent = await invoice(stage)
        club = stage.telegram.group("Film club", [stage.anna, ben])
        copy = await stage.telegram.forward(stage.anna, sent, club)
        assert await stage.telegram.pay(ben, copy) is None
        await hears(stage, "stars-credited", person=ben)
    assert (balance(stage), balance(stage, ben)) == (0, 100)


async def test_an_invoice_of_ours_is_known_by_its_signature(stage: Stage) -> None:
    async with stage.bot(**SOLD):
        assert await stage.telegram.pay(stage.anna, bill(signed(stage))) is None
        await hears(stage, "stars-credited")
    assert balance(stage) == 100


@pytest.mark.parametrize(
    "forged",
    [
        lambda stage: bill("once-100"),
        lambda stage: bill("anything at all"),
        lambda stage: bill(f"once-100:{stage.anna.id}:AAAAAAAAAAAA"),
        lambda stage: bill(signed(stage).replace("once-100", "once-2500"), 2500),
        lambda stage: bill(signed(stage, purpose="buttons")),
        lambda stage: bill(signed(stage, "once-7"), 7),
        lambda stage: bill(signed(stage), 1),
        lambda stage: bill(signed(stage), 101),
        lambda stage: bill(signed(stage), 100, "EUR"),
        lambda stage: bill("😀" * 32),
    ],
)
async def test_what_is_no_invoice_of_ours_is_not_paid(stage: Stage, forged: Any) -> None:
    stage.telegram.give_stars(stage.anna, 10_000)
    async with stage.bot(**SOLD):
        refusal = await stage.telegram.pay(stage.anna, forged(stage))
    assert refusal is not None
    assert tells(refusal, "checkout-expired")
    assert balance(stage) == 0


async def test_who_may_not_make_videos_does_not_pay_for_them(stage: Stage) -> None:
    async with stage.bot(**SOLD):
        sent = await invoice(stage)
    async with stage.bot(**SOLD, allowed_users="1"):
        refusal = await stage.telegram.pay(stage.anna, sent)
    assert refusal is not None
    assert tells(refusal, "checkout-not-allowed")


async def test_where_stars_are_no_longer_sold_nobody_pays(stage: Stage) -> None:
    async with stage.bot(**SOLD):
        sent = await invoice(stage)
    async with stage.bot():
        refusal = await stage.telegram.pay(stage.anna, sent)
    assert refusal is not None
    assert tells(refusal, "refusal-stars-off")


def paid(stage: Stage, **changes: Any) -> dict[str, Any]:
    """Return an update on a payment."""
    payment = {
        "currency": "XTR",
        "total_amount": 100,
        "invoice_payload": "of another time",
        "telegram_payment_charge_id": "stx1",
        "provider_payment_charge_id": "",
        **changes,
    }
    person, chat = stage.anna.as_json(), {"id": stage.chat.id, "type": "private"}
    message = {"message_id": 9_999, "date": 1, "chat": chat, "from": person}
    return {"message": {**message, "successful_payment": payment}}


async def test_what_was_paid_is_credited_though_nothing_is_sold_or_allowed_any_more(
    stage: Stage,
) -> None:
    async with stage.bot(allowed_users="1"):
        stage.telegram.push(paid(stage))
        await hears(stage, "stars-credited")
    assert balance(stage) == 100


async def test_another_currency_or_nothing_is_no_credit(stage: Stage) -> None:
    async with stage.bot(**SOLD):
        stage.telegram.push(paid(stage, currency="EUR", telegram_payment_charge_id="a"))
        stage.telegram.push(paid(stage, total_amount=-5, telegram_payment_charge_id="b"))
        stage.telegram.push(paid(stage, total_amount=0, telegram_payment_charge_id="c"))
        await stage.answer_to(await stage.says("/balance"))
    assert balance(stage) == 0


async def test_one_payment_is_credited_once_whoever_else_claims_it(stage: Stage) -> None:
    ben = stage.telegram.person("Ben", language_code="en")
    async with stage.bot(**SOLD):
        stage.telegram.push(paid(stage))
        await hears(stage, "stars-credited")
        claim = paid(stage, total_amount=2500)
        claim["message"]["from"] = ben.as_json()
        stage.telegram.push(claim)
        await stage.answer_to(await stage.says("/balance"))
    assert len(told(stage, "stars-credited")) == 1
    assert (balance(stage), balance(stage, ben)) == (100, 0)


async def test_a_checkout_is_answered_while_a_chat_hangs(stage: Stage, on: On) -> None:
    broken = Broken()
    on("sendMessage", broken)
    async with stage.bot(**SOLD):
        sent = await invoice(stage)
        broken.is_down = True
        await stage.says("/help")
        await stage.until(lambda: bool(broken.refused))
        assert await stage.telegram.pay(stage.anna, sent) is None
        broken.is_down = False
        await hears(stage, "stars-credited")


async def test_words_about_a_payment_are_no_payment(stage: Stage) -> None:
    async with stage.bot(**PAID):
        await buys(stage, 50)
        service = next(m for m in stage.telegram.messages(stage.chat) if m.service)
        await stage.says(f"paid 2500 {service.id} successful_payment")
        stage.telegram.push(
            {"edited_message": {**paid(stage)["message"], "edit_date": 2, "message_id": 9_998}}
        )
        stage.telegram.push({"channel_post": {**paid(stage)["message"], "message_id": 9_997}})
        await stage.answer_to(await stage.says("/balance"))
    assert balance(stage) == 50
    assert len(told(stage, "stars-credited")) == 1


@pytest.mark.parametrize("kind", ["successful_payment", "refunded_payment"])
async def test_what_is_paid_in_a_group_is_told_in_private_alone(stage: Stage, kind: str) -> None:
    club = stage.telegram.group("Film club", [stage.anna])
    key = {"successful_payment": "stars-credited", "refunded_payment": "stars-refunded"}[kind]
    paid = {
        "currency": "XTR",
        "total_amount": 100,
        "invoice_payload": "once-100",
        "telegram_payment_charge_id": "stx-group",
        "provider_payment_charge_id": "",
    }
    async with stage.bot(**SOLD):
        for each in dict.fromkeys(["successful_payment", kind]):
            pushed(stage, written(stage, stage.anna, club, ""), **{each: paid})
        await hears(stage, key)
    assert stage.said(club) == []
