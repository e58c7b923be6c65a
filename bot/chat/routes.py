"""The routing table: in each group, an update goes to the first handler that matches."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Message, Update
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

from bot.chat.application import VeogramApplication
from bot.chat.context import Context
from bot.chat.handlers import (
    chat_settings,
    commands,
    forget,
    generate,
    groups,
    history,
    inline,
    questions,
    task_buttons,
    video_buttons,
)
from bot.chat.incoming.messages import VEO
from bot.errors import ButtonExpired

Handle = Callable[[Update, Context], Coroutine[Any, Any, None]]


class _InAlbum(filters.MessageFilter):
    """A message that belongs to an album."""

    def filter(self, message: Message) -> bool:
        return message.media_group_id is not None


async def prepare(update: Update, context: Context) -> None:
    """Run before every other handler."""
    await context.prepare(update)


async def stop_forged_press(_: Update, context: Context) -> None:
    """Answer the press of a forged button like that of an expired one, and stop there."""
    if not context.is_authentic:
        raise ButtonExpired
    await context.check_allowed()


def button(verb: str, handle: Handle) -> CallbackQueryHandler[Context, None]:
    """Return the handler for the buttons of a verb; forged ones were stopped before."""
    return CallbackQueryHandler(handle, rf"^{verb}:")


# Edited messages start nothing. Posts are a channel's messages; what Telegram forwards from a
# channel into its discussion group was handled in the channel already.
NEW = (filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST) & ~filters.IS_AUTOMATIC_FORWARD
PICTURE = filters.PHOTO | filters.Document.ALL
SOMETHING_TO_MOVE = (PICTURE | filters.VIDEO | filters.ANIMATION) & ~filters.VIA_BOT
ALBUM = _InAlbum()
PRIVATE = filters.ChatType.PRIVATE
WORDS = filters.TEXT & ~filters.COMMAND & ~filters.VIA_BOT


def command(name: str, handle: Handle) -> CommandHandler[Context, None]:
    """Return the handler for a command; a stranger is refused, of which they hear once an hour."""

    async def handle_if_allowed(update: Update, context: Context) -> None:
        await context.check_allowed()
        await handle(update, context)

    return CommandHandler(name, handle_if_allowed, NEW)


Routes = dict[int, list[BaseHandler]]  # type: ignore[type-arg]  # the library's own loose type

ROUTES: Routes = {
    # Read the press and choose the language.
    0: [TypeHandler(Update, prepare)],
    # A button that the bot did not make for this chat stops here.
    1: [CallbackQueryHandler(stop_forged_press)],
    # Who writes in a group may press there.
    2: [MessageHandler(NEW & filters.ChatType.GROUPS, groups.on_message)],
    # What is recorded before a message is handled.
    3: [
        # An album comes message by message: each is stored.
        MessageHandler(NEW & ALBUM, generate.on_album_message),
        # A command is not an answer: questions stop waiting for one.
        MessageHandler(NEW & PRIVATE & filters.COMMAND, questions.on_change_of_subject),
    ],
    4: [
        # Somebody wants a video.
        MessageHandler(NEW & VEO, generate.on_command),
        MessageHandler(NEW & PRIVATE & SOMETHING_TO_MOVE, generate.on_picture),
        # Somebody wants to know or to change something.
        command("start", commands.on_start),
        command("help", commands.on_help),
        command("models", commands.on_models),
        command("tasks", commands.on_tasks),
        command("cancel", commands.on_cancel),
        command("history", history.on_history),
        command("delete", history.on_delete),
        command("forget", forget.on_forget),
        command("settings", chat_settings.on_settings),
        # Somebody answers one of the bot's questions, or has an idea.
        MessageHandler(NEW & WORDS & (PRIVATE | filters.REPLY), questions.on_words),
        # Somebody presses a button: of a task in progress,
        button("cancel", task_buttons.on_cancel),
        button("rebuy", task_buttons.on_rebuy),
        button("leave", task_buttons.on_leave),
        # under one of the bot's questions,
        button("make", questions.on_make),
        button("motion", questions.on_motion),
        button("goon", questions.on_continue),
        button("drop", questions.on_drop),
        # under a finished video,
        button("again", video_buttons.on_again),
        button("seed", video_buttons.on_seed),
        button("edit", video_buttons.on_edit),
        button("extend", video_buttons.on_extend),
        button("link", video_buttons.on_link),
        # in the history,
        button("page", history.on_page),
        button("show", history.on_show),
        # under the question whether to forget,
        button("forget", forget.on_confirm),
        button("keep", forget.on_keep),
        # in the settings.
        button("set", chat_settings.on_field),
        button("put", chat_settings.on_value),
        button("back", chat_settings.on_back),
        # Somebody looks for their videos from any chat.
        InlineQueryHandler(inline.on_query),
        # The bot joins a group, or a group gets a new id.
        ChatMemberHandler(groups.on_membership, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(filters.StatusUpdate.MIGRATE, groups.on_migration),
    ],
}

ALLOWED_UPDATES = ("message", "channel_post", "callback_query", "inline_query", "my_chat_member")
"""The updates to ask for; sent with each poll, because Telegram remembers the last list."""


def register(application: VeogramApplication) -> None:
    """Put the table into the application."""
    for group, handlers in ROUTES.items():
        application.add_handlers(handlers, group)
