"""What Telegram tells of payments: a checkout, a payment, a refund."""

import logging
from typing import cast

from telegram import Message, PreCheckoutQuery, RefundedPayment, SuccessfulPayment, Update

from bot.chat.context import Context
from bot.chat.outgoing.answers import Answer
from bot.chat.outgoing.star_words import credited, refunded
from bot.chat.telegram_errors import ignore_benign_errors
from bot.errors import NotAllowed
from bot.money.stars import CURRENCY, StarPayment
from bot.tasks.task import Requester
from bot.texts import Html

log = logging.getLogger(__name__)


async def on_checkout(update: Update, context: Context) -> None:
    """Let somebody pay, or say why not; Telegram waits for the answer for ten seconds."""
    query = cast("PreCheckoutQuery", update.pre_checkout_query)
    problem = await _problem(query, context)
    words = context.texts(problem) if problem else None
    with ignore_benign_errors():
        await query.answer(ok=problem is None, error_message=words)


async def _problem(query: PreCheckoutQuery, context: Context) -> str | None:
    """Return the key of why somebody may not pay this now, or None where they may."""
    services = context.services
    if not services.settings.stars_per_usd:
        return "refusal-stars-off"
    if services.invoices.pack(query.invoice_payload, query.currency, query.total_amount) is None:
        return "checkout-expired"
    try:
        await services.permissions.check_customer(query.from_user.id)
    except NotAllowed:
        return "checkout-not-allowed"
    return None


async def on_payment(_: Update, context: Context) -> None:
    """Credit what was paid to who has paid, whatever the invoice was, and whoever may use it.

    A payment in the name of a group does not tell who has paid: the audit learns it.
    """
    message, services = context.message, context.services
    paid = cast("SuccessfulPayment", message.successful_payment)
    person = None if message.sender_chat else message.from_user
    if person is None or paid.currency != CURRENCY or paid.total_amount <= 0:
        log.error("payment %s is not credited", paid.telegram_payment_charge_id)
        return
    payment = _payment(message, paid, person.id)
    await services.stars.credit(payment, services.clock())
    known = await services.stars.payment(payment.id)
    if known is None or known.user_id != person.id:
        log.error("payment %s is somebody else's", payment.id)
        return
    words = credited(context.texts, known, await services.stars.balance(person.id))
    await _tell(person.id, words, context)


async def on_refund(_: Update, context: Context) -> None:
    """Book what was paid back; it is told in private to whoever has paid."""
    message, services = context.message, context.services
    paid = cast("RefundedPayment", message.refunded_payment)
    known = await services.stars.payment(paid.telegram_payment_charge_id)
    if known is None and message.chat.type == message.chat.PRIVATE:
        known = _payment(message, paid, message.chat.id)
    if known is None or paid.currency != CURRENCY:
        log.error("refund of payment %s is not booked", paid.telegram_payment_charge_id)
        return
    await services.stars.refund(known, services.clock())
    invoice = (paid.invoice_payload, paid.currency, paid.total_amount)
    is_monthly = services.invoices.is_monthly(*invoice)
    has_ended = is_monthly and await services.subscriptions.end(known.user_id, known.id)
    balance = await services.stars.balance(known.user_id)
    words = refunded(context.texts, known, balance, has_ended=has_ended)
    await _tell(known.user_id, words, context)


async def _tell(user_id: int, words: Html, context: Context) -> None:
    """Tell whoever has paid in private, also where Telegram shows the payment in a group.

    Raises:
        ChatError: they were not told.
    """
    if context.requester.private:
        await context.reply(words)
        return
    private = Requester.in_private(user_id, context.language)
    await context.services.answers.say(Answer.message(private, words))


def _payment(
    message: Message, paid: SuccessfulPayment | RefundedPayment, user_id: int
) -> StarPayment:
    payment_id, stars = paid.telegram_payment_charge_id, paid.total_amount
    return StarPayment(payment_id, user_id, message.chat.id, stars)
