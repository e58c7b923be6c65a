"""The poll loop: updates are stored in the inbox, and only then confirmed to Telegram.

The library's own updater confirms a batch before its handlers have run, so a crash would lose it.
"""

import asyncio
import json
import logging
import ssl
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any, TypeGuard
from urllib.parse import urlencode

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.errors import StoreUnavailable
from bot.pipeline.ports import Clock
from bot.store.inbox import Inbox, Raw, Received
from bot.tasks.schedule import backoff

log = logging.getLogger(__name__)

_LONG_POLL = 30
"""Seconds that Telegram waits for an update before it sends an empty answer."""

_MOST = 100
"""Updates per answer (Bot API: getUpdates, limit)."""

_LONGEST_PAUSE = 300.0
"""Seconds; a longer pause is asked for by mistake, and asking again costs one call."""

_ID_LIMIT = 2**62
"""Ids must be below this: Telegram's have at most 52 significant bits (Bot API: Chat)."""

_STANDS_ALONE = ("inline_query", "chosen_inline_result", "pre_checkout_query", "shipping_query")


class Receiver:
    """Polls Telegram until it is stopped."""

    def __init__(
        self,
        base_url: str,
        inbox: Inbox,
        clock: Clock,
        allowed_updates: Sequence[str],
        received: Callable[[], None],
        tls: ssl.SSLContext,
        long_poll: int = _LONG_POLL,
    ) -> None:
        """Take the bot's ``base_url``, and ``received``, called when something new is stored."""
        self._base_url = base_url
        self._inbox = inbox
        self._clock = clock
        self._allowed_updates = json.dumps(list(allowed_updates))
        self._received = received
        self._long_poll = long_poll
        self._request = HTTPXRequest(read_timeout=long_poll + 10, httpx_kwargs={"verify": tls})
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
            await self._store(updates)
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
                self._received()

    async def _store(self, updates: Sequence[Received]) -> None:
        """Store updates together, or one by one where one of them is not to be stored at all."""
        try:
            await self._inbox.store(updates, self._clock())
        except StoreUnavailable:
            raise
        except Exception:
            log.exception("some of %d updates cannot be stored", len(updates))
            for update in updates:
                await self._store_alone(update)

    async def _store_alone(self, update: Received) -> None:
        try:
            await self._inbox.store([update], self._clock())
        except StoreUnavailable:
            raise
        except Exception:
            log.exception("update %s cannot be stored and is skipped", update.update_id)

    async def _ask(self) -> tuple[list[Received], bool]:
        """Return the updates that wait at Telegram, and whether there may be more.

        Raises:
            TelegramError: no answer, or an unreadable one.
        """
        try:
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
            case RetryAfter():
                pause = min(_seconds(error.retry_after), _LONGEST_PAUSE)
                log.warning("Telegram asks for a pause of %g s", pause)
            case TelegramError():
                log.warning("no updates at the moment: %s", error.message)
            case StoreUnavailable():
                log.warning("updates are not stored and not confirmed yet: %s", error)
            case _:
                log.error("a poll met a bug", exc_info=error)
        await asyncio.sleep(pause)


def _seconds(period: int | timedelta) -> float:
    return period.total_seconds() if isinstance(period, timedelta) else float(period)


def received_from(raw: object) -> Received | None:
    """Return an update as the inbox stores it, or None where it is not an update."""
    update_id = raw.get("update_id") if isinstance(raw, dict) else None
    if not isinstance(raw, dict) or not _is_id(update_id):
        log.error("something that is no update is skipped: a %s", type(raw).__name__)
        return None
    return Received(update_id, _chat_of(raw), raw)


def _chat_of(raw: Raw) -> int | None:
    """Return the chat within which an update is handled in order, or None for no order.

    An update without a chat counts for the sender's private chat. Queries that have to be answered
    within seconds wait for nothing, so they have None.
    """
    if any(name in raw for name in _STANDS_ALONE):
        return None
    contents = [content for content in raw.values() if isinstance(content, dict)]
    for content in contents:
        message = content.get("message")
        around = message if isinstance(message, dict) else content
        for place in (around.get("chat"), content.get("from")):
            if _has_id(place):
                return place["id"]
    return None


def _has_id(place: object) -> TypeGuard[dict[str, int]]:
    return isinstance(place, dict) and _is_id(place.get("id"))


def _is_id(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < _ID_LIMIT
