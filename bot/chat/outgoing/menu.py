"""The command menu, in each language, for private chats and for groups."""

import asyncio
import logging
from collections.abc import Iterable, Sequence
from typing import Any

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.texts import LANGUAGES, texts_for

log = logging.getLogger(__name__)

PRIVATE = (
    "veo",
    "still",
    "models",
    "tasks",
    "history",
    "settings",
    "cancel",
    "delete",
    "forget",
    "help",
)
"""Commands of a private chat, in the order of the menu."""

GROUP = ("veo", "still", "tasks", "cancel", "settings", "models", "forget", "help")
"""Commands of a group, in the order of the menu."""

ADMIN = ("allow", "deny", "allowed", "budget", "stats", "costs", "provider", "export")
"""Commands of the bot's admins, in the order of the menu of their private chats."""

STARS = ("buy", "balance", "terms", "paysupport")
"""Commands of a private chat where Stars are sold, at the end of the menu."""

STARS_ADMIN = ("refund",)
"""Commands of the bot's admins where Stars are sold, after their others."""

STILLS = frozenset({"still"})
"""Commands of all chats where pictures are made."""


def offered(*, admin: bool, sells: bool, draws: bool) -> Sequence[str]:
    """Return the commands of a private chat, in the order of its menu."""
    more = STARS if sells else ()
    admins = (*ADMIN, *(STARS_ADMIN if sells else ())) if admin else ()
    return _there((*PRIVATE, *more, *admins), frozenset() if draws else STILLS)


async def set_menu(
    bot: ExtBot[Any], admins: Iterable[int] = (), *, sells: bool, draws: bool
) -> None:
    """Set the menus; one that could not be set is only logged.

    ``sells`` says whether Stars are sold, and ``draws`` whether pictures are made. An
    admin who has not started a chat with the bot gets theirs at the next start after that.
    """
    missing = frozenset() if draws else STILLS
    there = _there(GROUP, missing)
    menus: tuple[tuple[BotCommandScope, Sequence[str]], ...] = (
        (BotCommandScopeDefault(), there),
        (BotCommandScopeAllGroupChats(), there),
        (BotCommandScopeAllPrivateChats(), offered(admin=False, sells=sells, draws=draws)),
    )
    calls = [
        _set(bot, scope, names, language)
        for scope, names in menus
        for language in (None, *LANGUAGES)
    ]
    await asyncio.gather(*calls)
    names = offered(admin=True, sells=sells, draws=draws)
    for admin_id in admins:
        scope = BotCommandScopeChat(admin_id)
        for language in (None, *LANGUAGES):
            if not await _set(bot, scope, names, language):
                break  # there is no such chat yet


def _there(names: Sequence[str], missing: frozenset[str]) -> Sequence[str]:
    return [name for name in names if name not in missing]


async def _set(
    bot: ExtBot[Any], scope: BotCommandScope, names: Sequence[str], language: str | None
) -> bool:
    """Set one menu; return whether that was done."""
    texts = texts_for(language)
    commands = [BotCommand(name, texts(f"command-{name}")) for name in names]
    try:
        await bot.set_my_commands(commands, scope=scope, language_code=language)
    except TelegramError as error:
        log.warning("a command menu is not set: %s", error.message)
        return False
    return True
