"""THE routing table: every update goes to the first row of its group that takes it."""

from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.chat import buttons, commands, generate, migration
from bot.chat.asking import VEO
from bot.chat.context import VeogramApplication
from bot.chat.errors import on_error

# Edited messages start nothing; posts of a channel are its messages.
NEW = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST
PICTURE = filters.PHOTO | filters.Document.ALL
PRIVATE = filters.ChatType.PRIVATE

Routes = dict[int, list[BaseHandler]]  # type: ignore[type-arg]  # the library's own loose type

ROUTES: Routes = {
    # Kept aside, whatever else the message is: an album arrives picture by picture.
    0: [MessageHandler(NEW & PICTURE, generate.on_album_picture)],
    1: [
        # Somebody wants a video.
        MessageHandler(NEW & VEO, generate.on_command),
        MessageHandler(NEW & PRIVATE & PICTURE & filters.CAPTION, generate.on_captioned_picture),
        # Somebody wants to know something.
        CommandHandler("start", commands.on_start, NEW),
        CommandHandler("help", commands.on_help, NEW),
        CommandHandler("models", commands.on_models, NEW),
        CommandHandler("tasks", commands.on_tasks, NEW),
        CommandHandler("cancel", commands.on_cancel, NEW),
        # Somebody presses a button.
        CallbackQueryHandler(buttons.on_cancel, r"^cancel:\d+$"),
        CallbackQueryHandler(buttons.on_rebuy, r"^rebuy:\d+$"),
        CallbackQueryHandler(buttons.on_leave, r"^leave:\d+$"),
        # A group has another id from now on.
        MessageHandler(filters.StatusUpdate.MIGRATE, migration.on_migration),
    ],
}

ALLOWED_UPDATES = ("message", "channel_post", "callback_query")
"""What Telegram shall send: always said, for it keeps the last list that it was given."""


def register(application: VeogramApplication) -> None:
    """Put the table into the application."""
    for group, handlers in ROUTES.items():
        application.add_handlers(handlers, group)
    application.add_error_handler(on_error)
