"""The bot's command menus, by scope and language."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from sandbox.journal import Json
from sandbox.telegram.chats import Chat, ChatType
from sandbox.telegram.errors import bad_request
from sandbox.telegram.people import Person

COMMAND_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the menu."""

    command: str
    description: str

    def as_json(self) -> Json:
        """Bot API: BotCommand."""
        return {"command": self.command, "description": self.description}


@dataclass(slots=True)
class Commands:
    """What setMyCommands has set, for each scope and language."""

    menus: dict[tuple[str, str], tuple[Command, ...]] = field(default_factory=dict)

    def set(self, commands: list[Json], scope: Json, language: str) -> None:
        """Set one menu.

        Raises:
            Refusal: 400, a command or description that Telegram does not take.
        """
        if len(commands) > COMMAND_LIMIT:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        self.menus[_key(scope, language)] = tuple(_command(each) for each in commands)

    def get(self, scope: Json = None, language: str = "") -> tuple[Command, ...]:
        """Return one menu, exactly as set."""
        return self.menus.get(_key(scope, language), ())

    def shown(self, scopes: Iterable[Json], language: str) -> tuple[Command, ...]:
        """Return the menu of the narrowest scope that has one, in this language or for all."""
        menus = (self.get(scope, name) for scope in scopes for name in (language, ""))
        return next(filter(None, menus), ())

    def delete(self, scope: Json, language: str) -> None:
        """Forget one menu."""
        self.menus.pop(_key(scope, language), None)


def scopes(person: Person, chat: Chat, is_admin: bool) -> list[Json]:
    """Return the scopes that apply to somebody in a chat, narrowest first (BotCommandScope)."""
    here: Json = {"chat_id": chat.id}
    if chat.type is ChatType.PRIVATE:
        return [{"type": "chat"} | here, {"type": "all_private_chats"}, None]
    admins = [{"type": "chat_administrators"} | here] if is_admin else []
    all_admins = [{"type": "all_chat_administrators"}] if is_admin else []
    return [
        {"type": "chat_member", "user_id": person.id} | here,
        *admins,
        {"type": "chat"} | here,
        *all_admins,
        {"type": "all_group_chats"},
        None,
    ]


def _key(scope: Json, language: str) -> tuple[str, str]:
    return json.dumps(scope or {"type": "default"}, sort_keys=True), language


def _command(given: Json) -> Command:
    if not isinstance(given, dict):
        raise bad_request("expected an object as BotCommand")
    command = str(given.get("command", "")).lstrip("/")
    description = str(given.get("description", ""))
    if (
        not 1 <= len(command) <= 32
        or not command.replace("_", "a").isalnum()
        or (command != command.lower() or not command.isascii())
    ):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return Command(command, description)
