"""A group that becomes a supergroup gets another id; what belongs to it moves along."""

from typing import cast

from telegram import Message, Update

from bot.chat.context import Context


async def on_migration(update: Update, context: Context) -> None:
    """Take the service message; both chats get one, with the other's id."""
    message = cast("Message", update.effective_message)
    if message.migrate_to_chat_id:
        await context.house.tasks.chat_moved(message.chat.id, message.migrate_to_chat_id)
