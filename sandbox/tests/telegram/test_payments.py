"""Invoices, payments, refunds and subscriptions in Telegram Stars."""

import asyncio
from typing import Any

import pytest

from sandbox.telegram import Chat, Message, Person, Telegram
from sandbox.tests.telegram.conftest import TOO_OLD, Client, Clock, next_update

BILL: dict[str, Any] = {
    "title": "Ten films",
    "description": "Good for a month",
    "payload": "ten",
    "currency": "XTR",
    "prices": [{"label": "Films", "amount": 500}],
}
MONTH = 2_592_000
KEYBOARD = {"inline_keyboard": [[{"text": "Red", "callback_data": "red"}]]}


@pytest.fixture
async def bill(bot: Client, telegram: Telegram, chat: Chat) -> Message:
    """An invoice of 500 Stars in Anna's private chat."""
    await bot.call("sendInvoice", chat_id=chat.id, **BILL)
    return telegram.messages(chat)[-1]


async def pays(
    bot: Client, telegram: Telegram, person: Person, source: Message | str, **answer: Any
) -> str | None:
    """Let somebody pay, and the bot answer, with yes if nothing else is said."""
    paying = asyncio.create_task(telegram.pay(person, source))
    query = await next_update(bot, "pre_checkout_query")
    assert query["from"]["id"] == person.id
    assert (query["currency"], query["invoice_payload"], query["total_amount"]) == (
        "XTR",
        "ten",
        500,
    )
    await bot.call(
        "answerPreCheckoutQuery", pre_checkout_query_id=query["id"], **(answer or {"ok": True})
    )
    return await paying


async def paid(bot: Client) -> Any:
    return (await next_update(bot, "message"))["successful_payment"]


async def test_a_payment_is_a_message_and_moves_the_stars(
    bot: Client, telegram: Telegram, anna: Person, bill: Message
) -> None:
    assert bill.buttons[0][0].pay
    assert bill.buttons[0][0].text == "Pay 500 ⭐"
    assert await pays(bot, telegram, anna, bill) is None
    message = await next_update(bot, "message")
    payment = message["successful_payment"]
    assert (message["from"]["id"], message["chat"]["id"]) == (anna.id, anna.id)
    assert set(payment) == {
        "currency",
        "total_amount",
        "invoice_payload",
        "telegram_payment_charge_id",
        "provider_payment_charge_id",
    }
    assert (payment["total_amount"], payment["invoice_payload"]) == (500, "ten")
    assert await bot.call("getMyStarBalance") == {"amount": 500}
    assert telegram.stars_of(anna) == 500
    shown = telegram.messages(bill.chat)
    assert shown[0].paid_by == {anna.id}
    assert shown[1].service is not None
    assert shown[1].service.words == "paid 500 ⭐"


async def test_a_payment_is_refunded_once_and_to_who_paid(
    bot: Client, telegram: Telegram, anna: Person, ben: Person, bill: Message
) -> None:
    await pays(bot, telegram, anna, bill)
    charge_id = (await paid(bot))["telegram_payment_charge_id"]
    refund = {"user_id": anna.id, "telegram_payment_charge_id": charge_id}
    for wrong in ({"user_id": ben.id}, {"telegram_payment_charge_id": "stx1"}):
        refusal = await bot.refused("refundStarPayment", **refund | wrong)
        assert refusal == "Bad Request: CHARGE_NOT_FOUND"
    assert await bot.call("refundStarPayment", **refund) is True
    message = await next_update(bot, "message")
    assert message["chat"]["id"] == message["from"]["id"] == anna.id
    assert message["refunded_payment"]["telegram_payment_charge_id"] == charge_id
    assert message["refunded_payment"]["total_amount"] == 500
    assert await bot.refused("refundStarPayment", **refund) == (
        "Bad Request: CHARGE_ALREADY_REFUNDED"
    )
    assert await bot.call("getMyStarBalance") == {"amount": 0}
    assert telegram.stars_of(anna) == 1000


