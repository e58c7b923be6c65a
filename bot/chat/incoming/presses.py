"""Verification of button presses: a client can send any data for any message of the bot."""

import re

from telegram import CallbackQuery

from bot.chat.buttons import ButtonCodec, ButtonData, split
from bot.chat.incoming.button_press import ButtonPress
from bot.store.drafts import Drafts
from bot.store.moves import Moves
from bot.store.tasks import TaskQueries
from bot.tasks.task import Task

_UNSIGNED = re.compile(r"[a-z]+:[0-9]{1,15}(:[\w.-]{1,20})?")
_OF_TASKS = frozenset({"cancel", "again", "seed", "edit", "extend", "link"})
_OF_DRAFTS = frozenset({"make", "motion", "goon"})


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
        """Return the press, or None where the bot did not make the data for this chat."""
        if query.data is None or query.message is None:
            return None
        data = await self._verified(query.data, query.message.chat.id)
        if data is None:
            data = await self._unsigned(query.data, query.message.chat.id, query.message.message_id)
        return ButtonPress(query, data, language) if data else None

    async def _verified(self, data: str, chat_id: int) -> ButtonData | None:
        """Return signed data; a group's buttons keep working when it gets a new id."""
        known = self._codec.read(data, [chat_id])
        if known is None and chat_id < 0:
            known = self._codec.read(data, await self._moves.former_ids(chat_id))
        return known

    async def _unsigned(self, data: str, chat_id: int, message_id: int) -> ButtonData | None:
        """Return unsigned data of version 0.1.0, where the store knows the very message."""
        if not _UNSIGNED.fullmatch(data):
            return None
        known = split(data)
        number = int(known.arguments[0])
        if known.verb in _OF_TASKS and len(known.arguments) == 1:
            task = await self._tasks.get(number)
            return known if task and _had(task, known.verb, chat_id, message_id) else None
        if known.verb in _OF_DRAFTS:
            draft = await self._drafts.get(number)
            is_there = draft is not None and draft.requester.chat_id == chat_id
            return known if draft and is_there and draft.question_id == message_id else None
        return None


def _had(task: Task, verb: str, chat_id: int, message_id: int) -> bool:
    """Return whether a message of a task had this button; videos in channels never had any."""
    if task.requester.chat_id != chat_id:
        return False
    if verb == "cancel":
        return task.progress_message_id == message_id
    return task.result_message_id == message_id and not task.requester.channel
