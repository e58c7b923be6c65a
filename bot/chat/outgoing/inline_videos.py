"""Finished videos in inline messages, which stand in chats that the bot need not know.

Such a message is edited by its id, and takes a video by link or by ``file_id`` alone: nothing can
be uploaded to it (Bot API: editMessageMedia).
"""

import logging
from typing import Any

from telegram import InputMediaAnimation, InputMediaDocument, InputMediaVideo
from telegram.constants import ParseMode
from telegram.ext import ExtBot

from bot.chat.outgoing.captions import caption
from bot.chat.outgoing.inline_messages import InlineMessages
from bot.chat.outgoing.keyboards import Keyboards
from bot.chat.outgoing.videos import LINK_ATTEMPTS, LINK_SECONDS, Videos
from bot.chat.telegram_errors import is_benign, is_unchanged, translate_telegram_errors
from bot.errors import ChatGone, ChatRefused
from bot.money.prices import ShowPrices
from bot.store.tasks import TaskFiles, TaskQueries
from bot.tasks.destination import InlineMessage
from bot.tasks.task import FileKind, Receipt, Task
from bot.texts import texts_for

log = logging.getLogger(__name__)

_NOWHERE = Receipt(None, "", "")
"""What Telegram says of an inline message: nothing."""

_Media = InputMediaVideo | InputMediaAnimation | InputMediaDocument


class InlineVideos:
    """Puts finished videos into inline messages."""

    def __init__(
        self,
        bot: ExtBot[Any],
        videos: Videos,
        messages: InlineMessages,
        keyboards: Keyboards,
        queries: TaskQueries,
        files: TaskFiles,
        show_prices: ShowPrices,
    ) -> None:
        """Take what sends videos to chats: to the private one of whoever asked, where need be."""
        self._bot = bot
        self._videos = videos
        self._messages = messages
        self._keyboards = keyboards
        self._queries = queries
        self._files = files
        self._show_prices = show_prices

    async def deliver(self, task: Task, message: InlineMessage) -> Receipt:
        """Put it there by link, else as the file of a copy in private, else as a link in words.

        Where the message is gone, the video goes to whoever asked, in private; so does one that was
        found after it had been bought again, for the message tells of the other one.

        Raises:
            LinkExpired: the link no longer works.
            ChatError: it is not there.
        """
        try:
            if await self._queries.is_overtaken(task):
                return await self._videos.deliver(task)
            return await self._shown(task, message)
        except (ChatGone, ChatRefused) as error:
            if isinstance(error, ChatRefused) and not is_benign(error):
                raise
            log.info("task %s: its message is gone: %r", task.id, error)
            return await self._videos.deliver(task)

    async def _shown(self, task: Task, message: InlineMessage) -> Receipt:
        if task.attempts < LINK_ATTEMPTS and not task.file_id:
            try:
                media = self._media(task, task.video_url or "", FileKind.VIDEO)
                return await self._put(media, task, message, _NOWHERE)
            except ChatRefused as error:
                if is_benign(error):
                    raise
                log.info("task %s: Telegram refuses the link: %s", task.id, error.detail)
        return await self._by_copy(task, message)

    async def _by_copy(self, task: Task, message: InlineMessage) -> Receipt:
        """Show the file of a copy in private; one that is there already serves again."""
        copy = _known_copy(task) or await self._copied(task)
        if copy.file_kind is None:
            return await self._in_words(task, message)
        try:
            media = self._media(task, copy.file_id, copy.file_kind)
            return await self._put(media, task, message, copy)
        except (ChatGone, ChatRefused) as error:
            log.info("task %s: its message does not show the copy: %r", task.id, error)
            if isinstance(error, ChatGone) or is_benign(error):
                return copy  # the message is gone, and the person has the video in private
            return await self._in_words(task, message)

    async def _copied(self, task: Task) -> Receipt:
        """Send a copy in private, where the person lets the bot write, and store its file."""
        try:
            copy = await self._videos.upload(task)
        except (ChatGone, ChatRefused) as error:
            log.info("task %s: there is no copy to show: %r", task.id, error)
            return _NOWHERE
        await self._files.copied(task, copy)
        return copy

    async def _put(
        self, media: _Media, task: Task, message: InlineMessage, receipt: Receipt
    ) -> Receipt:
        """Show a video; where that is shown already, an earlier answer got lost.

        Raises:
            ChatError: it is not shown.
        """
        keyboard = self._keyboards.inline_video(texts_for(task.requester.language), task)
        try:
            with translate_telegram_errors():
                await self._bot.edit_message_media(
                    media,
                    inline_message_id=message.inline_message_id,
                    reply_markup=keyboard,
                    read_timeout=LINK_SECONDS,
                )
        except ChatRefused as error:
            if not is_unchanged(error):
                raise
        return receipt

    def _media(self, task: Task, file: str, kind: FileKind) -> _Media:
        """Return a file, or a link to one, with the words under it; others read them, too."""
        is_priced = self._show_prices.allows(private=False)
        words = caption(texts_for(task.requester.language), task, priced=is_priced)
        what: dict[str, Any] = {"media": file, "caption": words, "parse_mode": ParseMode.HTML}
        spoiler = task.request.spoiler or None
        width, height = task.request.size
        size: dict[str, Any] = {"width": width, "height": height, "duration": task.request.duration}
        match kind:
            case FileKind.DOCUMENT:
                return InputMediaDocument(**what)
            case FileKind.ANIMATION:
                return InputMediaAnimation(**what, **size, has_spoiler=spoiler)
            case _:
                return InputMediaVideo(**what, **size, supports_streaming=True, has_spoiler=spoiler)

    async def _in_words(self, task: Task, message: InlineMessage) -> Receipt:
        words = texts_for(task.requester.language)("video-link", url=task.video_url)
        try:
            await self._messages.edit(message.inline_message_id, words)
        except ChatRefused as error:
            if not is_unchanged(error):
                raise
        return _NOWHERE


def _known_copy(task: Task) -> Receipt | None:
    """Return the file of an earlier copy, if there is one."""
    if not task.file_id:
        return None
    return Receipt(None, task.file_id, task.file_unique_id or "", task.file_kind)
