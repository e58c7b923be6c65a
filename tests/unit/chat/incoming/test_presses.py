"""Only buttons that we made for a chat are read there."""

import pytest
from telegram import CallbackQuery, InaccessibleMessage

from bot.chat.buttons import ButtonCodec, ButtonData
from bot.chat.incoming.presses import PressReader
from bot.store.database import Database
from bot.store.moves import Moves
from bot.tasks.source_keys import press_key
from tests.unit.chat.incoming.pressing import ANNA, CODEC, PRIVATE, group, press_reader, query

OLD, NEW = -5, -1005
CANCEL = CODEC.write(PRIVATE.id, "cancel", 7)


@pytest.fixture
def reader(database: Database) -> PressReader:
    return press_reader(database)


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


async def test_a_button_that_the_pressed_message_shows_is_read(reader: PressReader) -> None:
    other = CODEC.write(PRIVATE.id, "again", 7)
    press = await reader.read(query(CANCEL, shown=[[other], [other, CANCEL]]), "en")
    assert press is not None
    assert press.data == ButtonData("cancel", ("7",))


@pytest.mark.parametrize(
    "shown",
    [
        [[CODEC.write(PRIVATE.id, "again", 7)]],
        [[CODEC.write(PRIVATE.id, "cancel", 8)]],
        [["cancel:7"]],
        [[]],
        [],
    ],
)
async def test_a_button_that_the_pressed_message_does_not_show_is_none(
    reader: PressReader, shown: list[list[str]]
) -> None:
    assert await reader.read(query(CANCEL, shown=shown), "en") is None
