"""The bot's own name, menu and texts."""

from typing import Any

import pytest

from sandbox.telegram import Telegram
from sandbox.tests.telegram.conftest import Client

MENU = [{"command": "veo", "description": "Make a film"}]


async def test_the_bot_knows_itself(bot: Client) -> None:
    me = await bot.call("getMe")
    assert (me["id"], me["is_bot"], me["supports_inline_queries"]) == (42, True, True)
    assert me["can_read_all_group_messages"] is False


async def test_a_menu_belongs_to_its_scope_and_language(bot: Client, telegram: Telegram) -> None:
    scope = {"type": "all_group_chats"}
    await bot.call("setMyCommands", commands=MENU)
    await bot.call("setMyCommands", commands=MENU * 2, scope=scope, language_code="de")
    assert await bot.call("getMyCommands") == MENU
    assert await bot.call("getMyCommands", scope=scope) == []
    assert len(telegram.commands(scope, "de")) == 2
    await bot.call("deleteMyCommands")
    assert telegram.commands() == ()


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ({"command": "Veo", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "v" * 33, "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "véo", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "veo", "description": ""}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("veo", "expected an object as BotCommand"),
    ],
)
async def test_a_wrong_command_is_refused(bot: Client, command: Any, words: str) -> None:
    assert await bot.refused("setMyCommands", commands=[command]) == f"Bad Request: {words}"


async def test_texts_have_languages_and_a_general_one(bot: Client) -> None:
    assert await bot.call("getMyName") == {"name": "Veogram"}
    await bot.call("setMyDescription", description="Films")
    await bot.call("setMyDescription", description="Filme", language_code="de")
    assert await bot.call("getMyDescription", language_code="de") == {"description": "Filme"}
    assert await bot.call("getMyDescription", language_code="fr") == {"description": "Films"}
    assert await bot.refused("setMyShortDescription", short_description="x" * 121) == (
        "Bad Request: bot short description is too long"
    )


async def test_the_menu_button_has_a_default(bot: Client) -> None:
    assert await bot.call("getChatMenuButton") == {"type": "commands"}
    await bot.call("setChatMenuButton", menu_button={"type": "default"})
    assert await bot.call("getChatMenuButton", chat_id=7) == {"type": "default"}


async def test_closing_is_agreed_to(bot: Client) -> None:
    assert await bot.call("close") is True
    assert await bot.call("logOut") is True
