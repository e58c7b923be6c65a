"""The message that tells how far a video is: sent at once, edited seldom, deleted at the end."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from telegram import InlineKeyboardMarkup
from telegram.constants import ChatAction, ParseMode
from telegram.ext import ExtBot

from bot.chat.outgoing.call_classes import CallClass, class_of_first_answer
from bot.chat.outgoing.cancel_questions import CancelQuestions
from bot.chat.outgoing.captions import ending
from bot.chat.outgoing.inline_messages import InlineMessages
from bot.chat.outgoing.keyboards import Keyboard, Keyboards
from bot.chat.outgoing.progress import Spacing, progress_text
from bot.chat.outgoing.sender import Sender
from bot.chat.outgoing.takes_progress import takes_ending, takes_text
from bot.chat.telegram_errors import ignore_benign_errors, translate_telegram_errors
from bot.errors import ChatError, FloodWait
from bot.pipeline.ports import Clock
from bot.pipeline.storing import A_WHILE, until_stored
from bot.store.tasks import TaskQueries, TaskTransitions
from bot.tasks.destination import InChat, InlineMessage
from bot.tasks.task import WITHOUT_VIDEO, Status, Task
from bot.texts import Html, texts_for

log = logging.getLogger(__name__)

_MOST_SHOWN = 1000
"""Texts in memory, so that no message is edited to what it says already."""

_PATIENCE = 10.0
"""Seconds that an edit may take: it is of less use than anything else.

Sending has the library's own time: given up in the middle, it would be sent once more."""


@dataclass(frozen=True)
class Shown:
    """What a progress message says."""

    text: str
    at: float
    """since when"""


