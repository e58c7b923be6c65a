"""Subscriptions of monthly packs: ended where nobody is to pay for them any more."""

from bot.chat.context import Context
from bot.chat.telegram_errors import translate_telegram_errors
from bot.errors import ChatGone, ChatRefused
from bot.money.packs import MONTH_SECONDS, MONTHLY

_SINCE_SECONDS = MONTH_SECONDS + 5 * 24 * 3600.0
"""How far back the last payment of a subscription can be that goes on, and a margin."""

_MOST = 20
"""Payments that are tried, so that no command takes long."""


async def end_subscriptions(user_id: int, context: Context) -> bool:
    """End all subscriptions of somebody; return whether there are any.

    The ledger does not know which payments belong to one: Telegram does.

    Raises:
        ChatError: that is not known; it can be asked for again.
    """
    since = context.services.clock() - _SINCE_SECONDS
    amounts = {pack.stars for pack in MONTHLY}
    found = await context.services.stars.payments_of(user_id, amounts, since, _MOST)
    ended = [await end_subscription(user_id, payment.id, context) for payment in found]
    return any(ended)


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
    return True
