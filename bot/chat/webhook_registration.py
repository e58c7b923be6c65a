"""Has Telegram bring updates to the webhook, and watches that it does."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from telegram import WebhookInfo
from telegram.error import InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.chat.outgoing.call_classes import CallClass
from bot.chat.telegram_errors import pause_of
from bot.errors import StoreUnavailable
from bot.pipeline.ports import Clock
from bot.store.webhook import WebhookMemory
from bot.tasks.schedule import backoff

log = logging.getLogger(__name__)

_EVERY = 30.0
"""Seconds between two looks at what Telegram says about the webhook."""

_CLOSELY = 1.0
"""Seconds between two looks while Telegram may have updates that it could not bring."""

_SETTLING = 60.0
"""Seconds after which Telegram has brought what it could not: its pauses are not longer."""

_STRANGE = 30.0
"""Seconds for which somebody else's webhook or secret is there, or none, before ours is set again.
A new process that polls, or has another secret, is not to be disturbed while the old one stops."""

_LONGEST_PAUSE = 300.0
"""Seconds; a longer pause is asked for by mistake, and asking again costs one call."""

_WORDS = 200
"""Characters of Telegram's words that are logged."""


@dataclass(frozen=True)
class Target:
    """Where Telegram is to bring what, and how it proves to be Telegram."""

    url: str = field(repr=False)
    secret: str = field(repr=False)
    allowed_updates: Sequence[str]
    max_connections: int = 40

    def is_told_by(self, info: WebhookInfo) -> bool:
        """Return whether Telegram knows it; the secret is nothing that Telegram tells."""
        return (
            info.url == self.url
            and info.max_connections == self.max_connections
            and set(info.allowed_updates) == set(self.allowed_updates)
        )


class WebhookRegistration:
    """Sets the webhook where something differs. Replicas all set the same one."""

    def __init__(
        self,
        bot: ExtBot[CallClass],
        target: Target,
        memory: WebhookMemory,
        reached: Callable[[], None],
        clock: Clock,
        pause: float,
    ) -> None:
        """Take a clock that is never set, and the seconds between two looks at it.

        ``reached`` is called when Telegram has said that all is in place.
        """
        self._bot = bot
        self._target = target
        self._memory = memory
        self._reached = reached
        self._clock = clock
        self._pause = pause
        self._due = self._looked_at = clock()
        self._failures = 0
        self._is_known = False
        """whether Telegram has, or once had, our address and our secret"""
        self._strange_since: float | None = None
        self._told: WebhookInfo | None = None
        """what Telegram has said last"""
        self._is_settled = False
        self._troubles = 0
        self._troubled_at = clock()

    @property
    def is_caught_up(self) -> bool:
        """Whether Telegram has no updates that it could not bring before."""
        return self._is_settled or self._clock() - self._troubled_at >= _SETTLING

    def trouble(self) -> None:
        """Note that an update was not taken: Telegram has it, and brings it again."""
        self._is_settled = False
        self._troubles += 1
        self._troubled_at = self._clock()
        if not self._failures:
            self._due = min(self._due, self._looked_at + _CLOSELY)

    async def receive(self) -> None:
        """Set the webhook, and look after it until cancelled.

        Raises:
            InvalidToken: the token is no longer valid.
        """
        while True:
            await self.look()
            await asyncio.sleep(self._pause)

    async def look(self) -> None:
        """Look at what Telegram says, where that is due.

        Raises:
            InvalidToken: the token is no longer valid.
        """
        if self._clock() < self._due:
            return
        self._looked_at = self._clock()
        try:
            is_in_place = await self._check()
        except InvalidToken:
            raise
        except (TelegramError, StoreUnavailable) as error:
            self._failures += 1
            log.warning("the webhook cannot be looked after now: %s", error)
            self._due = self._clock() + self._wait_after(error)
        else:
            self._failures = 0
            self._due = self._looked_at + (_EVERY if self._is_settled else _CLOSELY)
            if is_in_place:
                self._reached()

    def _wait_after(self, error: Exception) -> float:
        if isinstance(error, RetryAfter):
            return min(pause_of(error), _LONGEST_PAUSE)
        return backoff(self._failures, first=0.5, longest=15.0)

    async def _check(self) -> bool:
        """Return whether the webhook is in place, after setting it where that is due."""
        troubles = self._troubles
        info = await self._bot.get_webhook_info()
        is_ours = await self._is_ours(info)
        if self._is_due(is_ours):
            await self._set()
            is_ours = True
        elif not is_ours:
            log.warning("Telegram's webhook is no longer ours: somebody else has set it")
        self._note(info, is_quiet=troubles == self._troubles)
        return is_ours

    async def _is_ours(self, info: WebhookInfo) -> bool:
        """Return whether Telegram has our address, and nobody has given it another secret since.

        Raises:
            StoreUnavailable: nobody knows whether it ever had our secret.
        """
        if not self._target.is_told_by(info):
            return False
        try:
            return await self._memory.was_told(self._bot.token, self._target.secret)
        except StoreUnavailable:
            if not self._is_known:
                raise
            return True

    def _is_due(self, is_ours: bool) -> bool:
        if is_ours:
            self._is_known, self._strange_since = True, None
            return False
        if self._strange_since is None:
            self._strange_since = self._looked_at
        return not self._is_known or self._looked_at - self._strange_since >= _STRANGE

    async def _set(self) -> None:
        await self._bot.set_webhook(
            self._target.url,
            max_connections=self._target.max_connections,
            allowed_updates=self._target.allowed_updates,
            secret_token=self._target.secret,
        )
        await self._memory.tell(self._bot.token, self._target.secret)
        self._is_known, self._strange_since = True, None
        log.info("Telegram brings updates to %s", urlsplit(self._target.url).hostname)

    def _note(self, info: WebhookInfo, *, is_quiet: bool) -> None:
        """Take in what Telegram could not bring; what it says of the time before us is old."""
        if self._told and info.last_error_date != self._told.last_error_date:
            words = (info.last_error_message or "")[:_WORDS]
            log.warning("Telegram could not bring an update: %s", words)
            self.trouble()
        self._told = info
        if is_quiet and info.pending_update_count == 0:
            self._is_settled = True
