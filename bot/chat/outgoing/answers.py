"""Answers in words: sent at once, or as they were decided as soon as the chat can be reached."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

from telegram import InlineKeyboardMarkup
from telegram.ext import ExtBot

from bot.chat.outgoing.call_classes import CallClass
from bot.chat.outgoing.inline_messages import InlineMessages
from bot.chat.outgoing.keyboards import Keyboard
from bot.chat.outgoing.sender import Sender
from bot.chat.telegram_errors import ignore_benign_errors
from bot.errors import ChatError, ChatOutcomeUnknown, FloodWait, Unanswered
from bot.pipeline.storing import A_WHILE, until_stored
from bot.store.drafts import Drafts
from bot.tasks.task import Requester
from bot.texts import Html


@dataclass(frozen=True)
class Elsewhere:
    """Where words go that do not belong into a chat of the bot's: one of the two."""

    guest_query_id: str | None = None
    """the guest's message that they answer"""
    inline_message_id: str | None = None
    """the message that shows them instead of what it says"""


@dataclass(frozen=True)
class Answer:
    """Words for somebody, whole enough to be stored."""

    text: str
    requester: Requester | None = None
    """whom a message answers; None for an alert"""
    keyboard: Mapping[str, Any] | None = None
    draft_id: int | None = None
    """the draft that the words are the question of"""
    query_id: str | None = None
    """the callback query that an alert answers"""
    elsewhere: Elsewhere | None = None
    """where a message goes that is not sent to the requester's chat"""

    @classmethod
    def message(
        cls,
        requester: Requester,
        text: Html,
        keyboard: Keyboard = None,
        draft_id: int | None = None,
        elsewhere: Elsewhere | None = None,
    ) -> "Answer":
        """Return words that are sent as a message."""
        shown = keyboard.to_dict() if keyboard else None
        return cls(text, requester, shown, draft_id, elsewhere=elsewhere)

    @classmethod
    def stored(cls, values: Mapping[str, Any]) -> "Answer":
        """Return the answer that JSON holds."""
        requester, elsewhere = values["requester"], values.get("elsewhere")
        known = {
            "requester": Requester(**requester) if requester else None,
            "elsewhere": Elsewhere(**elsewhere) if elsewhere else None,
        }
        return cls(**{**values, **known})


class Answers:
    """Sends answers."""

    def __init__(
        self,
        bot: ExtBot[CallClass],
        sender: Sender,
        inline_messages: InlineMessages,
        drafts: Drafts,
    ) -> None:
        self._bot = bot
        self._inline_messages = inline_messages
        self._sender = sender
        self._drafts = drafts

    async def say(self, answer: Answer) -> None:
        """Send an answer once.

        Raises:
            Unanswered: it may not have been heard, and can be sent later as it is.
            ChatError: it was not sent, and never will be.
            StoreUnavailable: it was sent, but not stored as a draft's question for some seconds.
        """
        try:
            if answer.elsewhere:
                await self._show(answer, answer.elsewhere)
            elif answer.requester:
                await self._send(answer, answer.requester)
            else:
                await self._alert(answer)
        except FloodWait as error:
            raise Unanswered(asdict(answer), error.retry_after) from error
        except ChatOutcomeUnknown as error:
            raise Unanswered(asdict(answer)) from error

    async def remove_buttons(self, chat_id: int, message_id: int) -> None:
        """Remove the buttons of an earlier answer; it is no failure if they stay."""
        with suppress(ChatError), ignore_benign_errors():
            await self._bot.edit_message_reply_markup(chat_id, message_id, reply_markup=None)

    async def _send(self, answer: Answer, requester: Requester) -> None:
        keyboard = _keyboard(answer.keyboard)
        message = await self._sender.reply(requester, Html(answer.text), keyboard)
        if (draft_id := answer.draft_id) is not None:
            await until_stored(lambda: self._drafts.asked(draft_id, message.message_id), A_WHILE)

    async def _show(self, answer: Answer, elsewhere: Elsewhere) -> None:
        """Show it in an inline message, which a guest's query may have to make first."""
        text, keyboard = Html(answer.text), _keyboard(answer.keyboard)
        message_id, query_id = elsewhere.inline_message_id, elsewhere.guest_query_id
        with ignore_benign_errors():
            if message_id:
                await self._inline_messages.edit(message_id, text, keyboard)
            elif query_id:
                message_id = await self._inline_messages.answer_guest(query_id, text, keyboard)
        if (place := message_id) and (draft_id := answer.draft_id) is not None:
            await until_stored(lambda: self._drafts.asked_inline(draft_id, place), A_WHILE)

    async def _alert(self, answer: Answer) -> None:
        with ignore_benign_errors():
            await self._bot.answer_callback_query(
                answer.query_id or "", answer.text, show_alert=True
            )


def _keyboard(values: Mapping[str, Any] | None) -> Keyboard:
    return None if values is None else InlineKeyboardMarkup.de_json(dict(values))
