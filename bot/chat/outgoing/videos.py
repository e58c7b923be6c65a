"""Sending finished videos, for the first time and again."""

import logging
from typing import Any

import httpx
from telegram import InputFile, Message
from telegram.constants import ChatAction, ParseMode
from telegram.ext import ExtBot

from bot.chat.files.downloads import fetched_video
from bot.chat.outgoing.captions import caption
from bot.chat.outgoing.keyboards import Keyboards
from bot.chat.outgoing.sender import Send, Sender
from bot.chat.telegram_errors import translate_telegram_errors
from bot.errors import ChatError, ChatRefused
from bot.money.prices import ShowPrices
from bot.tasks.task import FileKind, Receipt, Requester, Task
from bot.texts import texts_for

log = logging.getLogger(__name__)

LINK_SECONDS = 60.0
"""How long Telegram may take to fetch a video by its link."""

_UPLOAD_SECONDS = 120.0
LINK_ATTEMPTS = 3


class Videos:
    """Sends finished videos."""

    def __init__(
        self,
        bot: ExtBot[Any],
        files: httpx.AsyncClient,
        sender: Sender,
        keyboards: Keyboards,
        show_prices: ShowPrices,
        limit: int | None = None,
    ) -> None:
        """Take ``files``, the client that fetches videos from the provider.

        ``limit`` is in bytes of an upload, unless it is Telegram's own.
        """
        self._bot = bot
        self._files = files
        self._sender = sender
        self._keyboards = keyboards
        self._show_prices = show_prices
        self._limit = limit

    async def deliver(self, task: Task) -> Receipt:
        """Send by link, else by upload, else as a document, else in words.

        Where Telegram does not answer, it may be stuck fetching the link: after a few failures the
        link is left out.

        Raises:
            LinkExpired: the link no longer works.
            ChatError: it was not sent.
        """
        steps = (self._by_link, self._by_upload, self._as_document)
        for send in steps if task.attempts < LINK_ATTEMPTS else steps[1:]:
            try:
                return _receipt(await send(task))
            except ChatRefused as error:
                log.info("task %s: Telegram refuses %s: %s", task.id, send.__name__, error.detail)
                if error.too_large and send is not self._by_link:
                    break
        return _receipt(await self._in_words(task))

    async def upload(self, task: Task) -> Receipt:
        """Send it by upload alone, to the chat of whoever asked.

        Raises:
            LinkExpired, ChatError: see deliver.
        """
        return _receipt(await self._by_upload(task))

    async def send_link(self, task: Task) -> Receipt:
        """Send it by its link alone.

        Raises:
            ChatError: it was not sent.
        """
        return _receipt(await self._by_link(task))

    async def _by_link(self, task: Task) -> Message:
        return await self._send_video(task, task.video_url, read_timeout=LINK_SECONDS)

    async def _by_upload(self, task: Task) -> Message:
        async with fetched_video(self._files, task.video_url or "", self._limit) as file:
            await self._show_uploading(task.requester)
            video = InputFile(file, filename=_file_name(task), read_file_handle=False)
            return await self._send_video(task, video, read_timeout=_UPLOAD_SECONDS)

    async def _show_uploading(self, requester: Requester) -> None:
        action = self._bot.send_chat_action
        try:
            with translate_telegram_errors():
                await action(requester.chat_id, ChatAction.UPLOAD_VIDEO, requester.thread_id)
        except ChatError as error:
            log.debug("chat %s is not shown the upload: %r", requester.chat_id, error)

    async def _as_document(self, task: Task) -> Message:
        async with fetched_video(self._files, task.video_url or "", self._limit) as file:
            document = InputFile(file, filename=_file_name(task), read_file_handle=False)
            return await self._sender.send(
                task.requester,
                self._bot.send_document,
                document=document,
                **self.words(task.requester, task),
                read_timeout=_UPLOAD_SECONDS,
            )

    async def _in_words(self, task: Task) -> Message:
        return await self._sender.reply(
            task.requester, texts_for(task.requester.language)("video-link", url=task.video_url)
        )

    async def _send_video(self, task: Task, video: object, read_timeout: float) -> Message:
        width, height = task.request.size
        return await self._sender.send(
            task.requester,
            self._bot.send_video,
            video=video,
            width=width,
            height=height,
            duration=task.request.duration,
            supports_streaming=True,
            has_spoiler=task.request.spoiler or None,
            **self.words(task.requester, task),
            read_timeout=read_timeout,
        )

    def words(self, requester: Requester, task: Task) -> dict[str, Any]:
        """Return the caption and the buttons of a video."""
        texts = texts_for(requester.language)
        return {
            "caption": caption(texts, task, priced=self._is_priced(requester), numbered=True),
            "parse_mode": ParseMode.HTML,
            "reply_markup": self._keyboards.video(texts, requester, task),
        }

    def _is_priced(self, requester: Requester) -> bool:
        return self._show_prices.allows(private=requester.private)

    async def send_again(self, requester: Requester, task: Task) -> None:
        """Send a finished video again, as the file that Telegram already has.

        Raises:
            ChatError: it was not sent.
        """
        kind = task.file_kind or FileKind.VIDEO
        ways: dict[FileKind, Send] = {
            FileKind.VIDEO: self._bot.send_video,
            FileKind.ANIMATION: self._bot.send_animation,
            FileKind.DOCUMENT: self._bot.send_document,
        }
        hides = kind is not FileKind.DOCUMENT and task.request.spoiler
        await self._sender.send(
            requester,
            ways[kind],
            **{kind: task.file_id},
            **({"has_spoiler": True} if hides else {}),
            **self.words(requester, task),
        )


def _receipt(message: Message) -> Receipt:
    """Return what Telegram made of the video; one without sound can become an animation."""
    for kind in (FileKind.VIDEO, FileKind.ANIMATION, FileKind.DOCUMENT):
        file = getattr(message, kind)
        if file:
            return Receipt(message.message_id, file.file_id, file.file_unique_id, kind)
    return Receipt(message.message_id, "", "")


def _file_name(task: Task) -> str:
    return f"veogram-{task.id}.mp4"
