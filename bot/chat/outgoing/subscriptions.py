"""Subscriptions of monthly packs: ended where nobody is to pay for them any more."""

from hashlib import sha256

from telegram import Bot

from bot.chat.telegram_errors import translate_telegram_errors
from bot.errors import ChatGone, ChatRefused
from bot.money.packs import MONTH_SECONDS, MONTHLY
from bot.pipeline.ports import Clock
from bot.store.notices import Notices
from bot.store.stars import StarAccounts

_SINCE_SECONDS = MONTH_SECONDS + 5 * 24 * 3600.0
"""How far back the last payment of a subscription can be that goes on, and a margin."""

_MOST = 20
"""Payments that are tried, so that no command takes long."""


class Subscriptions:
    """Ends subscriptions.

    The ledger does not know which payments belong to one: Telegram does. It does not tell which of
    them people have ended themselves.
    """

    def __init__(self, bot: Bot, accounts: StarAccounts, notices: Notices, clock: Clock) -> None:
        self._bot = bot
        self._accounts = accounts
        self._notices = notices
        self._clock = clock

    async def end_all(self, user_id: int) -> bool:
        """End all of somebody; return whether any was not ended here before.

        Raises:
            ChatError: that is not known; it can be asked for again.
        """
        since = self._clock() - _SINCE_SECONDS
        amounts = {pack.stars for pack in MONTHLY}
        found = await self._accounts.payments_of(user_id, amounts, since, _MOST)
        known = [await self._notices.told_at(_notice(each.id)) is not None for each in found]
        ended = [await self.end(user_id, each.id) for each in found]
        return any(is_one and not was for is_one, was in zip(ended, known, strict=True))

    async def end(self, user_id: int, payment_id: str) -> bool:
        """Let one go on no longer, if a payment belongs to one; return whether it does.

        What is paid for lasts to its end (Bot API: editUserStarSubscription).

        Raises:
            ChatError: that is not known; it can be asked for again.
        """
        try:
            with translate_telegram_errors():
                await self._bot.edit_user_star_subscription(user_id, payment_id, is_canceled=True)
        except (ChatGone, ChatRefused):
            return False
        await self._notices.tell(_notice(payment_id), self._clock())
        return True


def _notice(payment_id: str) -> str:
    """Return the name of the notice that a subscription is ended; ids may be longer than names."""
    return f"subscription:{sha256(payment_id.encode()).hexdigest()[:40]}"
