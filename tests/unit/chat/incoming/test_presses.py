"""Only buttons that we made for a chat are read there."""

from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import CallbackQuery, Chat, InaccessibleMessage, Message, User

from bot.chat.buttons import ButtonCodec, ButtonData
from bot.chat.incoming.presses import PressReader
from bot.store.database import Database
from bot.store.drafts import DraftKind, Drafts, NewDraft
from bot.store.moves import Moves
from bot.store.tasks import NewTasks, TaskQueries, TaskTransitions
from bot.store.tasks.new import NewTask
from bot.tasks.limits import Limits
from bot.tasks.task import Origin, message_key, press_key
from bot.veo.choice import Sources
from bot.veo.parsing import Command
from tests.requests import generation_request
from tests.unit.chat.wire import TOKEN
from tests.unit.example import NOW, REQUESTER

CODEC = ButtonCodec(TOKEN)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
ANNA = User(3, "Anna", is_bot=False)
PRIVATE = Chat(REQUESTER.chat_id, "private")
OLD, NEW = -5, -1005
PROGRESS, QUESTION = 50, 60
"""Messages of ours."""


@pytest.fixture
def reader(database: Database) -> PressReader:
    return PressReader(CODEC, Moves(database), TaskQueries(database), Drafts(database))


def query(data: str | None, chat: Chat | None = PRIVATE, message_id: int = 5) -> CallbackQuery:
    message = Message(message_id, LONG_AGO, chat) if chat else None
    return CallbackQuery("q", ANNA, "1", message=message, data=data)


def group(chat_id: int) -> Chat:
    return Chat(chat_id, "supergroup")


async def test_a_button_of_ours_is_read_with_all_that_it_stands_for(reader: PressReader) -> None:
    data = CODEC.write(PRIVATE.id, "motion", 7, "closer")
    press = await reader.read(query(data), "pt")
    assert press is not None
    assert (press.verb, press.number, press.rest) == ("motion", 7, "closer")
    assert (press.chat_id, press.message_id, press.user_id) == (PRIVATE.id, 5, ANNA.id)
    assert press.source_key == press_key("q")
    assert press.requester().language == "pt"
    assert press.requester(answering=9).message_id == 9


async def test_a_button_under_a_message_of_long_ago_is_read(reader: PressReader) -> None:
    old = InaccessibleMessage(PRIVATE, 5)
    data = CODEC.write(PRIVATE.id, "cancel", 7)
    press = await reader.read(CallbackQuery("q", ANNA, "1", message=old, data=data), "en")
    assert press is not None
    requester = press.requester()
    assert (requester.chat_id, requester.message_id, requester.private) == (PRIVATE.id, 5, True)


@pytest.mark.parametrize(
    "asked",
    [
        query(None),
        query(""),
        query("cancel:7"),
        query("cancel:7:AAAAAAAAAAAA"),
        query(CODEC.write(99, "cancel", 7)),
        query(CODEC.write(PRIVATE.id, "cancel", 7)[:-1]),
        query(ButtonCodec("43:TEST").write(PRIVATE.id, "cancel", 7)),
        query(CODEC.write(PRIVATE.id, "cancel", 7), chat=None),
        query(CODEC.write(OLD, "cancel", 7), chat=group(NEW)),
    ],
)
async def test_every_other_press_is_none(reader: PressReader, asked: CallbackQuery) -> None:
    assert await reader.read(asked, "en") is None


async def test_buttons_serve_on_when_their_group_gets_another_id(
    reader: PressReader, database: Database
) -> None:
    await Moves(database).add(OLD, NEW)
    asked = query(CODEC.write(OLD, "cancel", 7), chat=group(NEW))
    press = await reader.read(asked, "en")
    assert press is not None
    assert press.data == ButtonData("cancel", ("7",))
    assert await reader.read(query(asked.data, chat=group(-1006)), "en") is None


@pytest.fixture
async def task_id(database: Database) -> int:
    """A task whose progress message is known."""
    request = generation_request()
    new = NewTask(REQUESTER, request, message_key(1, 2), Origin.COMMAND, None)
    task, _ = await NewTasks(database).add(new, Limits(), NOW)
    await TaskTransitions(database).progress_shown(task.id, PROGRESS)
    return task.id


@pytest.fixture
async def draft_id(database: Database) -> int:
    """A draft whose question is known."""
    drafts = Drafts(database)
    new = NewDraft(DraftKind.MOTION, REQUESTER, Command(""), Sources(), waiting=True)
    draft, _ = await drafts.add(new, NOW)
    await drafts.asked(draft, QUESTION)
    return draft.id


async def test_unsigned_data_are_read_where_the_store_knows_that_very_message(
    reader: PressReader, task_id: int, draft_id: int
) -> None:
    cancel = await reader.read(query(f"cancel:{task_id}", message_id=PROGRESS), "en")
    motion = await reader.read(query(f"motion:{draft_id}:closer", message_id=QUESTION), "en")
    assert cancel is not None
    assert motion is not None
    assert cancel.data == ButtonData("cancel", (str(task_id),))
    assert motion.data == ButtonData("motion", (str(draft_id), "closer"))


@pytest.mark.parametrize(
    "more",
    [
        {"message_id": PROGRESS + 1},
        {"message_id": QUESTION},
        {"chat": Chat(99, "private"), "message_id": PROGRESS},
    ],
)
async def test_unsigned_data_of_any_other_message_are_none(
    reader: PressReader, task_id: int, draft_id: int, more: dict[str, Any]
) -> None:
    assert await reader.read(query(f"cancel:{task_id}", **more), "en") is None
    if more.get("message_id") != QUESTION:
        assert await reader.read(query(f"make:{draft_id}", **more), "en") is None


@pytest.mark.parametrize(
    "data", ["cancel", "cancel:", "cancel:x", "cancel:-1", "put:0", "page:1", "rebuy:1", "cancel:²"]
)
async def test_other_unsigned_data_are_none(reader: PressReader, data: str, task_id: int) -> None:
    assert task_id == 1
    assert await reader.read(query(data, message_id=PROGRESS), "en") is None
    longest = query(f"cancel:{'9' * 15}", message_id=PROGRESS)
    assert await reader.read(longest, "en") is None
