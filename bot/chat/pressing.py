"""A press of a button, read: who, where, and on what."""

import re
from dataclasses import dataclass
from html import unescape
from typing import cast

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update

from bot.chat.border import lenient_border
from bot.chat.context import Context
from bot.chat.endings import shortened
from bot.tasks.task import Asker
from bot.texts import Html

_ALERT_LIMIT = 200
"""Characters of an answer to a callback query (Bot API: answerCallbackQuery)."""

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Pressed:
    """Somebody pressed a button whose data is ``verb:number`` or ``verb:number:rest``."""

    query: CallbackQuery
    number: int
    rest: str
    language: str

    @property
    def user_id(self) -> int:
        """Who pressed."""
        return self.query.from_user.id

    @property
    def chat_id(self) -> int:
        """Where."""
        return self._message.chat.id

    @property
    def message_id(self) -> int:
        """The message that the button is under."""
        return self._message.message_id

    @property
    def _message(self) -> Message:
        """Where we sent the button; one of long ago is known by its ids only."""
        return cast("Message", self.query.message)

    def asker(self, answering: int | None = None) -> Asker:
        """Return who asks: the presser, in answer to a message or to the one with the button."""
        message = self._message
        is_known = isinstance(message, Message)
        thread = message.message_thread_id if is_known and message.is_topic_message else None
        return Asker(
            chat_id=message.chat.id,
            message_id=answering or message.message_id,
            user_id=self.user_id,
            thread_id=thread,
            language=self.language,
            private=message.chat.type == message.chat.PRIVATE,
            channel=message.chat.type == message.chat.CHANNEL,
        )

    async def without_buttons(self) -> None:
        """Take the buttons away.

        Raises:
            ChatError: they are still there.
        """
        with lenient_border():
            await self.query.get_bot().edit_message_reply_markup(
                self.chat_id, self.message_id, reply_markup=None
            )

    async def replace(self, text: Html, keyboard: InlineKeyboardMarkup | None = None) -> None:
        """Put other words in place of the message, and other buttons or none.

        Raises:
            ChatError: they are still there.
        """
        with lenient_border():
            await self.query.get_bot().edit_message_text(
                text, self.chat_id, self.message_id, parse_mode="HTML", reply_markup=keyboard
            )


def pressed(update: Update, context: Context) -> Pressed:
    """Read a press. The routing table lets only well-formed data through."""
    query = cast("CallbackQuery", update.callback_query)
    _, number, *rest = (query.data or "").split(":", 2)
    return Pressed(query, int(number), rest[0] if rest else "", context.language)


async def tell(query: CallbackQuery, text: Html | None = None) -> None:
    """Answer a press, with words where there are some; too late is nobody's loss."""
    plain = unescape(_TAG.sub("", text or ""))
    with lenient_border():
        await query.answer(shortened(plain, _ALERT_LIMIT), show_alert=bool(plain))
