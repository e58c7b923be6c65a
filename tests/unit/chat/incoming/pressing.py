"""Presses of buttons, as the library hands them over."""

from collections.abc import Sequence
from datetime import UTC, datetime

from telegram import (
    CallbackQuery,
    Chat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    User,
)

from bot.chat.buttons import ButtonCodec
from bot.chat.incoming.presses import PressReader
from bot.store.database import Database
from bot.store.drafts import Drafts
from bot.store.moves import Moves
from bot.store.tasks import TaskQueries
from tests.unit.chat.wire import TOKEN
from tests.unit.example import REQUESTER

CODEC = ButtonCodec(TOKEN)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
ANNA = User(3, "Anna", is_bot=False)
PRIVATE = Chat(REQUESTER.chat_id, "private")


def press_reader(database: Database) -> PressReader:
    return PressReader(CODEC, Moves(database), TaskQueries(database), Drafts(database))


def group(chat_id: int) -> Chat:
    return Chat(chat_id, "supergroup")


def query(
    data: str | None,
    chat: Chat | None = PRIVATE,
    message_id: int = 5,
    shown: Sequence[Sequence[str]] | None = None,
) -> CallbackQuery:
    """Return a press under a message; ``shown`` is the data of its buttons, where they are told."""
    keyboard = None if shown is None else _keyboard(shown)
    message = Message(message_id, LONG_AGO, chat, reply_markup=keyboard) if chat else None
    return CallbackQuery("q", ANNA, "1", message=message, data=data)


def _keyboard(shown: Sequence[Sequence[str]]) -> InlineKeyboardMarkup:
    rows = [[InlineKeyboardButton("label", callback_data=data) for data in row] for row in shown]
    return InlineKeyboardMarkup(rows)
