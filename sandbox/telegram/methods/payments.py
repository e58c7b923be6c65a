"""Methods about money: invoices, refunds, subscriptions, Stars."""

from dataclasses import replace

from sandbox.journal import Json
from sandbox.telegram.call import Call, integer_field
from sandbox.telegram.errors import bad_request
from sandbox.telegram.invoices import MONTH, STARS, Invoice
from sandbox.telegram.keyboards import Button, Keyboard, keyboard
from sandbox.telegram.messages import Message, Service
from sandbox.telegram.methods.destination import destination
from sandbox.telegram.methods.sending import new_message
from sandbox.telegram.world import World

PAYLOAD_LIMIT = 128
TITLE_LIMIT = 32
DESCRIPTION_LIMIT = 255
SUBSCRIPTION_LIMIT = 10_000
"""Stars that a subscription may cost (Bot API: createInvoiceLink)."""
TRANSACTION_LIMIT = 100


async def send_invoice(world: World, call: Call) -> Json:
    """Bot API: sendInvoice."""
    where, bill = destination(world, call), _invoice(call)
    markup = keyboard(call.value("reply_markup")) or _pay_button(bill)
    if not markup.rows[0][0].pay:
        raise bad_request("REPLY_MARKUP_BUY_EMPTY")
    return world.as_json(world.post(new_message(world, where, invoice=bill, keyboard=markup)))


async def create_invoice_link(world: World, call: Call) -> Json:
    """Bot API: createInvoiceLink."""
    bill = _subscribed(_invoice(call), call.number("subscription_period"))
    link = f"https://t.me/$sandbox{len(world.stars.links) + 1}"
    world.stars.links[link] = bill
    return link


async def refund_star_payment(world: World, call: Call) -> Json:
    """Bot API: refundStarPayment; the person sees a service message."""
    payment = world.stars.refund(
        call.number("user_id"), call.text("telegram_payment_charge_id"), world.date
    )
    chat = world.chats[payment.person.id]
    words = f"got {payment.invoice.price} back"
    service = Service("refunded_payment", payment.refund_json(), words)
    world.post(
        Message(
            id=world.history(chat).next_id,
            chat=chat,
            sender=payment.person,
            date=world.date,
            service=service,
        )
    )
    return True


async def edit_user_star_subscription(world: World, call: Call) -> Json:
    """Bot API: editUserStarSubscription; what is paid for lasts to its end."""
    try:
        subscription = world.stars.subscription(call.text("telegram_payment_charge_id"))
    except LookupError:
        raise bad_request("CHARGE_NOT_FOUND") from None
    if subscription.person.id != call.number("user_id"):
        raise bad_request("CHARGE_NOT_FOUND")
    subscription.canceled = call.flag("is_canceled")
    return True


async def get_my_star_balance(world: World, call: Call) -> Json:
    """Bot API: getMyStarBalance."""
    return {"amount": world.stars.balance}


async def get_star_transactions(world: World, call: Call) -> Json:
    """Bot API: getStarTransactions, oldest first; numbers out of range are brought into it."""
    offset = max(call.number("offset"), 0)
    limit = min(max(call.number("limit", TRANSACTION_LIMIT), 1), TRANSACTION_LIMIT)
    return {"transactions": world.stars.transactions[offset : offset + limit]}


def _invoice(call: Call) -> Invoice:
    currency, prices = call.text("currency"), call.objects("prices")
    if not 1 <= len(call.text("title")) <= TITLE_LIMIT:
        raise bad_request("INVOICE_TITLE_INVALID")
    if not 1 <= len(call.text("description")) <= DESCRIPTION_LIMIT:
        raise bad_request("INVOICE_DESCRIPTION_INVALID")
    if not 1 <= len(call.text("payload").encode()) <= PAYLOAD_LIMIT:
        raise bad_request("INVOICE_PAYLOAD_INVALID")
    if currency != STARS and not call.optional_text("provider_token"):
        raise bad_request("PAYMENT_PROVIDER_INVALID")
    if not all(price.get("label") and isinstance(price["label"], str) for price in prices):
        raise bad_request('can\'t parse labeled price: Field "label" must be a non-empty String')
    amount = sum(integer_field(price, "amount") for price in prices)
    if amount <= 0 or (currency == STARS and len(prices) != 1):
        raise bad_request("CURRENCY_TOTAL_AMOUNT_INVALID")
    return Invoice(
        call.text("title"),
        call.text("description"),
        call.text("payload"),
        currency,
        amount,
        call.text("start_parameter"),
    )


def _subscribed(bill: Invoice, period: int) -> Invoice:
    if not period:
        return bill
    if period != MONTH or bill.currency != STARS:
        raise bad_request("SUBSCRIPTION_PERIOD_INVALID")
    if bill.amount > SUBSCRIPTION_LIMIT:
        raise bad_request("CURRENCY_TOTAL_AMOUNT_INVALID")
    return replace(bill, subscription_period=period)


def _pay_button(bill: Invoice) -> Keyboard:
    text = f"Pay {bill.price}"
    return Keyboard(((Button(text, pay=True, raw={"text": text, "pay": True}),),))
