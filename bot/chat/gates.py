"""Who gets through to a handler: others are refused before it begins."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update

from bot.chat.context import Context
from bot.errors import ButtonExpired, NotTheSender

Handle = Callable[[Update, Context], Coroutine[Any, Any, None]]


async def stop_forged_press(update: Update, context: Context) -> None:
    """Answer the press of a forged button like that of an expired one, and stop there.

    In inline messages most of those who press what is not for them forge nothing.
    """
    if context.is_authentic:
        return
    query = update.callback_query
    raise NotTheSender if query and query.message is None else ButtonExpired


def if_allowed(handle: Handle) -> Handle:
    """Return the handler for whoever may make videos here; others are refused."""

    async def handle_if_allowed(update: Update, context: Context) -> None:
        await context.check_allowed()
        await handle(update, context)

    return handle_if_allowed


def if_admin(handle: Handle) -> Handle:
    """Return the handler for the bot's own admins; others are refused."""

    async def handle_if_admin(update: Update, context: Context) -> None:
        await context.check_admin()
        await handle(update, context)

    return handle_if_admin


def if_confidential(handle: Handle) -> Handle:
    """Return the handler for what only admins may read, and so only in their private chats."""

    async def handle_if_confidential(update: Update, context: Context) -> None:
        await context.check_confidential()
        await handle(update, context)

    return handle_if_confidential


def if_member(handle: Handle) -> Handle:
    """Return the handler for the buttons of a private chat, which serve its own person alone."""

    async def handle_if_member(update: Update, context: Context) -> None:
        who = context.requester
        await context.services.permissions.check_member(who.user_id, who.chat_id)
        await handle(update, context)

    return handle_if_member
