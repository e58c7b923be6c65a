"""Methods about the bot itself: its name, its menu, its texts."""

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.errors import bad_request
from sandbox.telegram.events import CommandsChanged
from sandbox.telegram.world import World

LIMITS = {"name": 64, "description": 512, "short_description": 120}
"""Characters of the bot's texts (Bot API: setMyName, setMyDescription)."""


async def get_me(world: World, call: Call) -> Json:
    """Bot API: getMe."""
    return world.bot.as_json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "supports_guest_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def agree(world: World, call: Call) -> Json:
    """Bot API: close, logOut; they change nothing here."""
    return True


async def set_my_commands(world: World, call: Call) -> Json:
    """Bot API: setMyCommands."""
    world.commands.set(call.array("commands"), call.value("scope"), call.text("language_code"))
    world.events.emit(CommandsChanged())
    return True


async def get_my_commands(world: World, call: Call) -> Json:
    """Bot API: getMyCommands."""
    menu = world.commands.get(call.value("scope"), call.text("language_code"))
    return [command.as_json() for command in menu]


async def delete_my_commands(world: World, call: Call) -> Json:
    """Bot API: deleteMyCommands."""
    world.commands.delete(call.value("scope"), call.text("language_code"))
    world.events.emit(CommandsChanged())
    return True


async def set_my_text(world: World, call: Call) -> Json:
    """Bot API: setMyName, setMyDescription, setMyShortDescription."""
    kind = _kind_of_text(call)
    text = call.text(kind)
    if len(text) > LIMITS[kind]:
        raise bad_request(f"bot {kind.replace('_', ' ')} is too long")
    world.texts[kind, call.text("language_code")] = text
    return True


async def get_my_text(world: World, call: Call) -> Json:
    """Bot API: getMyName, getMyDescription, getMyShortDescription."""
    kind = _kind_of_text(call)
    default = world.bot.first_name if kind == "name" else ""
    general = world.texts.get((kind, ""), default)
    return {kind: world.texts.get((kind, call.text("language_code")), general)}


async def set_chat_menu_button(world: World, call: Call) -> Json:
    """Bot API: setChatMenuButton; ``chat_id`` 0 is the default for all."""
    world.menu_buttons[call.number("chat_id")] = call.value("menu_button") or {"type": "default"}
    return True


async def get_chat_menu_button(world: World, call: Call) -> Json:
    """Bot API: getChatMenuButton."""
    general = world.menu_buttons.get(0, {"type": "commands"})
    return world.menu_buttons.get(call.number("chat_id"), general)


def _kind_of_text(call: Call) -> str:
    method = call.method.lower()
    if method.endswith("shortdescription"):
        return "short_description"
    return "description" if method.endswith("description") else "name"
