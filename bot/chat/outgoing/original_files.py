"""Videos as files: as the video service made them, not as Telegram squeezes them."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from telegram import InputFile
from telegram.ext import ExtBot

from bot.chat.files.downloads import fetched_video
from bot.chat.outgoing.call_classes import CallClass
from bot.chat.outgoing.sender import Sender
from bot.errors import ChatRefused
from bot.store.file_orders import SentFile
from bot.tasks.task import FileKind, Requester, Task
from bot.texts import texts_for

log = logging.getLogger(__name__)

_UPLOAD_SECONDS = 120.0


class OriginalFiles:
    """Implements the pipeline's FileCourier.

    Only an upload stays a file: of what is sent by link Telegram takes no videos as documents, and
    a video's own file id sends a video (Bot API: sending files).
    """

    def __init__(
        self,
        bot: ExtBot[CallClass],
        files: httpx.AsyncClient,
        sender: Sender,
        limit: int | None = None,
    ) -> None:
        """Take ``files``, which fetches videos, and the bytes of an upload, if not Telegram's."""
        self._bot = bot
        self._files = files
        self._sender = sender
        self._limit = limit

    async def send_file(self, task: Task, requester: Requester, url: str | None) -> SentFile | None:
        """See FileCourier.send_file."""
        try:
            async with self._document(task, url) as document:
                message = await self._sender.send(
                    requester,
                    self._bot.send_document,
                    document=document,
                    disable_content_type_detection=True,
                    read_timeout=_UPLOAD_SECONDS,
                )
        except ChatRefused as error:
            log.info("task %s: Telegram refuses the file: %s", task.id, error.detail)
            await self._say_link(requester, url)
            return None
        if message.document is None:
            log.warning("task %s: Telegram has made something else of the file", task.id)
            return None  # it is in the chat, and would come again with each try
        return SentFile(message.document.file_id, message.document.file_unique_id)

    async def say_file_gone(self, requester: Requester) -> None:
        """See FileCourier.say_file_gone."""
        await self._sender.reply(requester, texts_for(requester.language)("link-gone"))

    async def _say_link(self, requester: Requester, url: str | None) -> None:
        if url is None:
            await self.say_file_gone(requester)
        else:
            words = texts_for(requester.language)("link", url=url)
            await self._sender.reply(requester, words)

    @asynccontextmanager
    async def _document(self, task: Task, url: str | None) -> AsyncIterator[str | InputFile]:
        """Give the file that Telegram has, else one that is fetched in pieces and sent likewise."""
        known = task.document_id or (task.file_kind is FileKind.DOCUMENT and task.file_id)
        if known:
            yield known
            return
        async with fetched_video(self._files, url or "", self._limit) as file:
            yield InputFile(file, filename=f"veogram-{task.id}.mp4", read_file_handle=False)
