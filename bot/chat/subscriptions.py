"""Subscriptions of monthly packs: ended where nobody is to pay for them any more."""

from hashlib import sha256

from bot.chat.context import Context
from bot.chat.telegram_errors import translate_telegram_errors
from bot.errors import ChatGone, ChatRefused
from bot.money.packs import MONTH_SECONDS, MONTHLY

_SINCE_SECONDS = MONTH_SECONDS + 5 * 24 * 3600.0
"""How far back the last payment of a subscription can be that goes on, and a margin."""

_MOST = 20
"""Payments that are tried, so that no command takes long."""


async def end_subscriptions(user_id: int, context: Context) -> bool:
    """End all subscriptions of somebody; return whether any was not ended here before.

    The ledger does not know which payments belong to one: Telegram does. It does not tell which of
    them people have ended themselves.

    Raises:
        ChatError: that is not known; it can be asked for again.
    """
    since = context.services.clock() - _SINCE_SECONDS
    amounts = {pack.stars for pack in MONTHLY}
    found = await context.services.stars.payments_of(user_id, amounts, since, _MOST)
    notices = context.services.notices
    known = [await notices.told_at(_notice(payment.id)) is not None for payment in found]
    ended = [await end_subscription(user_id, payment.id, context) for payment in found]
    return any(is_one and not was for is_one, was in zip(ended, known, strict=True))


def _notice(payment_id: str) -> str:
    """Return the name of the notice that a subscription is ended; ids may be longer than names."""
    return f"subscription:{sha256(payment_id.encode()).hexdigest()[:40]}"


async def end_subscription(user_id: int, payment_id: str, context: Context) -> bool:
    """Let a subscription go on no longer, if a payment belongs to one; return whether it does.

    What is paid for lasts to its end (Bot API: editUserStarSubscription).

    Raises:
        ChatError: that is not known; it can be asked for again.
    """
    try:
        with translate_telegram_errors():
            await context.bot.edit_user_star_subscription(user_id, payment_id, is_canceled=True)
    except (ChatGone, ChatRefused):
        return False
    await context.services.notices.tell(_notice(payment_id), context.services.clock())
    return True
