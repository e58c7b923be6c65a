"""The courier: brings pictures in and videos out, through python-telegram-bot."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any

import httpx
from telegram import InlineKeyboardMarkup, InputFile, Message, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.ext import ExtBot

from bot.chat.border import border, is_normal
from bot.chat.endings import caption, ending
from bot.chat.floods import Floods
from bot.chat.keyboards import cancel_button, encore_buttons, ending_buttons
from bot.chat.pictures import LIMIT_MB, MEGABYTE, read
from bot.chat.progress import Spacing, progress_text
from bot.chat.transfer import fetched_bytes, fetched_video
from bot.errors import (
    ChatError,
    ChatGone,
    ChatRefused,
    FloodWait,
    OperatorNeeded,
    PictureGone,
    PictureTooLarge,
    TelegramSilent,
    TopicUnavailable,
)
from bot.pipeline.ports import Clock, Receipt
from bot.provider.base import Media
from bot.store.notices import Notices
from bot.store.tasks import TaskStore
from bot.tasks.schedule import backoff
from bot.tasks.task import Asker, FileKind, Reason, Status, Task
from bot.texts import Html, Texts, texts_for

log = logging.getLogger(__name__)

_LINK_SECONDS = 60.0
"""How long Telegram may take to fetch a video by its link."""

_UPLOAD_SECONDS = 120.0
_LINK_ATTEMPTS = 3
_ANSWER_ATTEMPTS = 8
_HOUR = 3600.0
_OVERDUE = 5.0

Send = Callable[..., Awaitable[Message]]


@dataclass(frozen=True)
class _Answer:
    """Words that are to be said, perhaps later."""

    asker: Asker
    text: Html
    keyboard: InlineKeyboardMarkup | None


class TelegramCourier:
    """The pipeline's Courier."""

    def __init__(
        self,
        bot: ExtBot[Any],
        files: httpx.AsyncClient,
        store: TaskStore,
        notices: Notices,
        admins: Iterable[int],
        clock: Clock,
    ) -> None:
        """Take ``files``, a client for files of Telegram's and of the provider's."""
        self._bot = bot
        self._files = files
        self._store = store
        self._notices = notices
        self._admins = tuple(admins)
        self._clock = clock
        self._spacing = Spacing(clock)
        self._floods = Floods(clock)
        self._shown: dict[int, str] = {}
        self._later: set[asyncio.Task[None]] = set()

    async def media(self, task: Task) -> Media:
        """See Courier.media."""
        return Media(images=[await self._data_uri(file_id) for file_id in task.request.images])

    async def _data_uri(self, file_id: str) -> str:
        try:
            with border():
                file = await self._bot.get_file(file_id)
        except ChatRefused as error:
            raise (PictureTooLarge(LIMIT_MB) if error.too_large else PictureGone()) from error
        data = await fetched_bytes(self._files, file.file_path or "", LIMIT_MB * MEGABYTE)
        if data is None:
            raise PictureTooLarge(LIMIT_MB)
        return (await read(data)).data_uri

    async def deliver(self, task: Task) -> Receipt:
        """See Courier.deliver. By link, else by upload, else as a document, else in words.

        Where Telegram keeps silent about a link, it may be the fetching that hangs: after a few
        such failures the link is left out.
        """
        steps = (self._by_link, self._by_upload, self._as_document)
        for send in steps if task.attempts < _LINK_ATTEMPTS else steps[1:]:
            try:
                return _receipt(await send(task))
            except ChatRefused as error:
                log.info("task %s: Telegram refuses %s: %s", task.id, send.__name__, error.detail)
                if error.too_large and send is not self._by_link:
                    break
        return _receipt(await self._in_words(task))

    async def _by_link(self, task: Task) -> Message:
        return await self._send_video(task, task.video_url, read_timeout=_LINK_SECONDS)

    async def _by_upload(self, task: Task) -> Message:
        async with fetched_video(self._files, task.video_url or "") as file:
            await self._show_uploading(task.asker)
            video = InputFile(file, filename=_file_name(task), read_file_handle=False)
            return await self._send_video(task, video, read_timeout=_UPLOAD_SECONDS)

    async def _show_uploading(self, asker: Asker) -> None:
        action = self._bot.send_chat_action
        try:
            with border():
                await action(asker.chat_id, ChatAction.UPLOAD_VIDEO, asker.thread_id)
        except ChatError as error:
            log.debug("chat %s is not shown the upload: %r", asker.chat_id, error)

    async def _as_document(self, task: Task) -> Message:
        async with fetched_video(self._files, task.video_url or "") as file:
            document = InputFile(file, filename=_file_name(task), read_file_handle=False)
            return await self._place(
                task.asker,
                self._bot.send_document,
                document=document,
                caption=caption(_texts(task), task),
                parse_mode=ParseMode.HTML,
                reply_markup=encore_buttons(_texts(task), task),
                read_timeout=_UPLOAD_SECONDS,
            )

    async def _in_words(self, task: Task) -> Message:
        return await self.say(task.asker, _texts(task)("video-link", url=task.video_url))

    async def _send_video(self, task: Task, video: object, read_timeout: float) -> Message:
        width, height = task.request.size
        return await self._place(
            task.asker,
            self._bot.send_video,
            video=video,
            width=width,
            height=height,
            duration=task.request.duration,
            supports_streaming=True,
            caption=caption(_texts(task), task),
            parse_mode=ParseMode.HTML,
            reply_markup=encore_buttons(_texts(task), task),
            read_timeout=read_timeout,
        )

    async def _place(self, asker: Asker, send: Send, **what: Any) -> Message:
        """Send something where it was asked for: as an answer, in the same topic."""
        where = {"chat_id": asker.chat_id, "reply_parameters": _answer_to(asker)}
        self._floods.check(asker.chat_id)
        try:
            with border():
                return await send(message_thread_id=asker.thread_id, **where, **what)
        except TopicUnavailable:
            # An answer would go where the question stands, and be refused again.
            with border():
                return await send(chat_id=asker.chat_id, **what)
        except FloodWait as error:
            self._floods.rest(asker.chat_id, error.retry_after)
            raise

    async def say(self, asker: Asker, text: str, **more: Any) -> Message:
        """Answer a request in words, as HTML.

        Raises:
            ChatError: nobody reads them.
        """
        send = self._bot.send_message
        return await self._place(asker, send, text=text, parse_mode=ParseMode.HTML, **more)

    async def answer(
        self, asker: Asker, text: Html, keyboard: InlineKeyboardMarkup | None = None
    ) -> None:
        """Answer in words; where the chat floods or Telegram is silent, once it can be reached."""
        await self._answer(_Answer(asker, text, keyboard), attempts=0)

    async def _answer(self, answer: _Answer, attempts: int) -> None:
        try:
            await self.say(answer.asker, answer.text, reply_markup=answer.keyboard)
        except FloodWait as error:
            self._answer_after(error.retry_after, answer, attempts)
        except TelegramSilent:
            if attempts < _ANSWER_ATTEMPTS:
                self._answer_after(backoff(attempts), answer, attempts + 1)
        except ChatError as error:
            log.info("chat %s cannot be answered: %r", answer.asker.chat_id, error)

    def _answer_after(self, seconds: float, answer: _Answer, attempts: int) -> None:
        async def wait_and_answer() -> None:
            await asyncio.sleep(seconds)
            await self._answer(answer, attempts)

        later = asyncio.create_task(wait_and_answer())
        self._later.add(later)
        later.add_done_callback(self._later.discard)

    async def send_again(self, asker: Asker, task: Task) -> None:
        """Send a finished video once more, by the file that Telegram has.

        Raises:
            ChatError: it is not there.
        """
        kind = task.file_kind or FileKind.VIDEO
        ways: dict[FileKind, Send] = {
            FileKind.VIDEO: self._bot.send_video,
            FileKind.ANIMATION: self._bot.send_animation,
            FileKind.DOCUMENT: self._bot.send_document,
        }
        texts = texts_for(asker.language)
        await self._place(
            asker,
            ways[kind],
            **{kind: task.file_id},
            caption=caption(texts, task),
            parse_mode=ParseMode.HTML,
            reply_markup=encore_buttons(texts, task),
        )

    async def close(self) -> None:
        """Let go of answers that still wait."""
        for later in self._later:
            later.cancel()
        await asyncio.gather(*self._later, return_exceptions=True)

    async def announce(self, task: Task, typical: float) -> None:
        """Send the progress message, and remember it.

        Raises:
            ChatError: it is not there.
        """
        texts = _texts(task)
        text = await self._progress_text(task, typical)
        message = await self.say(
            task.asker,
            text,
            reply_markup=cancel_button(texts, task),
            disable_notification=True,
        )
        self._shown[task.id] = text
        now = await self._store.progress_shown(task.id, message.message_id)
        if now and not now.status.is_pending:
            # Whoever tells the end may have begun before this message was known.
            await self._withdraw_progress(now)

    async def _progress_text(self, task: Task, typical: float) -> Html:
        ahead = await self._store.ahead_of(task) if task.status is Status.QUEUED else 0
        return progress_text(_texts(task), task, self._clock(), typical, ahead)

    async def progress(self, task: Task, typical: float) -> None:
        """See Courier.progress."""
        try:
            if task.progress_id:
                await self._edit_progress(task, typical)
            elif self._clock() - task.created_at > _OVERDUE:
                await self.announce(task, typical)
        except FloodWait as error:
            self._spacing.rest(task.asker.chat_id, error.retry_after)
        except ChatError as error:
            log.debug("progress of task %s is not shown: %r", task.id, error)

    async def _edit_progress(self, task: Task, typical: float) -> None:
        text = await self._progress_text(task, typical)
        if text == self._shown.get(task.id) or not self._spacing.take(task.asker.chat_id):
            return
        await self._edit(task, text, _texts(task))
        self._shown[task.id] = text
        if task.asker.private and task.status is Status.GENERATING:
            with border():
                await self._bot.send_chat_action(task.asker.chat_id, ChatAction.RECORD_VIDEO)

    async def _edit(self, task: Task, text: str, texts: Texts) -> None:
        is_pending = task.status.is_pending
        with border():
            await self._bot.edit_message_text(
                text=text,
                chat_id=task.asker.chat_id,
                message_id=task.progress_id,
                parse_mode=ParseMode.HTML,
                reply_markup=cancel_button(texts, task) if is_pending else None,
            )

    async def settle(self, task: Task) -> None:
        """See Courier.settle."""
        self._shown.pop(task.id, None)
        if task.reason is Reason.CHAT_GONE:
            return
        if task.status is Status.CANCELLED and task.progress_id:
            await self._close_progress(task)
            return
        # What can be repeated without harm goes first: a failure of it says nothing twice.
        await self._withdraw_progress(task)
        if task.status is not Status.DELIVERED:
            texts = _texts(task)
            buttons = ending_buttons(texts, task)
            await self.say(task.asker, ending(texts, task), reply_markup=buttons)

    async def _close_progress(self, task: Task) -> None:
        texts = _texts(task)
        try:
            await self._edit(task, ending(texts, task), texts)
        except ChatRefused as error:
            if not is_normal(error):
                raise

    async def _withdraw_progress(self, task: Task) -> None:
        if not task.progress_id:
            return
        try:
            with border():
                await self._bot.delete_message(task.asker.chat_id, task.progress_id)
        except ChatRefused as error:
            if not is_normal(error):
                raise

    async def alert(self, problem: OperatorNeeded) -> None:
        """See Courier.alert: once an hour at most."""
        name = f"operator-{problem.problem}"
        if not await self._notices.is_due(name, self._clock(), _HOUR):
            return
        text = texts_for(None)(f"alert-{problem.problem}", detail=problem.message)
        for admin in self._admins:
            try:
                with border():
                    await self._bot.send_message(admin, text, parse_mode=ParseMode.HTML)
            except ChatGone:
                log.warning("admin %s has not started a chat with the bot", admin)
            except ChatError as error:
                log.warning("admin %s was not told: %r", admin, error)


def _texts(task: Task) -> Texts:
    return texts_for(task.asker.language)


def _answer_to(asker: Asker) -> ReplyParameters | None:
    """Answer the request; one of a group that has since moved cannot be answered any more."""
    if asker.message_id <= 0:
        return None
    return ReplyParameters(asker.message_id, allow_sending_without_reply=True)


def _receipt(message: Message) -> Receipt:
    """Read what was sent; a video without sound can come back as an animation."""
    for kind in (FileKind.VIDEO, FileKind.ANIMATION, FileKind.DOCUMENT):
        file = getattr(message, kind)
        if file:
            return Receipt(message.message_id, file.file_id, file.file_unique_id, kind)
    return Receipt(message.message_id, "", "")


def _file_name(task: Task) -> str:
    return f"veogram-{task.id}.mp4"
