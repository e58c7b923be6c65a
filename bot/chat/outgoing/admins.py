"""Words to the bot's own admins, in their private chats with it."""

import logging
from collections.abc import Iterable

from telegram.constants import ParseMode
from telegram.ext import ExtBot

from bot.chat.outgoing.call_classes import CallClass
from bot.chat.telegram_errors import translate_telegram_errors
from bot.errors import ChatError, ChatGone
from bot.texts import Html

log = logging.getLogger(__name__)


class Admins:
    """Those whom the settings name."""

    def __init__(self, bot: ExtBot[CallClass], ids: Iterable[int]) -> None:
        self._bot = bot
        self._ids = tuple(ids)

    async def tell(self, text: Html) -> int:
        """Tell each of them, once; return how many could be told."""
        return sum([await self._told(admin, text) for admin in self._ids])

    async def _told(self, admin: int, text: Html) -> bool:
        try:
            with translate_telegram_errors():
                await self._bot.send_message(admin, text, parse_mode=ParseMode.HTML)
        except ChatGone:
            log.warning("admin %s has not started a chat with the bot", admin)
        except ChatError as error:
            log.warning("admin %s was not told: %r", admin, error)
        else:
            return True
        return False
