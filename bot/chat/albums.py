"""Gathering an album: its messages come one by one, and none is marked as the last."""

from collections.abc import Awaitable, Callable

from telegram import Message

from bot.errors import NotAPicture, Postponed
from bot.pipeline.ports import Clock
from bot.store.albums import Album, Albums
from bot.store.inbox import Inbox
from bot.veo.sources import Sources

_PAUSE = 1.5
"""Seconds after its last message at which an album counts as complete."""

_AGAIN = 0.5
"""Seconds until the next try while more messages may be on their way."""


class AlbumGatherer:
    """Gathers albums, and postpones the update that asks for one until it is complete."""

    def __init__(
        self,
        albums: Albums,
        inbox: Inbox,
        is_caught_up: Callable[[], Awaitable[bool]],
        clock: Clock,
    ) -> None:
        """Take ``is_caught_up``, which says whether Telegram has no more updates waiting."""
        self._albums = albums
        self._inbox = inbox
        self._is_caught_up = is_caught_up
        self._clock = clock

    async def gather(self, message: Message, update_id: int) -> Sources | None:
        """Return the album's pictures, or None where another of its messages makes the request.

        Raises:
            Postponed: it may not be complete yet.
            NotAPicture: it has no picture.
        """
        album = await self._albums.get(message.chat.id, message.media_group_id or "")
        if album is None:
            raise NotAPicture
        await self._check_complete(album, message.chat.id, update_id)
        if album.speaker != message.message_id:
            return None
        if not album.images:
            raise NotAPicture
        return Sources(images=album.images, incomplete=album.is_incomplete)

    async def _check_complete(self, album: Album, chat_id: int, update_id: int) -> None:
        left = album.seen_at + _PAUSE - self._clock()
        if left > 0:
            raise Postponed(left)
        is_all_here = await self._is_caught_up()
        if not is_all_here or await self._inbox.has_unseen(chat_id, besides=update_id):
            raise Postponed(_AGAIN)
