"""A picture goes with its words, whatever their length."""

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.chat.outgoing.attachments import Attachments
from bot.chat.outgoing.quoting import Quoting
from bot.chat.outgoing.sender import Sender
from bot.errors import ChatGone, FloodWait
from bot.store.database import Database
from bot.store.tasks import TaskReferences
from bot.texts import Html
from tests.clock import MovableClock
from tests.unit.chat import wire
from tests.unit.example import NOW, REQUESTER

PNG = b"\x89PNG\r\n\x1a\n"
BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("7", callback_data="stats:7:mark")]])


@pytest.fixture
def telegram() -> wire.Wire:
    return wire.Wire(answers={"sendPhoto": lambda _: wire.sent()})


@pytest.fixture
def attachments(telegram: wire.Wire, database: Database) -> Attachments:
    bot = wire.bot_over(telegram, MovableClock(NOW))
    quoting = Quoting(TaskReferences(database), always=False)
    return Attachments(bot, Sender(bot, quoting))


async def test_short_words_are_the_caption(telegram: wire.Wire, attachments: Attachments) -> None:
    await attachments.send_picture(REQUESTER, PNG, Html("<b>all</b>"), BUTTONS)
    (photo,) = telegram.of("sendPhoto")
    assert (photo["caption"], photo["parse_mode"]) == ("<b>all</b>", "HTML")
    assert "stats:7:mark" in str(photo["reply_markup"])
    assert telegram.of("sendMessage") == []


async def test_long_words_come_after_the_picture_with_the_buttons(
    telegram: wire.Wire, attachments: Attachments
) -> None:
    text = Html("long " * 300)
    await attachments.send_picture(REQUESTER, PNG, text, BUTTONS)
    assert [name for name, _ in telegram.calls] == ["sendPhoto", "sendMessage"]
    assert not {"caption", "reply_markup"} & {*telegram.of("sendPhoto")[0]}
    (words,) = telegram.of("sendMessage")
    assert words["text"] == text
    assert "stats:7:mark" in str(words["reply_markup"])


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (wire.refused(429, "Too Many Requests", retry_after=9), FloodWait),
        (wire.refused(403, "Forbidden: bot was blocked by the user"), ChatGone),
    ],
)
async def test_a_picture_that_is_not_sent_is_an_error_of_the_chat(
    telegram: wire.Wire, attachments: Attachments, answer: wire.Answer, error: type[Exception]
) -> None:
    telegram.answers["sendPhoto"] = telegram.answers["editMessageMedia"] = answer
    with pytest.raises(error):
        await attachments.send_picture(REQUESTER, PNG, Html("x"), None)
    with pytest.raises(error):
        await attachments.replace_by_picture(1, 2, PNG, Html("x"), None)


async def test_a_picture_that_is_shown_already_is_no_error(
    telegram: wire.Wire, attachments: Attachments
) -> None:
    telegram.answers["editMessageMedia"] = wire.refused(400, "Bad Request: message is not modified")
    await attachments.replace_by_picture(1, 2, PNG, Html("x"), None)
    assert len(telegram.of("editMessageMedia")) == 1
