"""Who may speak in a chat's own name: Telegram does not say which of its administrators does."""

import asyncio
from typing import Any

from telegram.ext import ExtBot

from bot.chat.telegram_errors import translate_telegram_errors
from bot.errors import ChatError
from bot.pipeline.ports import Clock

_SECONDS = 600.0
_MOST = 1000
"""Chats that are remembered."""

_PATIENCE = 3.0
"""Seconds for Telegram's answer, so that nobody waits long."""


class GroupVoices:
    """Asks Telegram for the administrators of chats."""

    def __init__(self, bot: ExtBot[Any], clock: Clock) -> None:
        self._bot = bot
        self._clock = clock
        self._known: dict[int, tuple[float, frozenset[int]]] = {}

    async def of(self, chat_id: int) -> frozenset[int]:
        """Return the ids of a chat's administrators, up to ten minutes old.

        They are none where Telegram does not say in time; that is not remembered.
        """
        asked_at, ids = self._known.get(chat_id, (None, frozenset[int]()))
        if asked_at is not None and 0 <= self._clock() - asked_at < _SECONDS:
            return ids
        try:
            async with asyncio.timeout(_PATIENCE):
                with translate_telegram_errors():
                    found = await self._bot.get_chat_administrators(chat_id)
        except (ChatError, TimeoutError):
            return frozenset()
        ids = frozenset(each.user.id for each in found)
        self._remember(chat_id, ids)
        return ids

    def _remember(self, chat_id: int, ids: frozenset[int]) -> None:
        """Remember an answer as the newest; the oldest one makes room for it."""
        self._known.pop(chat_id, None)
        if len(self._known) >= _MOST:
            del self._known[next(iter(self._known))]
        self._known[chat_id] = (self._clock(), ids)
