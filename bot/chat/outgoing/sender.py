"""Sending answers: in the topic of the request, quoting it where that is of use."""

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Message
from telegram.constants import ParseMode
from telegram.ext import ExtBot

from bot.chat.outgoing.call_classes import CallClass
from bot.chat.outgoing.keyboards import Keyboard
from bot.chat.outgoing.quoting import Quoting
from bot.chat.telegram_errors import translate_telegram_errors
from bot.errors import ChatMigrated, TopicUnavailable
from bot.tasks.task import Requester
from bot.texts import Html

Send = Callable[..., Awaitable[Message]]
"""A method of the library's bot that sends something."""


class Sender:
    """Sends messages."""

    def __init__(self, bot: ExtBot[CallClass], quoting: Quoting) -> None:
        self._bot = bot
        self._quoting = quoting

    async def send(self, requester: Requester, method: Send, **what: Any) -> Message:
        """Send something as an answer, in the same topic.

        Raises:
            ChatError: it was not sent.
        """
        quoted = await self._quoting.of(requester)
        where = {"chat_id": requester.chat_id, "reply_parameters": quoted}
        try:
            with translate_telegram_errors():
                return await method(message_thread_id=requester.thread_id, **where, **what)
        except TopicUnavailable:
            # A reply would go to the topic of the request, and be refused again.
            with translate_telegram_errors():
                return await method(chat_id=requester.chat_id, **what)

    async def reply(
        self, requester: Requester, text: Html, keyboard: Keyboard = None, **more: Any
    ) -> Message:
        """Answer in words, also where the group has a new id by now.

        Raises:
            ChatError: the answer was not sent.
        """
        words = {"text": text, "parse_mode": ParseMode.HTML, "reply_markup": keyboard, **more}
        try:
            return await self.send(requester, self._bot.send_message, **words)
        except ChatMigrated as error:
            with translate_telegram_errors():
                return await self._bot.send_message(chat_id=error.new_chat_id, **words)
