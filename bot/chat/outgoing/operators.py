"""Telling the operators: the bot's own admins, each in their private chat."""

import logging
from collections.abc import Iterable
from typing import Any

from telegram.constants import ParseMode
from telegram.ext import ExtBot

from bot.chat.telegram_errors import translate_telegram_errors
from bot.errors import ChatError, ChatGone
from bot.money.costs import in_cents
from bot.pipeline.alerts import Alert
from bot.pipeline.ports import Clock
from bot.store.notices import Notices
from bot.texts import Html, Texts, texts_for

log = logging.getLogger(__name__)

_HOUR = 3600.0
_DAY = 25 * _HOUR
"""No day is longer, also not the one on which the clocks go back."""


class TelegramOperators:
    """Implements the pipeline's Operators."""

    def __init__(
        self, bot: ExtBot[Any], notices: Notices, admins: Iterable[int], clock: Clock
    ) -> None:
        self._bot = bot
        self._notices = notices
        self._admins = tuple(admins)
        self._clock = clock
        self._alerting: set[str] = set()

    async def alert(self, alert: Alert) -> None:
        """See Operators.alert; what was not heard is said again at the next occasion."""
        if alert.name in self._alerting:
            return
        self._alerting.add(alert.name)
        try:
            await self._alert_once(alert)
        finally:
            self._alerting.discard(alert.name)

    async def last_told(self, alert: Alert) -> float | None:
        """See Operators.last_told."""
        return await self._notices.told_at(alert.name)

    async def _alert_once(self, alert: Alert) -> None:
        now = self._clock()
        if not await self._notices.was_told(alert.name, now - (_DAY if alert.once else _HOUR)):
            log.warning("the operators are told: %s", alert)
            if await self._tell(_words(texts_for(None), alert)):
                await self._notices.tell(alert.name, now)

    async def _tell(self, text: Html) -> bool:
        """Tell every admin; return whether somebody heard it, or nobody ever will."""
        told = [await self._tell_one(admin, text) for admin in self._admins]
        return True in told or False not in told

    async def _tell_one(self, admin: int, text: Html) -> bool | None:
        try:
            with translate_telegram_errors():
                await self._bot.send_message(admin, text, parse_mode=ParseMode.HTML)
        except ChatGone:
            log.warning("admin %s has not started a chat with the bot", admin)
            return None
        except ChatError as error:
            log.warning("admin %s was not told: %r", admin, error)
            return False
        return True


def _words(texts: Texts, alert: Alert) -> Html:
    amounts = {name: texts.price(in_cents(amount)) for name, amount in alert.amounts.items()}
    return texts(f"alert-{alert.kind}", **amounts, **alert.counts, **alert.words)
