"""The way out: whatever answers somebody goes where they asked, as often as the chat allows."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from telegram import InlineKeyboardMarkup, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.ext import ExtBot

from bot.chat.border import border
from bot.chat.floods import Floods
from bot.errors import ChatError, FloodWait, TelegramSilent, TopicUnavailable
from bot.pipeline.ports import Clock
from bot.tasks.schedule import backoff
from bot.tasks.task import Asker
from bot.texts import Html

log = logging.getLogger(__name__)

_ANSWER_ATTEMPTS = 8

Send = Callable[..., Awaitable[Message]]
"""One of the bot's methods that send something."""


@dataclass(frozen=True)
class _Answer:
    """Words that are to be said, perhaps later."""

    asker: Asker
    text: Html
    keyboard: InlineKeyboardMarkup | None


class Post:
    """Sends answers."""

    def __init__(self, bot: ExtBot[Any], clock: Clock) -> None:
        self._bot = bot
        self._floods = Floods(clock)
        self._later: set[asyncio.Task[None]] = set()

    async def place(self, asker: Asker, send: Send, **what: Any) -> Message:
        """Send something where it was asked for: as an answer, in the same topic.

        Raises:
            ChatError: it is not there.
        """
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
        return await self.place(asker, send, text=text, parse_mode=ParseMode.HTML, **more)

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

    async def close(self) -> None:
        """Let go of answers that still wait."""
        for later in self._later:
            later.cancel()
        await asyncio.gather(*self._later, return_exceptions=True)


def _answer_to(asker: Asker) -> ReplyParameters | None:
    """Answer the request; one of a group that has since moved cannot be answered any more."""
    if asker.message_id <= 0:
        return None
    return ReplyParameters(asker.message_id, allow_sending_without_reply=True)
