"""Sending pictures that were made."""

import logging
from typing import Any

import httpx
from telegram import InputFile, Message
from telegram.constants import ParseMode
from telegram.ext import ExtBot

from bot.chat.files.downloads import fetched_still
from bot.chat.outgoing.captions import still_caption
from bot.chat.outgoing.keyboards import Keyboards
from bot.chat.outgoing.sender import Sender
from bot.chat.outgoing.videos import LINK_ATTEMPTS, LINK_SECONDS
from bot.errors import ChatRefused
from bot.money.prices import ShowPrices
from bot.tasks.task import FileKind, Receipt, Task
from bot.texts import texts_for

log = logging.getLogger(__name__)

_UPLOAD_SECONDS = 60.0


class Stills:
    """Sends them as photos."""

    def __init__(
        self,
        bot: ExtBot[Any],
        files: httpx.AsyncClient,
        sender: Sender,
        keyboards: Keyboards,
        show_prices: ShowPrices,
    ) -> None:
        """Take ``files``, the client that fetches from the provider."""
        self._bot = bot
        self._files = files
        self._sender = sender
        self._keyboards = keyboards
        self._show_prices = show_prices

    async def deliver(self, task: Task) -> Receipt:
        """Send a picture by link, else by upload, else the link in words.

        Raises:
            LinkExpired: the link does not work.
            ChatError: it was not sent.
        """
        steps = (self._by_link, self._by_upload)
        for send in steps if task.attempts < LINK_ATTEMPTS else steps[1:]:
            try:
                return _receipt(await send(task))
            except ChatRefused as error:
                log.info("task %s: Telegram refuses %s: %s", task.id, send.__name__, error.detail)
        texts = texts_for(task.requester.language)
        words = texts("still-link", url=task.video_url)
        return _receipt(await self._sender.reply(task.requester, words))

    async def _by_link(self, task: Task) -> Message:
        return await self._send(task, task.video_url, LINK_SECONDS)

    async def _by_upload(self, task: Task) -> Message:
        async with fetched_still(self._files, task.video_url or "") as file:
            photo = InputFile(file, filename=f"veogram-{task.id}", read_file_handle=False)
            return await self._send(task, photo, _UPLOAD_SECONDS)

    async def _send(self, task: Task, photo: object, seconds: float) -> Message:
        who = task.requester
        texts = texts_for(who.language)
        is_priced = self._show_prices.allows(private=who.private)
        return await self._sender.send(
            who,
            self._bot.send_photo,
            photo=photo,
            caption=still_caption(texts, task, priced=is_priced),
            parse_mode=ParseMode.HTML,
            reply_markup=self._keyboards.still(texts, task),
            read_timeout=seconds,
        )


def _receipt(message: Message) -> Receipt:
    """Return what Telegram made of it: the largest size of a photo is the picture."""
    if not message.photo:
        return Receipt(message.message_id, "", "")
    photo = max(message.photo, key=lambda size: size.width * size.height)
    return Receipt(message.message_id, photo.file_id, photo.file_unique_id, FileKind.PHOTO)