async def test_transactions_are_in_the_order_of_time_and_come_in_pages(
    bot: Client, telegram: Telegram, anna: Person, ben: Person, bill: Message, clock: Clock
) -> None:
    await pays(bot, telegram, anna, bill)
    first = (await paid(bot))["telegram_payment_charge_id"]
    clock.ahead = 60
    await pays(bot, telegram, ben, bill)
    second = (await paid(bot))["telegram_payment_charge_id"]
    clock.ahead = 120
    await bot.call("refundStarPayment", user_id=anna.id, telegram_payment_charge_id=first)

    async def page(**parameters: int) -> list[Any]:
        rows: list[Any] = (await bot.call("getStarTransactions", **parameters))["transactions"]
        return rows

    rows = await page()
    assert [row["id"] for row in rows] == [first, second, first]
    assert ["source" in row for row in rows] == [True, True, False]
    assert rows[2]["receiver"] == rows[0]["source"]
    assert rows[0]["source"]["user"]["id"] == anna.id
    assert rows[0]["source"]["transaction_type"] == "invoice_payment"
    assert rows[0]["source"]["invoice_payload"] == "ten"
    assert rows[0]["date"] < rows[1]["date"] < rows[2]["date"]
    assert await page(limit=2) == rows[:2]
    assert await page(offset=2, limit=2) == rows[2:]
    assert await page(offset=3) == []
    assert await page(limit=0) == rows[:1]


async def test_the_bot_can_refuse_a_checkout(
    bot: Client, telegram: Telegram, anna: Person, bill: Message
) -> None:
    answer = {"ok": False, "error_message": "Sold out"}
    assert await pays(bot, telegram, anna, bill, **answer) == "Sold out"
    assert await bot.call("getMyStarBalance") == {"amount": 0}
    assert telegram.stars_of(anna) == 1000
    assert telegram.messages(bill.chat) == [bill]


async def test_a_checkout_is_answered_within_ten_seconds(
    bot: Client, telegram: Telegram, anna: Person, bill: Message, clock: Clock
) -> None:
    paying = asyncio.create_task(telegram.pay(anna, bill))
    query = await next_update(bot, "pre_checkout_query")
    clock.ahead = 11
    late = {"pre_checkout_query_id": query["id"], "ok": True}
    assert await bot.refused("answerPreCheckoutQuery", **late) == TOO_OLD
    paying.cancel()


async def test_a_checkout_that_nobody_answers_costs_nothing(
    telegram: Telegram, anna: Person, bill: Message
) -> None:
    with pytest.raises(TimeoutError):
        await telegram.pay(anna, bill, timeout=0.01)
    assert telegram.stars_of(anna) == 1000


async def test_nobody_pays_the_same_message_twice_or_more_than_they_have(
    bot: Client, telegram: Telegram, anna: Person, ben: Person, bill: Message
) -> None:
    await pays(bot, telegram, anna, bill)
    with pytest.raises(LookupError, match="paid this invoice already"):
        await telegram.pay(anna, bill)
    telegram.give_stars(ben, -501)
    with pytest.raises(ValueError, match="has 499 Stars"):
        await telegram.pay(ben, bill)
    telegram.give_stars(ben, 1)
    await paid(bot)
    assert await pays(bot, telegram, ben, bill) is None
    assert telegram.stars_of(ben) == 0


async def test_who_pays_a_forwarded_invoice_is_who_paid(
    bot: Client, telegram: Telegram, anna: Person, ben: Person, bill: Message
) -> None:
    group = telegram.group("Friends", [anna, ben])
    await bot.updates()
    copy = await telegram.forward(anna, bill, group)
    assert copy.buttons[0][0].pay
    await pays(bot, telegram, ben, copy)
    message = await next_update(bot, "message")
    assert (message["from"]["id"], message["chat"]["id"]) == (ben.id, ben.id)
    assert "successful_payment" in message
    assert await pays(bot, telegram, anna, bill) is None


async def test_a_copy_of_an_invoice_with_a_start_parameter_leads_to_the_bot(
    bot: Client, telegram: Telegram, anna: Person, chat: Chat
) -> None:
    await bot.call("sendInvoice", chat_id=chat.id, **BILL, start_parameter="ten")
    group = telegram.group("Friends", [anna])
    copy = await telegram.forward(anna, telegram.messages(chat)[-1], group)
    assert copy.buttons[0][0].url == "https://t.me/veogram_bot?start=ten"


async def test_a_lost_payment_brings_its_stars_and_no_update(
    bot: Client, telegram: Telegram, anna: Person, bill: Message
) -> None:
    telegram.world.knobs.telegram_lost_payment_rate = 1.0
    assert await pays(bot, telegram, anna, bill) is None
    assert await bot.updates() == []
    (row,) = (await bot.call("getStarTransactions"))["transactions"]
    assert row["amount"] == 500
    assert len(telegram.messages(bill.chat)) == 2
    telegram.world.knobs.telegram_lost_payment_rate = 0.0
    await bot.call("refundStarPayment", user_id=anna.id, telegram_payment_charge_id=row["id"])
    assert "refunded_payment" in await next_update(bot, "message")


