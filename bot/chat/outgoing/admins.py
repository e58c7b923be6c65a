"""Words to the bot's own admins, in their private chats with it."""

import logging
from collections.abc import Awaitable, Callable, Iterable

from bot.chat.outgoing.sender import Sender
from bot.errors import ChatError, ChatGone
from bot.tasks.task import Requester
from bot.texts import Html, texts_for

log = logging.getLogger(__name__)


class Admins:
    """Those whom the settings name."""

    def __init__(self, sender: Sender, ids: Iterable[int]) -> None:
        self._sender = sender
        self._ids = sorted(ids)

    async def tell(self, text: Html) -> int:
        """Tell each of them, once; return how many could be told."""
        language = texts_for(None).language
        return await self.each(
            lambda admin_id: self._sender.reply(Requester.in_private(admin_id, language), text)
        )

    async def each(self, say: Callable[[int], Awaitable[object]]) -> int:
        """Say something to each of them, by id; return to how many it could be said."""
        return sum([await self._is_told(admin_id, say) for admin_id in self._ids])

    async def _is_told(self, admin_id: int, say: Callable[[int], Awaitable[object]]) -> bool:
        try:
            await say(admin_id)
        except ChatGone:
            log.warning("admin %s has not started a chat with the bot", admin_id)
        except ChatError as error:
            log.warning("admin %s was not told: %r", admin_id, error)
        else:
            return True
        return False
