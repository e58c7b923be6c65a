"""The way into the inbox, whether updates were polled for or brought by Telegram."""

import logging
from collections.abc import Callable, Sequence

from bot.errors import StoreUnavailable
from bot.pipeline.ports import Clock
from bot.store.inbox import Inbox, Received

log = logging.getLogger(__name__)


class Mailbox:
    """Stores updates, and wakes whoever handles them."""

    def __init__(self, inbox: Inbox, clock: Clock, received: Callable[[], None]) -> None:
        """Take ``received``, which is called when something new is stored."""
        self._inbox = inbox
        self._clock = clock
        self._received = received
        self._is_open = False

    def open(self) -> None:
        """Let what is stored be handled from now on: during the start it is only stored."""
        self._is_open = True
        self._received()

    async def accept(self, updates: Sequence[Received]) -> None:
        """Store updates together, or one by one where one of them is not to be stored at all.

        After that they may be confirmed to Telegram.

        Raises:
            StoreUnavailable: not all of them are stored; Telegram has to bring them again.
        """
        try:
            await self._inbox.store(updates, self._clock())
        except StoreUnavailable:
            raise
        except Exception:
            log.exception("some of %d updates cannot be stored", len(updates))
            for update in updates:
                await self._accept_alone(update)
        if updates and self._is_open:
            self._received()

    async def _accept_alone(self, update: Received) -> None:
        try:
            await self._inbox.store([update], self._clock())
        except StoreUnavailable:
            raise
        except Exception:
            log.exception("update %s cannot be stored and is skipped", update.update_id)
