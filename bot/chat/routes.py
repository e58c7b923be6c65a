"""THE routing table: every update goes to the first row of its group that takes it."""

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.chat import (
    buttons,
    commands,
    drafting,
    encore,
    generate,
    groups,
    history,
    inline,
    settings,
)
from bot.chat.asking import VEO
from bot.chat.context import VeogramApplication, listen
from bot.chat.errors import on_error

# Edited messages start nothing; posts of a channel are its messages, and what Telegram forwards
# from a channel into its group has been seen there already.
NEW = (filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST) & ~filters.IS_AUTOMATIC_FORWARD
PICTURE = filters.PHOTO | filters.Document.ALL
SOMETHING_TO_MOVE = (PICTURE | filters.VIDEO | filters.ANIMATION) & ~filters.VIA_BOT
PRIVATE = filters.ChatType.PRIVATE
WORDS = filters.TEXT & ~filters.COMMAND & ~filters.VIA_BOT

Routes = dict[int, list[BaseHandler]]  # type: ignore[type-arg]  # the library's own loose type

ROUTES: Routes = {
    # Which language is spoken here.
    0: [TypeHandler(Update, listen)],
    # Beside what the message itself asks for.
    1: [
        # An album arrives picture by picture: kept aside.
        MessageHandler(NEW & PICTURE, generate.on_album_picture),
        # A command is no answer: whatever we have asked before is over.
        MessageHandler(NEW & PRIVATE & filters.COMMAND, drafting.on_change_of_subject),
    ],
    2: [
        # Somebody wants a video.
        MessageHandler(NEW & VEO, generate.on_command),
        MessageHandler(NEW & PRIVATE & SOMETHING_TO_MOVE, generate.on_picture),
        # Somebody wants to know or to change something.
        CommandHandler("start", commands.on_start, NEW),
        CommandHandler("help", commands.on_help, NEW),
        CommandHandler("models", commands.on_models, NEW),
        CommandHandler("tasks", commands.on_tasks, NEW),
        CommandHandler("cancel", commands.on_cancel, NEW),
        CommandHandler("history", history.on_history, NEW),
        CommandHandler("delete", history.on_delete, NEW),
        CommandHandler("settings", settings.on_settings, NEW),
        # Somebody answers one of our questions, or has an idea.
        MessageHandler(NEW & WORDS & (PRIVATE | filters.REPLY), drafting.on_words),
        # Somebody presses a button: of a task in the making,
        CallbackQueryHandler(buttons.on_cancel, r"^cancel:\d+$"),
        CallbackQueryHandler(buttons.on_rebuy, r"^rebuy:\d+$"),
        CallbackQueryHandler(buttons.on_leave, r"^leave:\d+$"),
        # under one of our questions,
        CallbackQueryHandler(drafting.on_make, r"^make:\d+$"),
        CallbackQueryHandler(drafting.on_motion, rf"^motion:\d+:({'|'.join(drafting.MOTIONS)})$"),
        CallbackQueryHandler(drafting.on_go_on, r"^goon:\d+:\d+$"),
        # under a finished video,
        CallbackQueryHandler(encore.on_again, r"^again:\d+$"),
        CallbackQueryHandler(encore.on_seed, r"^seed:\d+$"),
        CallbackQueryHandler(encore.on_edit, r"^edit:\d+$"),
        CallbackQueryHandler(encore.on_extend, r"^extend:\d+$"),
        CallbackQueryHandler(encore.on_link, r"^link:\d+$"),
        # in the history,
        CallbackQueryHandler(history.on_page, r"^page:\d+:\d+$"),
        CallbackQueryHandler(history.on_show, r"^show:\d+$"),
        # in the settings.
        CallbackQueryHandler(settings.on_field, r"^set:\d+$"),
        CallbackQueryHandler(settings.on_value, r"^put:\d+:[\w.:-]+$"),
        CallbackQueryHandler(settings.on_back, r"^back:\d+$"),
        # Somebody looks for their videos from any chat.
        InlineQueryHandler(inline.on_query),
        # A group takes us in, or has another id from now on.
        ChatMemberHandler(groups.on_membership, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(filters.StatusUpdate.MIGRATE, groups.on_migration),
    ],
}

ALLOWED_UPDATES = ("message", "channel_post", "callback_query", "inline_query", "my_chat_member")
"""What Telegram shall send: always said, for it keeps the last list that it was given."""


def register(application: VeogramApplication) -> None:
    """Put the table into the application."""
    for group, handlers in ROUTES.items():
        application.add_handlers(handlers, group)
    application.add_error_handler(on_error)
