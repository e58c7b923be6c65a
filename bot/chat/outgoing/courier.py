"""The pipeline's courier to Telegram, through python-telegram-bot."""

from collections.abc import Sequence
from typing import Any

import httpx
from telegram.ext import ExtBot

from bot.chat.files.downloads import fetched_file
from bot.chat.files.pictures import LIMIT_MB, Begin, PictureReader
from bot.chat.outgoing.admins import Admins
from bot.chat.outgoing.captions import ending
from bot.chat.outgoing.keyboards import Keyboards
from bot.chat.outgoing.progress_messages import ProgressMessages
from bot.chat.outgoing.sender import Sender
from bot.chat.outgoing.videos import Videos
from bot.chat.telegram_errors import translate_telegram_errors
from bot.errors import (
    ChatRefused,
    OperatorNeeded,
    PictureGone,
    PictureTooLarge,
)
from bot.pipeline.ports import Clock
from bot.store.notices import Notices
from bot.tasks.task import Reason, Receipt, Status, Task
from bot.texts import texts_for

_HOUR = 3600.0


class TelegramCourier:
    """Implements the pipeline's Courier."""

    def __init__(
        self,
        bot: ExtBot[Any],
        files: httpx.AsyncClient,
        pictures: PictureReader,
        sender: Sender,
        keyboards: Keyboards,
        videos: Videos,
        progress: ProgressMessages,
        notices: Notices,
        admins: Admins,
        clock: Clock,
    ) -> None:
        """Take ``files``, the client that fetches pictures from Telegram."""
        self._bot = bot
        self._files = files
        self._pictures = pictures
        self._sender = sender
        self._keyboards = keyboards
        self._videos = videos
        self._progress = progress
        self._notices = notices
        self._admins = admins
        self._clock = clock
        self._alerting: set[str] = set()

    async def pictures(self, task: Task, begin: Begin) -> Sequence[str]:
        """See Courier.pictures."""
        return [await self._data_uri(file_id, begin) for file_id in task.request.images]

    async def _data_uri(self, file_id: str, begin: Begin) -> str:
        try:
            with translate_telegram_errors():
                file = await self._bot.get_file(file_id)
        except ChatRefused as error:
            raise (PictureTooLarge(LIMIT_MB) if error.too_large else PictureGone()) from error
        base = self._bot.base_file_url
        async with fetched_file(self._files, file.file_path or "", base) as content:
            return (await self._pictures.read(content, begin)).data_uri

    async def deliver(self, task: Task) -> Receipt:
        """See Courier.deliver."""
        return await self._videos.deliver(task)

    async def notify_outcome(self, task: Task) -> None:
        """See Courier.notify_outcome."""
        if task.reason is Reason.CHAT_GONE:
            return
        if task.status is Status.CANCELLED and task.progress_message_id:
            await self._progress.close(task)
            return
        # This can be repeated without harm, so it comes first: if it fails, nothing is said twice.
        await self._progress.withdraw(task)
        if task.status is not Status.DELIVERED:
            texts = texts_for(task.requester.language)
            keyboard = self._keyboards.ending(texts, task)
            await self._sender.reply(task.requester, ending(texts, task), keyboard)

    async def alert(self, problem: OperatorNeeded) -> None:
        """See Courier.alert; each problem at most once an hour."""
        if problem.problem in self._alerting:
            return
        self._alerting.add(problem.problem)
        try:
            await self._alert_once(problem)
        finally:
            self._alerting.discard(problem.problem)

    async def _alert_once(self, problem: OperatorNeeded) -> None:
        name, now = f"operator-{problem.problem}", self._clock()
        if not await self._notices.was_told(name, now - _HOUR):
            words = texts_for(None)(f"alert-{problem.problem}", detail=problem.message)
            await self._admins.tell(words)
            await self._notices.tell(name, now)
