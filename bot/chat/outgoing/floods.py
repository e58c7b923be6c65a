"""Chats that Telegram told us to leave alone for a while."""

from bot.errors import FloodWait
from bot.pipeline.ports import Clock


class Floods:
    """Remembers who has to rest, so that one chat's flood costs one call and holds up nobody."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._until: dict[int, float] = {}

    def check(self, chat_id: int) -> None:
        """Return when the chat may be written to.

        Raises:
            FloodWait: it has to rest for so long yet.
        """
        left = self._until.get(chat_id, 0.0) - self._clock()
        if left > 0:
            raise FloodWait(left)
        self._until.pop(chat_id, None)

    def rest(self, chat_id: int, seconds: float) -> None:
        """Take in how long Telegram wants a chat to rest."""
        self._until[chat_id] = max(self._until.get(chat_id, 0.0), self._clock() + seconds)