async def test_a_subscription_is_paid_again_every_month(
    bot: Client, telegram: Telegram, anna: Person
) -> None:
    link = await bot.call("createInvoiceLink", **BILL, subscription_period=MONTH)
    await pays(bot, telegram, anna, link)
    first = await paid(bot)
    assert (first["is_recurring"], first["is_first_recurring"]) == (True, True)
    payment = telegram.renew(first["telegram_payment_charge_id"])
    second = await paid(bot)
    assert second["is_recurring"] is True
    assert "is_first_recurring" not in second
    expires = first["subscription_expiration_date"]
    assert second["subscription_expiration_date"] == expires + MONTH
    assert second["telegram_payment_charge_id"] == payment.charge_id
    assert payment.charge_id != first["telegram_payment_charge_id"]
    rows = (await bot.call("getStarTransactions"))["transactions"]
    assert [row["source"]["subscription_period"] for row in rows] == [MONTH, MONTH]
    with pytest.raises(ValueError, match="has 0 Stars"):
        telegram.renew(payment.charge_id)


async def test_a_canceled_subscription_is_not_paid_again_until_it_goes_on(
    bot: Client, telegram: Telegram, anna: Person, ben: Person
) -> None:
    link = await bot.call("createInvoiceLink", **BILL, subscription_period=MONTH)
    await pays(bot, telegram, anna, link)
    charge_id = (await paid(bot))["telegram_payment_charge_id"]
    edit = {"user_id": anna.id, "telegram_payment_charge_id": charge_id}
    for wrong in ({"user_id": ben.id}, {"telegram_payment_charge_id": "stx1"}):
        refusal = await bot.refused("editUserStarSubscription", **edit | wrong, is_canceled=True)
        assert refusal == "Bad Request: CHARGE_NOT_FOUND"
    assert await bot.call("editUserStarSubscription", **edit, is_canceled=True) is True
    assert telegram.subscriptions(anna)[0].canceled
    with pytest.raises(ValueError, match="canceled"):
        telegram.renew(charge_id)
    assert await bot.call("editUserStarSubscription", **edit, is_canceled=False) is True
    assert telegram.renew(charge_id).is_first is False
    with pytest.raises(LookupError):
        telegram.renew("stx1")


async def test_a_link_is_an_invoice_that_can_be_paid_again(
    bot: Client, telegram: Telegram, anna: Person
) -> None:
    link = await bot.call("createInvoiceLink", **BILL)
    assert link.startswith("https://t.me/$")
    for _ in range(2):
        await pays(bot, telegram, anna, link)
        assert "is_recurring" not in await paid(bot)
    assert telegram.subscriptions(anna) == []
    with pytest.raises(LookupError):
        await telegram.pay(anna, "https://t.me/$none")


WRONG = [
    ({"title": "x" * 33}, "INVOICE_TITLE_INVALID"),
    ({"description": "x" * 256}, "INVOICE_DESCRIPTION_INVALID"),
    ({"payload": "x" * 129}, "INVOICE_PAYLOAD_INVALID"),
    ({"currency": "EUR"}, "PAYMENT_PROVIDER_INVALID"),
    ({"prices": []}, "CURRENCY_TOTAL_AMOUNT_INVALID"),
    ({"prices": BILL["prices"] * 2}, "CURRENCY_TOTAL_AMOUNT_INVALID"),
    ({"prices": [{"label": "Films", "amount": 0}]}, "CURRENCY_TOTAL_AMOUNT_INVALID"),
    (
        {"prices": [{"amount": 5}]},
        'can\'t parse labeled price: Field "label" must be a non-empty String',
    ),
]


@pytest.mark.parametrize(("wrong", "words"), [*WRONG, ({"reply_markup": KEYBOARD}, None)])
async def test_a_wrong_invoice_is_refused(
    bot: Client, chat: Chat, wrong: dict[str, Any], words: str | None
) -> None:
    refusal = await bot.refused("sendInvoice", chat_id=chat.id, **BILL | wrong)
    assert refusal == f"Bad Request: {words or 'REPLY_MARKUP_BUY_EMPTY'}"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        *WRONG,
        ({"subscription_period": 86_400}, "SUBSCRIPTION_PERIOD_INVALID"),
        (
            {"subscription_period": MONTH, "prices": [{"label": "Films", "amount": 10_001}]},
            "CURRENCY_TOTAL_AMOUNT_INVALID",
        ),
    ],
)
async def test_a_wrong_link_is_refused(bot: Client, wrong: dict[str, Any], words: str) -> None:
    refusal = await bot.refused("createInvoiceLink", **BILL | wrong)
    assert refusal == f"Bad Request: {words}"
