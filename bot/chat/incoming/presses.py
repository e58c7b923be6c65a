"""Verification of button presses: a client can send any data for any message of the bot."""

import re

from telegram import CallbackQuery, Message

from bot.chat.buttons import MOTIONS, ButtonCodec, ButtonData, inline_of, split
from bot.chat.incoming.button_press import ButtonPress, home_of
from bot.store.drafts import Drafts
from bot.store.moves import Moves
from bot.store.tasks import TaskQueries
from bot.tasks.task import Status, Task

_NUMBER = r"[0-9]{1,15}"
_OF_TASKS = re.compile(rf"(?:cancel|again|seed|edit|extend|link):{_NUMBER}")
_OF_LOST_TASKS = re.compile(rf"(?:rebuy|leave):{_NUMBER}")
_OF_DRAFTS = re.compile(
    rf"make:{_NUMBER}|motion:{_NUMBER}:(?:{'|'.join(MOTIONS)})|goon:{_NUMBER}:{_NUMBER}"
)
"""What the buttons of version 0.1.0 held."""


class PressReader:
    """Reads presses of buttons that the bot made for the chat in which they are pressed."""

    def __init__(
        self, codec: ButtonCodec, moves: Moves, tasks: TaskQueries, drafts: Drafts
    ) -> None:
        self._codec = codec
        self._moves = moves
        self._tasks = tasks
        self._drafts = drafts

    async def read(self, query: CallbackQuery, language: str) -> ButtonPress | None:
        """Return the press, or None where the bot did not make the data for this chat.

        Those of an inline message were made for the person who has asked for it.
        """
        if query.data is None or not _is_shown(query):
            return None
        if query.message is None:
            data = await self._of_inline(query.data, query)
        else:
            data = await self._verified(query.data, home_of(query))
            if data is None:
                chat_id, message_id = query.message.chat.id, query.message.message_id
                data = await self._unsigned(query.data, chat_id, message_id)
        return ButtonPress(query, data, language) if data else None

    async def _of_inline(self, data: str, query: CallbackQuery) -> ButtonData | None:
        """Return what a button of an inline message says, unless that is somebody else's.

        A client may send the data of one's own button for a message that others see.
        """
        known = self._codec.read(data, [inline_of(query.from_user.id)])
        message = query.inline_message_id
        if known is None or not message:
            return None
        asked = {await self._tasks.asker_in(message), await self._drafts.asked_in(message)}
        return known if asked <= {None, query.from_user.id} else None

    async def _verified(self, data: str, chat_id: int) -> ButtonData | None:
        """Return signed data; a group's buttons keep working when it gets a new id."""
        known = self._codec.read(data, [chat_id])
        if known is None and chat_id < 0:
            known = self._codec.read(data, await self._moves.former_ids(chat_id))
        return known

    async def _unsigned(self, data: str, chat_id: int, message_id: int) -> ButtonData | None:
        """Return data as version 0.1.0 wrote them, where the store knows that very message.

        The message that asks about a lost task is not known; whoever may decide is asked anyway.
        """
        known = split(data)
        if _OF_TASKS.fullmatch(data):
            task = await self._tasks.get(int(known.arguments[0]))
            return known if task and _had(task, known.verb, chat_id, message_id) else None
        if _OF_LOST_TASKS.fullmatch(data):
            task = await self._tasks.get(int(known.arguments[0]))
            is_open = task is not None and task.status is Status.UNCERTAIN
            return known if task and is_open and task.requester.chat_id == chat_id else None
        if _OF_DRAFTS.fullmatch(data):
            draft = await self._drafts.get(int(known.arguments[0]))
            is_there = draft is not None and draft.requester.chat_id == chat_id
            return known if draft and is_there and draft.question_id == message_id else None
        return None


def _is_shown(query: CallbackQuery) -> bool:
    """Return whether the message that is pressed shows this button, where Telegram tells.

    A client may send the data of one of our messages for another one in the same chat.
    """
    message = query.message
    keyboard = message.reply_markup if isinstance(message, Message) else None
    if keyboard is None:
        return True
    buttons = (button for row in keyboard.inline_keyboard for button in row)
    return any(button.callback_data == query.data for button in buttons)


def _had(task: Task, verb: str, chat_id: int, message_id: int) -> bool:
    """Return whether a message of a task had this button; videos in channels never had any.

    That version made videos alone.
    """
    if task.requester.chat_id != chat_id or not task.kind.is_video:
        return False
    if verb == "cancel":
        return task.progress_message_id == message_id
    return task.result_message_id == message_id and not task.requester.channel
