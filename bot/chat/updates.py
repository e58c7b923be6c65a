"""The poll loop: an update is confirmed to Telegram only when what it asks for is stored.

The library's own updater confirms a batch before its handlers have run, so a crash would lose it.
"""

import asyncio
import json
import logging
from urllib.parse import urlencode

from telegram import Update
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.chat.border import renamed
from bot.chat.context import VeogramApplication
from bot.chat.routes import ALLOWED_UPDATES
from bot.errors import FloodWait
from bot.tasks.schedule import backoff

log = logging.getLogger(__name__)

_LONG_POLL = 30
"""Seconds for which Telegram holds an empty answer back."""


class Updates:
    """Receives updates for an application until it is stopped."""

    def __init__(self, application: VeogramApplication, long_poll: int = _LONG_POLL) -> None:
        self._application = application
        self._long_poll = long_poll
        self._request = HTTPXRequest(read_timeout=long_poll + 10)
        self._offset = 0
        self._failures = 0

    async def receive(self) -> None:
        """Poll for ever; cancel to stop. What was not confirmed comes again after a restart.

        Raises:
            InvalidToken: Telegram has withdrawn the token.
        """
        await self._request.initialize()
        try:
            while True:
                await self._poll()
        finally:
            await self._request.shutdown()

    async def _poll(self) -> None:
        try:
            batch = await self._request.post(self._url())
        except InvalidToken:
            raise
        except TelegramError as error:
            await self._pause(error)
            return
        self._failures = 0
        if isinstance(batch, list) and batch:
            await self._process(batch)

    def _url(self) -> str:
        query = {
            "offset": self._offset,
            "timeout": self._long_poll,
            "allowed_updates": json.dumps(ALLOWED_UPDATES),
        }
        return f"{self._application.bot.base_url}/getUpdates?{urlencode(query)}"

    async def _pause(self, error: TelegramError) -> None:
        if isinstance(error, Conflict):
            log.warning("another process receives this bot's updates: %s", error.message)
        else:
            log.warning("no updates at the moment: %s", error.message)
        self._failures += 1
        ours = renamed(error)
        if isinstance(ours, FloodWait):
            await asyncio.sleep(ours.retry_after)
        else:
            await asyncio.sleep(backoff(self._failures, first=0.5, longest=15.0))

    async def _process(self, batch: list[dict[str, object]]) -> None:
        """Handle a batch concurrently; go on behind it, or stay where something is not stored."""
        known = [update for raw in batch if (update := self._parsed(raw))]
        await asyncio.gather(*(self._application.process_update(update) for update in known))
        unstored = self._application.bot_data.unstored
        if unstored:
            self._offset = min(unstored)
            unstored.clear()
            await asyncio.sleep(1)
        else:
            self._offset = max(_id_of(raw) for raw in batch) + 1

    def _parsed(self, raw: dict[str, object]) -> Update | None:
        try:
            return Update.de_json(raw, self._application.bot)
        except Exception:
            log.exception("update %s cannot be read and is skipped", _id_of(raw))
            return None


def _id_of(raw: dict[str, object]) -> int:
    value = raw.get("update_id")
    return value if isinstance(value, int) else 0
