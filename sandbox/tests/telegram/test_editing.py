"""Changing and deleting what stands in a chat."""

from typing import Any

import pytest

from sandbox import Sandbox
from sandbox.telegram import Chat, Person, Standing, Telegram
from sandbox.tests.telegram.conftest import Client, Clock
from sandbox.tests.telegram.media_files import film, picture

UNCHANGED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)
KEYBOARD = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}


@pytest.fixture
async def sent(bot: Client, chat: Chat) -> dict[str, Any]:
    """Where a text of the bot stands."""
    message = await bot.call("sendMessage", chat_id=chat.id, text="<b>fox</b>", parse_mode="HTML")
    return {"chat_id": chat.id, "message_id": message["message_id"]}


async def test_an_edit_changes_the_text_and_takes_the_buttons_away(
    bot: Client, telegram: Telegram, chat: Chat, sent: dict[str, Any]
) -> None:
    await bot.call("editMessageReplyMarkup", **sent, reply_markup=KEYBOARD)
    assert telegram.messages(chat)[0].buttons
    changed = await bot.call("editMessageText", **sent, text="hen")
    assert changed["text"] == "hen"
    assert changed["edit_date"] >= changed["date"]
    assert "reply_markup" not in changed


async def test_an_edit_that_changes_nothing_is_refused(bot: Client, sent: dict[str, Any]) -> None:
    same = {"text": "<b>fox</b>", "parse_mode": "HTML"}
    assert await bot.refused("editMessageText", **sent, **same) == UNCHANGED
    assert await bot.refused("editMessageReplyMarkup", **sent) == UNCHANGED
    assert await bot.call("editMessageText", **sent, text="fox")


async def test_only_a_message_that_is_there_can_be_edited(
    bot: Client,
    sandbox: Sandbox,
    telegram: Telegram,
    anna: Person,
    chat: Chat,
    sent: dict[str, Any],
) -> None:
    sandbox.knobs.telegram_floods = False
    said = await telegram.send(anna, chat, "mine")
    edit = {"chat_id": chat.id, "text": "x"}
    assert await bot.refused("editMessageText", **edit) == (
        "Bad Request: message identifier is not specified"
    )
    assert await bot.refused("editMessageText", **edit, message_id=99) == (
        "Bad Request: message to edit not found"
    )
    assert await bot.refused("editMessageText", **edit, message_id=said.id) == (
        "Bad Request: message can't be edited"
    )
    await bot.call("deleteMessage", **sent)
    assert await bot.refused("editMessageText", **sent, text="x") == (
        "Bad Request: message to edit not found"
    )


async def test_a_text_has_no_caption_and_a_photo_no_text(
    bot: Client, chat: Chat, sent: dict[str, Any]
) -> None:
    assert await bot.refused("editMessageCaption", **sent, caption="x") == (
        "Bad Request: there is no caption in the message to edit"
    )
    photo = await bot.call("sendPhoto", chat_id=chat.id, files={"photo": picture()})
    where = {"chat_id": chat.id, "message_id": photo["message_id"]}
    assert await bot.refused("editMessageText", **where, text="x") == (
        "Bad Request: there is no text in the message to edit"
    )
    changed = await bot.call("editMessageCaption", **where, caption="x")
    assert changed["caption"] == "x"


async def test_a_text_can_become_a_video(
    bot: Client, telegram: Telegram, chat: Chat, sent: dict[str, Any]
) -> None:
    media = '{"type": "video", "media": "attach://it", "caption": "done"}'
    files = {"it": ("film.mp4", film(sound=True))}
    changed = await bot.call("editMessageMedia", **sent, media=media, files=files)
    assert changed["video"]["width"] == 64
    assert changed["caption"] == "done"
    assert telegram.messages(chat)[0].video


async def test_the_bot_deletes_what_it_may(
    bot: Client, telegram: Telegram, anna: Person, chat: Chat
) -> None:
    said = await telegram.send(anna, chat, "mine")
    assert await bot.call("deleteMessage", chat_id=chat.id, message_id=said.id)
    assert telegram.messages(chat) == []
    assert await bot.refused("deleteMessage", chat_id=chat.id, message_id=said.id) == (
        "Bad Request: message to delete not found"
    )


async def test_in_a_group_only_an_administrator_deletes_what_others_said(
    bot: Client, telegram: Telegram, anna: Person
) -> None:
    group = telegram.group("Foxes", [anna])
    said = await telegram.send(anna, group, "mine")
    where = {"chat_id": group.id, "message_id": said.id}
    assert await bot.refused("deleteMessage", **where) == (
        "Bad Request: message can't be deleted for everyone"
    )
    telegram.promote(group)
    assert group.bot is Standing.ADMINISTRATOR
    assert await bot.call("deleteMessage", **where)


async def test_nothing_can_be_deleted_after_two_days(
    bot: Client, clock: Clock, sent: dict[str, Any]
) -> None:
    clock.ahead = 48 * 3600 + 1
    assert await bot.refused("deleteMessage", **sent) == (
        "Bad Request: message can't be deleted for everyone"
    )


async def test_several_messages_go_at_once_and_missing_ones_are_passed_over(
    bot: Client, telegram: Telegram, chat: Chat, sent: dict[str, Any]
) -> None:
    ids = [sent["message_id"], 99]
    assert await bot.call("deleteMessages", chat_id=chat.id, message_ids=ids)
    assert telegram.messages(chat) == []
    assert await bot.refused("deleteMessages", chat_id=chat.id, message_ids=[]) == (
        "Bad Request: message identifiers are not specified"
    )


async def test_a_reaction_is_one_emoji(
    bot: Client, telegram: Telegram, chat: Chat, sent: dict[str, Any]
) -> None:
    fire = {"type": "emoji", "emoji": "🔥"}
    assert await bot.call("setMessageReaction", **sent, reaction=[fire])
    assert telegram.messages(chat)[0].reactions == ("🔥",)
    assert await bot.refused("setMessageReaction", **sent, reaction=[fire, fire]) == (
        "Bad Request: REACTIONS_TOO_MANY"
    )
    assert await bot.refused("setMessageReaction", **sent | {"message_id": 9}) == (
        "Bad Request: message to react not found"
    )
