"""Messages that were refused, and are mended by editing them: they are handled like new ones."""

from collections.abc import Mapping
from typing import Any

from telegram import Message

from bot.pipeline.ports import Clock
from bot.store.refused_messages import Refusable, RefusedMessages
from bot.store.tasks import TaskQueries
from bot.tasks.source_keys import message_key
from bot.tasks.task import Requester

_NEW = {"edited_message": "message", "edited_channel_post": "channel_post"}
"""What an edited message is in an update, and what it was when it was new."""


def is_edit(payload: Mapping[str, Any]) -> bool:
    """Return whether an update, as Telegram writes it, is about an edited message."""
    return any(kind in payload for kind in _NEW)


def as_new(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return such an update as if the message had been written like that at once."""
    return {_NEW.get(kind, kind): value for kind, value in payload.items()}


class Mending:
    """Knows which messages were refused."""

    def __init__(self, refused: RefusedMessages, tasks: TaskQueries, clock: Clock) -> None:
        self._refused = refused
        self._tasks = tasks
        self._clock = clock

    async def keep(self, who: Requester, message: Message) -> None:
        """Keep that a message was refused as it stands now."""
        await self._refused.keep(_refusable(who, message), self._clock())

    async def is_mended(self, who: Requester, message: Message, edited_at: float) -> bool:
        """Return whether an edited message was refused lately; what has bought stays as it is."""
        if not await self._refused.is_mended(_refusable(who, message), edited_at):
            return False
        return await self._tasks.by_source(message_key(who.chat_id, who.message_id)) is None

    async def taken_up(self, who: Requester, message: Message) -> None:
        """Forget the refusal of a message that was handled now, unless that was refused, too."""
        await self._refused.drop(_refusable(who, message))


def _refusable(who: Requester, message: Message) -> Refusable:
    words = message.text or message.caption or ""
    return Refusable(who.chat_id, who.message_id, who.user_id, words)
