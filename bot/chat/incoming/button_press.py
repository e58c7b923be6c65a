"""A press of a button: who pressed which button, and where."""

import logging
import re
from dataclasses import dataclass
from html import unescape
from typing import cast

from telegram import CallbackQuery, Chat, InlineKeyboardMarkup, Message, MessageEntity

from bot.chat.buttons import ButtonData
from bot.chat.incoming.sources import image_in
from bot.chat.telegram_errors import ignore_benign_errors
from bot.errors import ChatOutcomeUnknown, FloodWait, Unanswered
from bot.tasks.source_keys import press_key
from bot.tasks.task import Requester
from bot.texts import Html, shortened

log = logging.getLogger(__name__)

_ALERT_LIMIT = 200
"""Characters in the answer to a callback query (Bot API: answerCallbackQuery)."""

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class ButtonPress:
    """Somebody pressed a button that the bot made."""

    query: CallbackQuery
    data: ButtonData
    language: str

    @property
    def verb(self) -> str:
        """What the button does."""
        return self.data.verb

    @property
    def name(self) -> str:
        """The first argument."""
        return self.data.arguments[0]

    @property
    def number(self) -> int:
        """The first argument, such as the id of a task or a draft."""
        return int(self.data.arguments[0])

    @property
    def rest(self) -> str:
        """The second argument, where there is one."""
        return self.data.arguments[1] if len(self.data.arguments) > 1 else ""

    @property
    def price(self) -> int | None:
        """The price, in credits, that a button about a task or a draft has named; None: none."""
        return int(self.rest) if self.rest else None

    @property
    def source_key(self) -> str:
        """The key of the press as the source of a task."""
        return press_key(self.query.id)

    @property
    def user_id(self) -> int:
        """The id of the person who pressed."""
        return self.query.from_user.id

    @property
    def mention(self) -> Html:
        """A mention of the presser, so that in a group what follows is addressed to them."""
        return Html(self.query.from_user.mention_html())

    @property
    def inline_message_id(self) -> str | None:
        """The inline message that the button is under; None where it is a message of a chat."""
        return self.query.inline_message_id

    @property
    def chat_id(self) -> int:
        """The id of the chat with the button, or the presser's own where no chat is known."""
        return home_of(self.query)

    @property
    def chat(self) -> Chat:
        """The chat with the button, where it is under a message of a chat."""
        return self._message.chat

    @property
    def message_id(self) -> int:
        """The id of the message that the button is under; 0 for an inline message."""
        return 0 if self.inline_message_id else self._message.message_id

    @property
    def code(self) -> str | None:
        """The first words that the message shows as code; None where there are none to be read."""
        message = self.query.message
        if not isinstance(message, Message) or not message.text:
            return None
        shown = message.parse_entities([MessageEntity.CODE])
        return next((shown[each] for each in sorted(shown, key=lambda e: e.offset)), None)

    @property
    def photo_id(self) -> str | None:
        """The file of the photo that the button is under; None where there is none to be seen."""
        message = self.query.message
        image = image_in(message) if isinstance(message, Message) else None
        return image.reference if image else None

    @property
    def _message(self) -> Message:
        """The message with the button; of an old one, Telegram sends only the ids."""
        return cast("Message", self.query.message)

    def requester(self, answering: int | None = None) -> Requester:
        """Return who asks: the presser, replying to a message or to the one with the button."""
        if self.inline_message_id:
            return Requester.in_private(self.user_id, self.language)
        message = self._message
        is_known = isinstance(message, Message)
        thread = message.message_thread_id if is_known and message.is_topic_message else None
        return Requester(
            chat_id=message.chat.id,
            message_id=answering or message.message_id,
            user_id=self.user_id,
            thread_id=thread,
            language=self.language,
            private=message.chat.type == message.chat.PRIVATE,
            channel=message.chat.type == message.chat.CHANNEL,
        )

    async def tell(self, text: Html | None = None) -> None:
        """Answer the press, with an alert where there are words; too late is ignored.

        Raises:
            Unanswered: the words may not have been heard.
        """
        await answer(self.query, text)

    async def replace(self, text: Html, keyboard: InlineKeyboardMarkup | None = None) -> None:
        """Replace the message's text, and its buttons by others or none.

        It shows what holds now and is not repeated later, when something else may hold.

        Raises:
            ChatError: it is not replaced, and never will be.
        """
        try:
            await self.ask(text, keyboard)
        except (FloodWait, ChatOutcomeUnknown) as error:
            log.info("message %s is not replaced: %r", self.message_id, error)

    async def ask(self, text: Html, keyboard: InlineKeyboardMarkup | None) -> None:
        """Replace the message likewise by what has to be seen, and be it later.

        Raises:
            ChatError: it is not replaced, or not yet.
        """
        with ignore_benign_errors():
            await self.query.edit_message_text(text, "HTML", reply_markup=keyboard)


def home_of(query: CallbackQuery) -> int:
    """Return the id of the chat by which permission goes, where somebody presses.

    An inline message stands in a chat that nobody names: there it is the person's own.
    """
    return query.message.chat.id if query.message else query.from_user.id


async def answer(query: CallbackQuery, text: Html | None = None) -> None:
    """Answer a press, with words where there are some.

    Without words it only ends the button's animation, for which no answer is as good.

    Raises:
        Unanswered: the words may not have been heard.
    """
    plain = shortened(unescape(_TAG.sub("", text or "")), _ALERT_LIMIT)
    try:
        with ignore_benign_errors():
            await query.answer(plain, show_alert=bool(plain))
    except (FloodWait, ChatOutcomeUnknown) as error:
        if plain:
            pause = error.retry_after if isinstance(error, FloodWait) else 0.0
            alert: dict[str, object] = {"text": plain, "requester": None, "query_id": query.id}
            raise Unanswered(alert, pause) from error
