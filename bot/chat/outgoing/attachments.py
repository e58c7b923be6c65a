"""Sending files of the bot's own: pictures with words, and documents."""

from typing import IO, Any

from telegram import InputFile, InputMediaPhoto
from telegram.constants import ParseMode
from telegram.ext import ExtBot

from bot.chat.outgoing.call_classes import CallClass
from bot.chat.outgoing.captions import fits_caption
from bot.chat.outgoing.keyboards import Keyboard
from bot.chat.outgoing.sender import Sender
from bot.chat.telegram_errors import ignore_benign_errors
from bot.tasks.task import Requester
from bot.texts import Html

_UPLOAD_SECONDS = 40.0


class Attachments:
    """Sends files."""

    def __init__(self, bot: ExtBot[CallClass], sender: Sender) -> None:
        self._bot = bot
        self._sender = sender

    async def send_picture(
        self, requester: Requester, png: bytes, text: Html, keyboard: Keyboard
    ) -> None:
        """Send a picture with the words as its caption, or before them where they are too long.

        Raises:
            ChatError: it was not sent, or not the words.
        """
        words: dict[str, Any] = {
            "caption": text,
            "parse_mode": ParseMode.HTML,
            "reply_markup": keyboard,
        }
        is_caption = fits_caption(text)
        await self._sender.send(
            requester, self._bot.send_photo, photo=png, **(words if is_caption else {})
        )
        if not is_caption:
            await self._sender.reply(requester, text, keyboard)

    async def replace_by_picture(
        self, chat_id: int, message_id: int, png: bytes, caption: Html, keyboard: Keyboard
    ) -> None:
        """Put a picture with its caption in the place of a message.

        Raises:
            ChatError: it was not replaced.
        """
        media = InputMediaPhoto(png, caption, parse_mode=ParseMode.HTML)
        with ignore_benign_errors():
            await self._bot.edit_message_media(
                media, chat_id, message_id, reply_markup=keyboard, read_timeout=_UPLOAD_SECONDS
            )

    async def send_document(
        self, requester: Requester, file: IO[bytes], name: str, caption: Html
    ) -> None:
        """Send a file as it is, without holding it in memory.

        Raises:
            ChatError: it was not sent.
        """
        file.seek(0)
        await self._sender.send(
            requester,
            self._bot.send_document,
            document=InputFile(file, filename=name, read_file_handle=False),
            caption=caption,
            parse_mode=ParseMode.HTML,
            read_timeout=_UPLOAD_SECONDS,
        )
