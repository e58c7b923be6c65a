"""Which channel a group is linked with, remembered so that a flood makes no calls of its own."""

from typing import Any

from telegram.ext import ExtBot

from bot.chat.telegram_errors import translate_telegram_errors
from bot.pipeline.ports import Clock

_SECONDS = 600.0
_MOST = 1000
"""Groups that are remembered."""


class LinkedChannels:
    """Asks Telegram for the channels that groups are linked with."""

    def __init__(self, bot: ExtBot[Any], clock: Clock) -> None:
        self._bot = bot
        self._clock = clock
        self._known: dict[int, tuple[float, int | None]] = {}

    async def channel_of(self, chat_id: int) -> int | None:
        """Return the id of a group's linked channel, if it has one; up to ten minutes old.

        Raises:
            ChatError: Telegram did not say; nothing is remembered.
        """
        asked_at, channel_id = self._known.get(chat_id, (None, None))
        if asked_at is None or not 0 <= self._clock() - asked_at < _SECONDS:
            with translate_telegram_errors():
                channel_id = (await self._bot.get_chat(chat_id)).linked_chat_id
            self._remember(chat_id, channel_id)
        return channel_id

    def _remember(self, chat_id: int, channel_id: int | None) -> None:
        """Remember an answer as the newest; the oldest one makes room for it."""
        self._known.pop(chat_id, None)
        if len(self._known) >= _MOST:
            del self._known[next(iter(self._known))]
        self._known[chat_id] = (self._clock(), channel_id)
