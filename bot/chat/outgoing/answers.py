"""Answers in words: sent at once, or as they were decided as soon as the chat can be reached."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

from telegram import InlineKeyboardMarkup
from telegram.ext import ExtBot

from bot.chat.outgoing.call_classes import CallClass
from bot.chat.outgoing.keyboards import Keyboard
from bot.chat.outgoing.sender import Sender
from bot.chat.telegram_errors import ignore_benign_errors
from bot.errors import ChatError, ChatOutcomeUnknown, FloodWait, Unanswered
from bot.store.drafts import Drafts
from bot.tasks.task import Requester
from bot.texts import Html


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

    @classmethod
    def message(
        cls,
        requester: Requester,
        text: Html,
        keyboard: Keyboard = None,
        draft_id: int | None = None,
    ) -> "Answer":
        """Return words that are sent as a message."""
        shown = keyboard.to_dict() if keyboard else None
        return cls(text, requester, shown, draft_id)

    @classmethod
    def stored(cls, values: Mapping[str, Any]) -> "Answer":
        """Return the answer that JSON holds."""
        requester = values["requester"]
        return cls(**{**values, "requester": Requester(**requester) if requester else None})


class Answers:
    """Sends answers."""

    def __init__(self, bot: ExtBot[CallClass], sender: Sender, drafts: Drafts) -> None:
        self._bot = bot
        self._sender = sender
        self._drafts = drafts

    async def say(self, answer: Answer) -> None:
        """Send an answer once.

        Raises:
            Unanswered: it may not have been heard, and can be sent later as it is.
            ChatError: it was not sent, and never will be.
            StoreUnavailable: it was sent, but not stored as a draft's question.
        """
        try:
            if answer.requester:
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
        if answer.draft_id is not None:
            await self._drafts.asked(answer.draft_id, message.message_id)

    async def _alert(self, answer: Answer) -> None:
        with ignore_benign_errors():
            await self._bot.answer_callback_query(
                answer.query_id or "", answer.text, show_alert=True
            )


def _keyboard(values: Mapping[str, Any] | None) -> Keyboard:
    return None if values is None else InlineKeyboardMarkup.de_json(dict(values))
