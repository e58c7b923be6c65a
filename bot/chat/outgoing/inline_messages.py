"""Words in inline messages, which stand in chats that the bot need not know."""

from typing import Any

from telegram import InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.ext import ExtBot

from bot.chat.outgoing.call_classes import CallClass
from bot.chat.outgoing.keyboards import Keyboard
from bot.chat.telegram_errors import translate_telegram_errors
from bot.errors import ChatOutcomeUnknown
from bot.texts import Html

_NAME = "Veogram"
"""The id and the title of an answer to a guest; nobody sees either, but both have to be there."""


class InlineMessages:
    """Makes and edits inline messages."""

    def __init__(self, bot: ExtBot[Any]) -> None:
        self._bot = bot

    async def answer_guest(self, query_id: str, text: Html, keyboard: Keyboard = None) -> str:
        """Answer a guest's message, once; return the id of the message that says it.

        Raises:
            ChatError: it is not there, or nobody knows by which id.
        """
        result = InlineQueryResultArticle(_NAME, _NAME, content_of(text), reply_markup=keyboard)
        try:
            with translate_telegram_errors():
                sent = await self._bot.answer_guest_query(query_id, result)
        except (AttributeError, TypeError) as error:  # the library takes a whole answer for granted
            raise ChatOutcomeUnknown("an answer without an inline message") from error
        place: object = sent.inline_message_id
        if not isinstance(place, str) or not place:
            raise ChatOutcomeUnknown("an answer without the id of an inline message")
        return place

    async def edit(
        self,
        inline_message_id: str,
        text: Html,
        keyboard: Keyboard = None,
        kind: CallClass = CallClass.WORDS,
    ) -> None:
        """Let an inline message say something else.

        Raises:
            ChatError: it says what it said before.
        """
        with translate_telegram_errors():
            await self._bot.edit_message_text(
                text,
                inline_message_id=inline_message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard,
                rate_limit_args=kind,
            )


def content_of(text: Html) -> InputTextMessageContent:
    """Return words as the content of a message; a link that people have written shows nothing."""
    no_preview = LinkPreviewOptions(is_disabled=True)
    return InputTextMessageContent(text, ParseMode.HTML, link_preview_options=no_preview)
