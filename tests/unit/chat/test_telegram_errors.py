from datetime import timedelta

import pytest
from telegram import error as tg

from bot.chat.telegram_errors import (
    ignore_benign_errors,
    is_benign,
    translate_telegram_errors,
    translated,
)
from bot.errors import (
    ChatError,
    ChatGone,
    ChatMigrated,
    ChatOutcomeUnknown,
    ChatRefused,
    FloodWait,
    TopicUnavailable,
)

GONE = [
    tg.Forbidden("Forbidden: bot was blocked by the user"),
    tg.Forbidden("Forbidden: bot was kicked from the group chat"),
    tg.Forbidden("Forbidden: bot was kicked from the supergroup chat"),
    tg.Forbidden("Forbidden: user is deactivated"),
    tg.Forbidden("Forbidden: bot is not a member of the channel chat"),
    tg.BadRequest("Chat not found"),
    tg.BadRequest("Group chat was deactivated"),
    tg.BadRequest("PEER_ID_INVALID"),
    tg.BadRequest("CHAT_WRITE_FORBIDDEN"),
    tg.BadRequest("Not enough rights to send text messages to the chat"),
    tg.BadRequest("Have no rights to send a message"),
]
TOPIC = [
    tg.BadRequest("Message thread not found"),
    tg.BadRequest("message thread not found"),
    tg.BadRequest("TOPIC_CLOSED"),
    tg.BadRequest("TOPIC_DELETED"),
]
SILENT = [
    tg.TimedOut(),
    tg.NetworkError("Bad Gateway"),
    tg.NetworkError("Internal Server Error"),
    tg.NetworkError("httpx.ConnectError: refused"),
    tg.TelegramError("something new"),
    tg.InvalidToken("Unauthorized"),
    tg.Conflict("terminated by other getUpdates request"),
]
NOT_SO = [
    tg.BadRequest("Failed to get http url content"),
    tg.BadRequest("Wrong type of the web page content"),
    tg.BadRequest("Wrong file identifier/http url specified"),
    tg.BadRequest("Message is too long"),
    tg.BadRequest("Can't parse entities: unsupported start tag"),
    tg.BadRequest("Not enough rights to send videos to the chat"),
]
TOO_LARGE = [
    tg.BadRequest("File is too big"),
    tg.NetworkError("Request Entity Too Large"),
    tg.NetworkError("Request entity too large"),
]
BENIGN = [
    "Message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message",
    "Message to edit not found",
    "Message can't be edited",
    "Message to delete not found",
    "Message can't be deleted for everyone",
    "Query is too old and response timeout expired or query id is invalid",
]


@pytest.mark.parametrize(
    ("errors", "kind"),
    [
        (GONE, ChatGone),
        (TOPIC, TopicUnavailable),
        (SILENT, ChatOutcomeUnknown),
        (NOT_SO, ChatRefused),
        (TOO_LARGE, ChatRefused),
    ],
)
def test_telegram_s_texts_become_our_errors(
    errors: list[tg.TelegramError], kind: type[ChatError]
) -> None:
    for error in errors:
        assert type(translated(error)) is kind, error.message


def test_what_is_too_large_is_told_apart() -> None:
    for errors, expected in ((TOO_LARGE, True), (NOT_SO, False)):
        for error in errors:
            ours = translated(error)
            assert isinstance(ours, ChatRefused)
            assert ours.too_large is expected, error.message


@pytest.mark.parametrize(
    ("pause", "seconds"), [(7, 7.0), (timedelta(seconds=30), 30.0), (timedelta(minutes=2), 120.0)]
)
def test_a_flood_says_how_long_it_lasts(pause: int | timedelta, seconds: float) -> None:
    ours = translated(tg.RetryAfter(pause))
    assert isinstance(ours, FloodWait)
    assert ours.retry_after == seconds


def test_a_group_that_moved_says_where() -> None:
    ours = translated(tg.ChatMigrated(-1005))
    assert isinstance(ours, ChatMigrated)
    assert ours.new_chat_id == -1005


@pytest.mark.parametrize("message", BENIGN)
def test_answers_that_say_there_is_nothing_left_to_do_are_known(message: str) -> None:
    ours = translated(tg.BadRequest(message))
    assert isinstance(ours, ChatRefused)
    assert is_benign(ours)


def test_what_is_not_benign_is_told_apart() -> None:
    for error in [*NOT_SO, *TOO_LARGE]:
        ours = translated(error)
        assert isinstance(ours, ChatRefused)
        assert not is_benign(ours)


def test_every_error_of_the_library_becomes_one_of_ours() -> None:
    for error in [*GONE, *TOPIC, *SILENT, *NOT_SO, *TOO_LARGE]:
        with pytest.raises(ChatError) as caught, translate_telegram_errors():
            raise error
        assert caught.value.__cause__ is error


def test_an_answer_without_its_result_is_a_lost_one() -> None:
    error = KeyError("result")
    with pytest.raises(ChatOutcomeUnknown) as caught, ignore_benign_errors():
        raise error
    assert caught.value.__cause__ is error


def test_everything_else_passes_as_it_is() -> None:
    with pytest.raises(ZeroDivisionError), translate_telegram_errors():
        raise ZeroDivisionError
    with translate_telegram_errors():
        pass
