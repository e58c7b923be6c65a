"""The poll loop: updates are stored in the inbox, and only then confirmed to Telegram.

The library's own updater confirms a batch before its handlers have run, so a crash would lose it.
"""

import asyncio
import json
import logging
import ssl
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.calls import Observe, nobody, observed
from bot.chat.incoming.mailbox import Mailbox
from bot.chat.incoming.updates import received_from
from bot.chat.telegram_errors import pause_of, result_of
from bot.errors import StoreUnavailable
from bot.store.inbox import Received
from bot.tasks.schedule import backoff

log = logging.getLogger(__name__)

_LONG_POLL = 30
"""Seconds that Telegram waits for an update before it sends an empty answer."""

_MOST = 100
"""Updates per answer (Bot API: getUpdates, limit)."""

_LONGEST_PAUSE = 300.0
"""Seconds; a longer pause is asked for by mistake, and asking again costs one call."""


class Receiver:
    """Polls Telegram until it is stopped."""

    def __init__(
        self,
        base_url: str,
        mailbox: Mailbox,
        allowed_updates: Sequence[str],
        reached: Callable[[], None],
        met_rival: Callable[[], Awaitable[None]],
        tls: ssl.SSLContext,
        long_poll: int = _LONG_POLL,
        proxy: str | None = None,
        observe: Observe = nobody,
    ) -> None:
        """Take the bot's ``base_url``, and what is called when Telegram has answered.

        ``met_rival`` is called when it has answered that somebody else polls, and may raise
        StoreUnavailable.
        """
        self._base_url = base_url
        self._mailbox = mailbox
        self._allowed_updates = json.dumps(list(allowed_updates))
        self._reached = reached
        self._met_rival = met_rival
        self._long_poll = long_poll
        self._observe = observe
        self._request = HTTPXRequest(
            read_timeout=long_poll + 10, proxy=proxy, httpx_kwargs={"verify": tls}
        )
        self._offset = 0
        self._failures = 0
        self.is_caught_up = False
        """whether Telegram's last answer was not full, so that no more updates wait there"""

    async def receive(self) -> None:
        """Poll until cancelled. What was not confirmed comes again after a restart.

        Raises:
            InvalidToken: the token is no longer valid.
        """
        await self._request.initialize()
        try:
            while True:
                await self._poll()
        finally:
            await self._request.shutdown()

    async def _poll(self) -> None:
        try:
            updates, is_full = await self._ask()
            self._reached()
            await self._mailbox.accept(updates)
        except InvalidToken:
            raise
        except Exception as error:  # whatever the answer was, it must not end the receiving
            self.is_caught_up = False
            await self._pause(error)
        else:
            self._failures = 0
            self.is_caught_up = not is_full
            if updates:
                self._offset = updates[-1].update_id + 1

    async def _ask(self) -> tuple[list[Received], bool]:
        """Return the updates that wait at Telegram, and whether there may be more.

        Raises:
            TelegramError: no answer, or an unreadable one.
        """
        try:
            with observed("getUpdates", self._observe, result_of):
                answer: Any = await self._request.post(self._url())
        except (LookupError, TypeError, AttributeError) as error:
            raise TelegramError("an answer that is none of Telegram's") from error
        if not isinstance(answer, list):
            raise TelegramError(f"a {type(answer).__name__} instead of updates")
        updates = [received for raw in answer if (received := received_from(raw))]
        if answer and not updates:
            raise TelegramError("not one update among the updates")
        return updates, len(answer) >= _MOST

    def _url(self) -> str:
        query = {
            "offset": self._offset,
            "limit": _MOST,
            "timeout": self._long_poll if self.is_caught_up else 0,
            "allowed_updates": self._allowed_updates,
        }
        return f"{self._base_url}/getUpdates?{urlencode(query)}"

    async def _pause(self, error: Exception) -> None:
        """Log a failed poll, and wait before the next one."""
        self._failures += 1
        pause = backoff(self._failures, first=0.5, longest=15.0)
        match error:
            case Conflict():
                log.warning("another process receives this bot's updates: %s", error.message)
                with suppress(StoreUnavailable):
                    await self._met_rival()
            case RetryAfter():
                pause = min(pause_of(error), _LONGEST_PAUSE)
                log.warning("Telegram asks for a pause of %g s", pause)
            case TelegramError():
                log.warning("no updates at the moment: %s", error.message)
            case StoreUnavailable():
                log.warning("updates are not stored and not confirmed yet: %s", error)
            case _:
                log.error("a poll met a bug", exc_info=error)
        await asyncio.sleep(pause)
