"""Finished videos in inline messages, which stand in chats that the bot need not know.

Such a message is edited by its id, and takes a video by link or by ``file_id`` alone: nothing can
be uploaded to it (Bot API: editMessageMedia).
"""

import logging
from typing import Any

from telegram import InputMediaVideo
from telegram.constants import ParseMode
from telegram.ext import ExtBot

from bot.chat.outgoing.videos import LINK_ATTEMPTS, LINK_SECONDS, Videos
from bot.chat.telegram_errors import is_benign, translate_telegram_errors
from bot.errors import ChatGone, ChatRefused
from bot.tasks.destination import InlineMessage
from bot.tasks.task import Receipt, Task
from bot.texts import texts_for

log = logging.getLogger(__name__)

_NOWHERE = Receipt(None, "", "")


class InlineVideos:
    """Puts finished videos into inline messages."""

    def __init__(self, bot: ExtBot[Any], videos: Videos) -> None:
        """Take what sends videos to chats: to the private one of whoever asked, where need be."""
        self._bot = bot
        self._videos = videos

    async def deliver(self, task: Task, message: InlineMessage) -> Receipt:
        """Put it there by link, else as the file of a copy in private, else as a link in words.

        Raises:
            LinkExpired: the link no longer works.
            ChatError: it is not there.
        """
        if task.attempts < LINK_ATTEMPTS:
            try:
                return await self._put(task, message, task.video_url or "", _NOWHERE)
            except ChatRefused as error:
                log.info("task %s: Telegram refuses the link: %s", task.id, error.detail)
                if is_benign(error):  # the message is gone, and with it the chat that was meant
                    return await self._videos.deliver(task)
        return await self._by_copy(task, message)

    async def _by_copy(self, task: Task, message: InlineMessage) -> Receipt:
        try:
            copy = await self._videos.upload(task)
            return await self._put(task, message, copy.file_id, copy)
        except (ChatGone, ChatRefused) as error:
            log.info("task %s: there is no copy to show: %r", task.id, error)
            return await self._in_words(task, message)

    async def _put(
        self, task: Task, message: InlineMessage, media: str, receipt: Receipt
    ) -> Receipt:
        width, height = task.request.size
        words = self._videos.words(task.requester, task)
        keyboard = words.pop("reply_markup")
        video = InputMediaVideo(
            media,
            width=width,
            height=height,
            duration=task.request.duration,
            supports_streaming=True,
            has_spoiler=task.request.spoiler or None,
            **words,
        )
        with translate_telegram_errors():
            await self._bot.edit_message_media(
                video,
                inline_message_id=message.inline_message_id,
                reply_markup=keyboard,
                read_timeout=LINK_SECONDS,
            )
        return receipt

    async def _in_words(self, task: Task, message: InlineMessage) -> Receipt:
        with translate_telegram_errors():
            await self._bot.edit_message_text(
                texts_for(task.requester.language)("video-link", url=task.video_url),
                inline_message_id=message.inline_message_id,
                parse_mode=ParseMode.HTML,
            )
        return _NOWHERE