class ProgressMessages:
    """Sends, edits and deletes progress messages."""

    def __init__(
        self,
        bot: ExtBot[Any],
        sender: Sender,
        inline_messages: InlineMessages,
        keyboards: Keyboards,
        queries: TaskQueries,
        tasks: TaskTransitions,
        cancel_questions: CancelQuestions,
        clock: Clock,
    ) -> None:
        self._bot = bot
        self._sender = sender
        self._inline_messages = inline_messages
        self._keyboards = keyboards
        self._queries = queries
        self._tasks = tasks
        self._cancel_questions = cancel_questions
        self._clock = clock
        self._spacing = Spacing(clock)
        self._shown: dict[str, Shown] = {}

    @property
    def is_showing(self) -> bool:
        """Whether this process has sent messages of which it does not know that they are gone."""
        return bool(self._shown)

    def has_stood_since(self, task: Task, moment: float) -> bool:
        """Return whether a task's message says the same since then, as far as is known."""
        shown = self._shown.get(task.source_key)
        return shown is None or shown.at <= moment

    def forget(self) -> None:
        """Forget what is shown, because nothing is in progress."""
        self._shown.clear()

    async def announce(self, task: Task, typical: float) -> None:
        """Send the progress message, and store its id; the second one of a task goes again.

        An inline message, which shows an offer until then, shows the progress instead. Where the
        place of a task is not known yet, it is told with it.

        Raises:
            ChatError: it was not sent.
            StoreUnavailable: it may have been sent, and its id is not stored.
        """
        match task.destination:
            case InlineMessage():
                text, keyboard = await self.first(task, typical)
                kind = class_of_first_answer(self._clock() - task.created_at)
                with ignore_benign_errors():
                    await self._edit(task, text, keyboard, kind)
                self.note(task, text)
                await self._outlast(task)
            case InChat():
                await self._send(task, typical)

    async def first(self, task: Task, typical: float) -> tuple[Html, InlineKeyboardMarkup]:
        """Return what a message says of a task at first, and its button."""
        texts = texts_for(task.requester.language)
        return await self._text(task, typical), self._keyboards.cancel(texts, task)

    async def _send(self, task: Task, typical: float) -> None:
        text, keyboard = await self.first(task, typical)
        message = await self._sender.reply(
            task.requester,
            text,
            keyboard,
            disable_notification=True,
            rate_limit_args=class_of_first_answer(self._clock() - task.created_at),
        )
        self.note(task, text)
        now = await until_stored(
            lambda: self._tasks.progress_shown(task.id, message.message_id), A_WHILE
        )
        if now is None:
            await self.withdraw(replace(task, progress_message_id=message.message_id))
        elif not _any_pending(await self._takes(now)):
            # The outcome may have been told before the id of this message was stored.
            await self.withdraw(now)

    def note(self, task: Task, text: str) -> None:
        """Remember what is shown; what another process has deleted is forgotten in the end."""
        if len(self._shown) >= _MOST_SHOWN:
            self._shown.clear()
        self._shown[task.source_key] = Shown(text, self._clock())

    async def _takes(self, task: Task) -> Sequence[Task]:
        """Return all takes of the task's request, which share the message."""
        return [task] if task.takes == 1 else await self._queries.takes(task)

    async def _text(self, task: Task, typical: float) -> Html:
        if task.takes > 1:
            takes = await self._takes(task)
            texts = texts_for(task.requester.language)
            return takes_text(texts, takes, self._clock(), typical)
        ahead = await self._queries.ahead_of(task) if task.status is Status.QUEUED else 0
        return progress_text(
            texts_for(task.requester.language), task, self._clock(), typical, ahead
        )

    async def show(self, task: Task, typical: float, *, with_action: bool) -> None:
        """Show how far the task is, where that is possible now; raises no ChatError.

        ``with_action`` shows above the chat, too, that the bot is at work.
        """
        try:
            async with asyncio.timeout(_PATIENCE):
                if await self._refresh(task, typical) and with_action:
                    await self._act(task)
        except TimeoutError:
            log.debug("progress of task %s takes too long to be shown", task.id)
        except FloodWait as error:
            self._spacing.rest(task.requester.chat_id, error.retry_after)
        except ChatError as error:
            log.debug("progress of task %s is not shown: %r", task.id, error)

    async def _refresh(self, task: Task, typical: float) -> bool:
        """Edit the message where its text has changed, and its chat may see that now."""
        is_inline = task.inline_message_id is not None
        if is_inline and await self._queries.is_overtaken(task):
            return False
        if not is_inline and await self._cancel_questions.is_open(task):
            self._shown.pop(task.source_key, None)  # it asks, and is edited when that is over
            return False
        text = await self._text(task, typical)
        shown = self._shown.get(task.source_key)
        is_news = shown is None or shown.text != text
        if not (is_news and self._spacing.take(task.requester.chat_id)):
            return False
        cancel = self._keyboards.cancel(texts_for(task.requester.language), task)
        await self._edit(task, text, cancel, CallClass.PROGRESS)
        self.note(task, text)
        if is_inline:
            await self._outlast(task)
        return True

    async def _outlast(self, task: Task) -> None:
        """Say once more how a task has ended, where an edit may have come after those words."""
        now = await self._queries.get(task.id)
        if now and now.status in WITHOUT_VIDEO:
            await self.close(now)

    async def _act(self, task: Task) -> None:
        is_there = task.requester.private and task.inline_message_id is None
        if is_there and task.status is Status.GENERATING:
            with translate_telegram_errors():
                await self._bot.send_chat_action(task.requester.chat_id, ChatAction.RECORD_VIDEO)

    async def _edit(self, task: Task, text: Html, keyboard: Keyboard, kind: CallClass) -> None:
        if task.inline_message_id is not None:
            await self._inline_messages.edit(task.inline_message_id, text, keyboard, kind)
            return
        with translate_telegram_errors():
            await self._bot.edit_message_text(
                text,
                task.requester.chat_id,
                task.progress_message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard,
                rate_limit_args=kind,
            )

    async def close(self, task: Task) -> None:
        """Let an inline message say how its task ended, unless it tells of another one by now.

        Raises:
            ChatError: it does not say so.
        """
        if await self._queries.is_overtaken(task):
            return
        texts = texts_for(task.requester.language)
        await self._say(task, ending(texts, task), self._keyboards.ending(texts, task))

    async def end(self, task: Task) -> bool:
        """Delete the message of what has ended; return whether it says how the task ended instead.

        It does so where somebody has cancelled. That of several takes stays until the last of them
        has ended: whichever that is finds all others ended, as each is stored before it is told.

        Raises:
            ChatError: it is still there, or as it was.
        """
        takes = await self._takes(task)
        is_said = task.status is Status.CANCELLED and task.progress_message_id is not None
        if _any_pending(takes):
            return is_said
        if task.progress_message_id and any(t.status is Status.CANCELLED for t in takes):
            await self._say(task, takes_ending(texts_for(task.requester.language), takes))
        else:
            await self.withdraw(task)
        return is_said

    async def _say(self, task: Task, text: Html, keyboard: Keyboard = None) -> None:
        self._shown.pop(task.source_key, None)
        with ignore_benign_errors():
            await self._edit(task, text, keyboard, CallClass.WORDS)

    async def withdraw(self, task: Task) -> None:
        """Delete the message; one that is already gone is fine.

        Raises:
            ChatError: it is still there.
        """
        self._shown.pop(task.source_key, None)
        if not task.progress_message_id:
            return
        with ignore_benign_errors():
            await self._bot.delete_message(task.requester.chat_id, task.progress_message_id)


def _any_pending(takes: Sequence[Task]) -> bool:
    return any(task.status.is_pending for task in takes)
