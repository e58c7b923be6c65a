"""Chats to which nothing may be sent for a while, after a 429 from Telegram."""

from bot.errors import FloodWait
from bot.pipeline.ports import Clock


class Floods:
    """Remembers flood waits by chat, so that a flooded chat costs one call and delays no other."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._until: dict[int, float] = {}

    def check(self, chat_id: int) -> None:
        """Check that something may be sent to a chat.

        Raises:
            FloodWait: nothing may, for the seconds that are left.
        """
        left = self._until.get(chat_id, 0.0) - self._clock()
        if left > 0:
            raise FloodWait(left)
        self._until.pop(chat_id, None)

    def rest(self, chat_id: int, seconds: float) -> None:
        """Record for how many seconds nothing may be sent to a chat."""
        self._until[chat_id] = max(self._until.get(chat_id, 0.0), self._clock() + seconds)
