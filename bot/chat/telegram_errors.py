"""Translation of python-telegram-bot's errors into Veogram's.

Telegram's texts are matched without case: the library capitalises them. Sources: Bot API "Making
requests" and "Sending files", and the error descriptions of the Bot API server.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from telegram import error as tg

from bot.calls import Result
from bot.errors import (
    ChatError,
    ChatGone,
    ChatMigrated,
    ChatOutcomeUnknown,
    ChatRefused,
    FloodWait,
    TopicUnavailable,
)
from bot.log.words import without_quotations

_GONE = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "group chat was deactivated",
    "group chat was deleted",
    "not enough rights to send text messages",
    "have no rights to send a message",
    "chat_write_forbidden",
    "need administrator rights",
)
_TOPIC = ("message thread not found", "topic_closed", "topic_deleted", "topic_id_invalid")
_TOO_LARGE = ("file is too big", "entity too large", "file too large")
BENIGN_ERRORS = (
    "message is not modified",
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message to delete not found",
    "message can't be deleted",
    "query is too old",
)
"""Answers that are safe to ignore: there is nothing left to do."""


@contextmanager
def translate_telegram_errors() -> Iterator[None]:
    """Raise Veogram's errors in place of the library's.

    Raises:
        ChatError: in place of every TelegramError.
    """
    try:
        yield
    except tg.TelegramError as error:
        raise translated(error) from error
    except KeyError as error:
        # The library takes a result for granted; without one, nobody knows.
        raise ChatOutcomeUnknown("an answer without a result") from error


@contextmanager
def ignore_benign_errors() -> Iterator[None]:
    """Translate errors likewise, and ignore those that are benign.

    Raises:
        ChatError: in place of every TelegramError that is not in BENIGN_ERRORS.
    """
    try:
        with translate_telegram_errors():
            yield
    except ChatRefused as error:
        if not is_benign(error):
            raise


def translated(error: tg.TelegramError) -> ChatError:
    """Return our error for one of the library's."""
    match error:
        case tg.ChatMigrated():
            return ChatMigrated(error.new_chat_id)
        case tg.RetryAfter():
            return FloodWait(pause_of(error))
        case tg.Forbidden():
            return ChatGone()
        case tg.BadRequest():
            return _bad_request(error.message)
        case tg.NetworkError() if _has(error.message, _TOO_LARGE):
            return ChatRefused(without_quotations(error.message), too_large=True)
        case _:
            return ChatOutcomeUnknown(without_quotations(error.message))


def result_of(error: Exception) -> Result:
    """Return what came of a call that has met an error of the library's."""
    match error:
        case tg.RetryAfter():
            return Result.LIMITED
        case tg.TimedOut():
            return Result.UNANSWERED
        case tg.NetworkError() if not isinstance(error, tg.BadRequest):
            return Result.UNANSWERED if error.__cause__ else Result.FAILED
        case tg.TelegramError():
            return Result.REFUSED
        case _:
            return Result.FAILED


def pause_of(error: tg.RetryAfter) -> float:
    """Return for how many seconds Telegram wants to hear nothing; the library has two types."""
    period = error.retry_after
    return period.total_seconds() if isinstance(period, timedelta) else float(period)


def is_benign(error: ChatRefused) -> bool:
    """Return whether an error only says that there is nothing left to do."""
    return _has(error.detail, BENIGN_ERRORS)


def is_unchanged(error: ChatRefused) -> bool:
    """Return whether an error only says that a message shows that already."""
    return _has(error.detail, BENIGN_ERRORS[:1])


def _bad_request(message: str) -> ChatError:
    if _has(message, _GONE):
        return ChatGone()
    if _has(message, _TOPIC):
        return TopicUnavailable()
    return ChatRefused(without_quotations(message), too_large=_has(message, _TOO_LARGE))


def _has(message: str, phrases: tuple[str, ...]) -> bool:
    return any(phrase in message.lower() for phrase in phrases)
