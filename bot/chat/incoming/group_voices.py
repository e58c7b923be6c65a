"""Who may speak in a chat's own name: Telegram does not say which of its administrators does."""

import asyncio
from typing import Any

from telegram.ext import ExtBot

from bot.chat.telegram_errors import translate_telegram_errors
from bot.errors import ChatGone, ChatMigrated, ChatOutcomeUnknown, ChatRefused, FloodWait
from bot.pipeline.ports import Clock

_SECONDS = 600.0

_REFUSED_SECONDS = 60.0
"""How long a refusal is remembered: whoever makes the bot an admin need not wait for long."""

_MOST = 1000
"""Chats that are remembered."""

_PATIENCE = 3.0
"""Seconds for Telegram's answer, so that nobody waits long."""


class GroupVoices:
    """Asks Telegram for the administrators of groups and channels."""

    def __init__(self, bot: ExtBot[Any], clock: Clock) -> None:
        self._bot = bot
        self._clock = clock
        self._known: dict[int, tuple[float, frozenset[int] | None]] = {}

    async def of(self, chat_id: int) -> frozenset[int] | None:
        """Return the ids of a chat's administrators, up to ten minutes old.

        They are none where Telegram does not answer in time, which nobody can bring about; that is
        not remembered. They are not known (None) where it refuses to say: whoever runs a group can
        bring that about, and throw the bot out.
        """
        asked_at, ids = self._known.get(chat_id, (None, None))
        lifetime = _REFUSED_SECONDS if ids is None else _SECONDS
        if asked_at is not None and 0 <= self._clock() - asked_at < lifetime:
            return ids
        try:
            ids = await self._asked(chat_id)
        except (FloodWait, ChatOutcomeUnknown, TimeoutError):
            return frozenset()
        self._remember(chat_id, ids)
        return ids

    async def _asked(self, chat_id: int) -> frozenset[int] | None:
        """Return what Telegram says now; None where it refuses to say.

        Raises:
            FloodWait, ChatOutcomeUnknown, TimeoutError: there was no answer.
        """
        try:
            async with asyncio.timeout(_PATIENCE):
                with translate_telegram_errors():
                    found = await self._bot.get_chat_administrators(chat_id)
        except (ChatGone, ChatMigrated, ChatRefused):
            return None
        return frozenset(each.user.id for each in found)

    def _remember(self, chat_id: int, ids: frozenset[int] | None) -> None:
        """Remember an answer as the newest; the oldest one makes room for it."""
        self._known.pop(chat_id, None)
        if len(self._known) >= _MOST:
            del self._known[next(iter(self._known))]
        self._known[chat_id] = (self._clock(), ids)
