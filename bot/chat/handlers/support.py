"""``/paysupport``, ``/terms`` and, for admins, ``/refund``."""

import re
from html import escape

from telegram import Update

from bot.chat.context import Context
from bot.chat.incoming.subjects import person_of
from bot.chat.outgoing.labels import label
from bot.chat.outgoing.star_words import debt_of
from bot.chat.telegram_errors import translate_telegram_errors
from bot.chat.unheard import note_unheard, was_unheard
from bot.errors import (
    BadRefund,
    ChatGone,
    ChatRefused,
    NotAllowed,
    RefundRefused,
    StarsOff,
    UnknownPayment,
)
from bot.store.people import Subject
from bot.texts import Html, shortened, texts_for

_HOUR = 3600.0

_QUESTIONS = 3
"""Questions that one person may pass on to the admins in an hour."""

_QUESTION_SHOWN = 1000
_PAYMENTS_SHOWN = 3

_PAYMENT_ID = re.compile(r"[!-~]{1,200}")
_USER_ID = re.compile(r"[1-9][0-9]{0,15}")
_REFUNDED, _UNKNOWN = "charge_already_refunded", "charge_not_found"
"""What Telegram says of payments, in small letters."""


async def on_terms(_: Update, context: Context) -> None:
    """Say what somebody buys; to whoever can buy nothing, once an hour."""
    who, now, notices = context.requester, context.services.clock(), context.services.notices
    name = f"terms:{who.user_id}:{who.chat_id}"
    if await notices.was_told(name, now - _HOUR, now) and not await _is_customer(context):
        return
    async with notices.telling(name, now):
        await context.reply(await _terms(context))


async def _terms(context: Context) -> Html:
    """Return the terms: of packs and payments, where somebody may have any."""
    services = context.services
    rate = services.settings.stars_per_usd
    has_any = rate or await services.stars.exists(context.requester.user_id)
    return context.texts("terms", rate=rate, customer="yes" if has_any else "no")


async def _is_customer(context: Context) -> bool:
    """Return whether somebody has had Stars, or may make videos anywhere."""
    services, user_id = context.services, context.requester.user_id
    if await services.stars.exists(user_id):
        return True
    try:
        await services.permissions.check_customer(user_id)
    except NotAllowed:
        return False
    return True


async def on_paysupport(_: Update, context: Context) -> None:
    """Pass a question on to the admins, with whose it is; alone, say how to ask one.

    Raises:
        NotAllowed, StarsOff: there can be no payment to ask about.
    """
    await _check_may_ask(context)
    words = (context.message.text or "").split(maxsplit=1)[1:]
    if not words:
        await context.reply(context.texts("paysupport"))
        return
    place = await _free_place(context)
    if place is None:
        await context.reply(context.texts("paysupport-later"))
    elif await _is_heard(words[0], context):
        await context.services.notices.tell(place, context.services.clock())
        await context.reply(context.texts("paysupport-done"))
    else:
        await context.reply(context.texts("paysupport-nobody"))


async def _is_heard(question: str, context: Context) -> bool:
    """Tell the admins; return whether any of them could be told."""
    services, user_id, now = context.services, context.requester.user_id, context.services.clock()
    if await was_unheard(services.notices, user_id, now):
        return False
    if await services.admins.tell(await _passed_on(question, context)):
        return True
    await note_unheard(services.notices, user_id, now)
    return False


async def _check_may_ask(context: Context) -> None:
    """Return when somebody has had Stars, or may buy some.

    Raises:
        NotAllowed, StarsOff: they may not.
    """
    services, user_id = context.services, context.requester.user_id
    if await services.stars.exists(user_id):
        return
    await services.permissions.check_customer(user_id)
    if not services.settings.stars_per_usd:
        raise StarsOff


async def _free_place(context: Context) -> str | None:
    """Return the name of a notice that was not told for an hour, of the few that somebody has."""
    notices, now = context.services.notices, context.services.clock()
    for number in range(_QUESTIONS):
        name = f"paysupport:{context.requester.user_id}:{number}"
        if not await notices.was_told(name, now - _HOUR, now):
            return name
    return None


async def _passed_on(question: str, context: Context) -> Html:
    """Return the words for the admins, with what they need in order to pay somebody back.

    The person's own words come last, as a quotation: they may read like the bot's.
    """
    texts, stars, user_id = texts_for(None), context.services.stars, context.requester.user_id
    user = context.message.from_user
    person = label(person_of(user) if user else Subject(user_id))
    head = texts("alert-paysupport", person=person, balance=await stars.balance(user_id))
    payments = [
        texts("alert-paysupport-payment", stars=payment.stars, payment=payment.id)
        for payment in await stars.last_payments(user_id, _PAYMENTS_SHOWN)
    ]
    quoted = escape(shortened(question, _QUESTION_SHOWN), quote=False)
    return Html("\n".join([head, *payments, f"<blockquote>{quoted}</blockquote>"]))


async def on_refund(_: Update, context: Context) -> None:
    """Pay a payment back, book that, and end its subscription, if it belongs to one.

    Doing it again mends what a crash has left undone.
    """
    payment_id, user_id = _arguments(context.args or [])
    stars, now = context.services.stars, context.services.clock()
    known = await stars.payment(payment_id)
    if known:
        user_id = known.user_id
    if user_id is None:
        raise UnknownPayment
    is_new = await _pay_back(context, user_id, payment_id)
    if known:
        await stars.refund(known, now)
    # Of a payment that was never credited, Telegram's own message on the refund tells the amount.
    ended = await context.services.subscriptions.end(user_id, payment_id)
    lines = [await _paid_back(user_id, context) if is_new else context.texts("refund-already")]
    if ended:
        lines.append(context.texts("subscription-ended"))
    await context.reply(Html("\n".join(lines)))


async def _paid_back(user_id: int, context: Context) -> Html:
    """Return that a payment was paid back, and what somebody has or owes now."""
    balance = await context.services.stars.balance(user_id)
    values = {"user": str(user_id), "balance": balance, "debt": debt_of(balance)}
    return context.texts("refund-done", **values)


def _arguments(words: list[str]) -> tuple[str, int | None]:
    payment_id, user_id, *more = [*words, "", ""]
    is_right = _PAYMENT_ID.fullmatch(payment_id) and (not user_id or _USER_ID.fullmatch(user_id))
    if not is_right or any(more):
        raise BadRefund
    return payment_id, int(user_id) if user_id else None


async def _pay_back(context: Context, user_id: int, payment_id: str) -> bool:
    """Let Telegram pay Stars back; return False where that was done before.

    Raises:
        UnknownPayment: Telegram knows no such payment of theirs.
        RefundRefused: nothing was paid back.
        ChatError: that is not known; it can be asked for again.
    """
    try:
        with translate_telegram_errors():
            await context.bot.refund_star_payment(user_id, payment_id)
    except ChatGone as error:
        raise RefundRefused("user not found") from error
    except ChatRefused as error:
        if _UNKNOWN in error.detail.lower():
            raise UnknownPayment(str(user_id)) from error
        if _REFUNDED not in error.detail.lower():
            raise RefundRefused(error.detail) from error
        return False
    return True
