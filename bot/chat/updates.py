"""The poll loop: an update is confirmed to Telegram only when what it asks for is stored.

The library's own updater confirms a batch before its handlers have run, so a crash would lose it.
"""

import asyncio
import json
import logging
from collections.abc import Coroutine, Iterable
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

_MOST = 100
"""Updates that come at once (Bot API: getUpdates, limit)."""

_PATIENCE = 2.0
"""Seconds that updates in hand get to be stored at a stop."""

Raw = dict[str, object]


class Updates:
    """Receives updates for an application until it is stopped."""

    def __init__(self, application: VeogramApplication, long_poll: int = _LONG_POLL) -> None:
        self._application = application
        self._long_poll = long_poll
        self._request = HTTPXRequest(read_timeout=long_poll + 10)
        self._offset = 0
        self._failures = 0
        self._handled: set[int] = set()
        self.is_current = False
        """whether everything from before the start has been seen"""

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
        if isinstance(batch, list):
            await self._finish(self._process(batch))
            self.is_current = self.is_current or len(batch) < _MOST

    def _url(self) -> str:
        query = {
            "offset": self._offset,
            "limit": _MOST,
            "timeout": self._long_poll if self.is_current else 0,
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

    async def _finish(self, work: Coroutine[None, None, None]) -> None:
        """Do the work to its end, also where we are stopped meanwhile."""
        working = asyncio.ensure_future(work)
        try:
            await asyncio.shield(working)
        except asyncio.CancelledError:
            await asyncio.wait({working}, timeout=_PATIENCE)
            working.cancel()
            raise

    async def _process(self, batch: list[Raw]) -> None:
        """Handle a batch; go on behind it, or stay where something is not stored.

        Chats do not wait for each other; within a chat, a question comes before its answer.

        What was handled already is not handled again by this process, whatever it waits for.
        """
        new = [raw for raw in batch if _id_of(raw) not in self._handled]
        known = [update for raw in new if (update := self._parsed(raw))]
        await asyncio.gather(*(self._in_order(updates) for updates in _by_place(known)))
        unstored = self._application.bot_data.unstored
        seen = {_id_of(raw) for raw in batch}
        self._handled = (self._handled | seen) - unstored if unstored else set()
        if unstored:
            self._offset = min(unstored)
            unstored.clear()
            await asyncio.sleep(1)
        elif seen:
            self._offset = _id_of(batch[-1]) + 1

    async def _in_order(self, updates: Iterable[Update]) -> None:
        for update in updates:
            await self._application.process_update(update)

    def _parsed(self, raw: Raw) -> Update | None:
        try:
            return Update.de_json(raw, self._application.bot)
        except Exception:
            log.exception("update %s cannot be read and is skipped", _id_of(raw))
            return None


def _by_place(updates: Iterable[Update]) -> Iterable[list[Update]]:
    places: dict[int | None, list[Update]] = {}
    for update in updates:
        place = update.effective_chat or update.effective_user
        places.setdefault(place.id if place else None, []).append(update)
    return places.values()


def _id_of(raw: Raw) -> int:
    value = raw.get("update_id")
    return value if isinstance(value, int) else 0
