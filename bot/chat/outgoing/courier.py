"""The pipeline's courier to Telegram, through python-telegram-bot."""

from collections.abc import Sequence
from typing import Any

from telegram.ext import ExtBot

from bot.chat.files.pictures import LIMIT_MB, Attempt, PictureReader
from bot.chat.files.telegram_files import TelegramFiles
from bot.chat.outgoing.captions import ending
from bot.chat.outgoing.help_messages import HelpMessages
from bot.chat.outgoing.inline_videos import InlineVideos
from bot.chat.outgoing.keyboards import Keyboards
from bot.chat.outgoing.progress_messages import ProgressMessages
from bot.chat.outgoing.sender import Sender
from bot.chat.outgoing.videos import Videos
from bot.chat.telegram_errors import translate_telegram_errors
from bot.errors import ChatRefused, OperatorNeeded, PictureGone, PictureTooLarge
from bot.pipeline.alerts import Alert
from bot.pipeline.ports import Operators
from bot.tasks.destination import InlineMessage
from bot.tasks.task import Reason, Receipt, Status, Task
from bot.texts import texts_for


class TelegramCourier:
    """Implements the pipeline's Courier."""

    def __init__(
        self,
        bot: ExtBot[Any],
        files: TelegramFiles,
        pictures: PictureReader,
        sender: Sender,
        keyboards: Keyboards,
        videos: Videos,
        inline_videos: InlineVideos,
        help_messages: HelpMessages,
        progress: ProgressMessages,
        operators: Operators,
    ) -> None:
        self._bot = bot
        self._files = files
        self._pictures = pictures
        self._sender = sender
        self._keyboards = keyboards
        self._videos = videos
        self._inline_videos = inline_videos
        self._help_messages = help_messages
        self._progress = progress
        self._operators = operators

    async def pictures(self, task: Task, attempt: Attempt) -> Sequence[str]:
        """See Courier.pictures."""
        images = task.request.images
        read = {each: await self._data_uri(each, attempt) for each in dict.fromkeys(images)}
        return [read[each] for each in images]  # a loop begins and ends with the same one

    async def _data_uri(self, file_id: str, attempt: Attempt) -> str:
        try:
            with translate_telegram_errors():
                file = await self._bot.get_file(file_id)
        except ChatRefused as error:
            raise (PictureTooLarge(LIMIT_MB) if error.too_large else PictureGone()) from error
        async with self._files.opened(file.file_path or "") as content:
            return (await self._pictures.read(content, attempt)).data_uri

    async def deliver(self, task: Task) -> Receipt:
        """See Courier.deliver."""
        if not task.kind.is_video:
            return await self._help_messages.deliver(task)
        match task.destination:
            case InlineMessage() as message:
                return await self._inline_videos.deliver(task, message)
            case _:
                return await self._videos.deliver(task)

    async def notify_outcome(self, task: Task) -> None:
        """See Courier.notify_outcome."""
        if task.reason is Reason.CHAT_GONE or task.destination is None:
            return  # there is nowhere to say it
        if task.inline_message_id is not None:
            await self._close(task)
            return
        # This can be repeated without harm, so it comes first: if it fails, nothing is said twice.
        is_said = await self._progress.end(task)
        if task.status is Status.DELIVERED or is_said:
            return
        if not task.kind.is_video:
            await self._help_messages.say_ended(task)
        else:
            texts = texts_for(task.requester.language)
            keyboard = self._keyboards.ending(texts, task)
            await self._sender.reply(task.requester, ending(texts, task), keyboard)

    async def _close(self, task: Task) -> None:
        """Let an inline message say how its task ended; one with the video says so already."""
        if task.status is not Status.DELIVERED:
            await self._progress.close(task)

    async def alert(self, problem: OperatorNeeded) -> None:
        """See Courier.alert; each problem at most once an hour."""
        await self._operators.alert(Alert(problem.problem, words={"detail": problem.message}))
