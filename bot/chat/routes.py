"""THE routing table: every update goes to the first row of its group that takes it."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Message, Update
from telegram.ext import (
    ApplicationHandlerStop,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.chat.application import VeogramApplication
from bot.chat.context import Context
from bot.chat.handlers import (
    chat_settings,
    commands,
    generate,
    groups,
    history,
    inline,
    questions,
    task_buttons,
    video_buttons,
)
from bot.chat.incoming.messages import VEO

Handle = Callable[[Update, Context], Coroutine[Any, Any, None]]


class _InAlbum(filters.MessageFilter):
    """A message that belongs to an album."""

    def filter(self, message: Message) -> bool:
        return message.media_group_id is not None


async def prepare(update: Update, context: Context) -> None:
    """Run before every other handler."""
    await context.prepare(update)


async def stop_forged_press(_: Update, context: Context) -> None:
    """Say the same of a forged button as of one that is long gone."""
    if not context.is_authentic:
        await context.refuse_press()
        raise ApplicationHandlerStop


def button(verb: str, handle: Handle) -> CallbackQueryHandler[Context, None]:
    """Return the row for the buttons of a verb; only those that we made get here."""
    return CallbackQueryHandler(handle, rf"^{verb}:")


# Edited messages start nothing; posts of a channel are its messages, and what Telegram forwards
# from a channel into its group has been seen there already.
NEW = (filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST) & ~filters.IS_AUTOMATIC_FORWARD
PICTURE = filters.PHOTO | filters.Document.ALL
SOMETHING_TO_MOVE = (PICTURE | filters.VIDEO | filters.ANIMATION) & ~filters.VIA_BOT
ALBUM = _InAlbum()
PRIVATE = filters.ChatType.PRIVATE
WORDS = filters.TEXT & ~filters.COMMAND & ~filters.VIA_BOT

Routes = dict[int, list[BaseHandler]]  # type: ignore[type-arg]  # the library's own loose type

ROUTES: Routes = {
    # What came, and which language is spoken here.
    0: [TypeHandler(Update, prepare)],
    # A button that we did not make for this chat goes no further.
    1: [CallbackQueryHandler(stop_forged_press)],
    # Beside what the message itself asks for.
    2: [
        # An album arrives message by message: kept until it is complete.
        MessageHandler(NEW & ALBUM, generate.on_album_message),
        # A command is no answer: whatever we have asked before is over.
        MessageHandler(NEW & PRIVATE & filters.COMMAND, questions.on_change_of_subject),
    ],
    3: [
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
        CommandHandler("settings", chat_settings.on_settings, NEW),
        # Somebody answers one of our questions, or has an idea.
        MessageHandler(NEW & WORDS & (PRIVATE | filters.REPLY), questions.on_words),
        # Somebody presses a button: of a task in progress,
        button("cancel", task_buttons.on_cancel),
        button("rebuy", task_buttons.on_rebuy),
        button("leave", task_buttons.on_leave),
        # under one of our questions,
        button("make", questions.on_make),
        button("motion", questions.on_motion),
        button("goon", questions.on_continue),
        # under a finished video,
        button("again", video_buttons.on_again),
        button("seed", video_buttons.on_seed),
        button("edit", video_buttons.on_edit),
        button("extend", video_buttons.on_extend),
        button("link", video_buttons.on_link),
        # in the history,
        button("page", history.on_page),
        button("show", history.on_show),
        # in the settings.
        button("set", chat_settings.on_field),
        button("put", chat_settings.on_value),
        button("back", chat_settings.on_back),
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
