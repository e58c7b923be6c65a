"""The routing table: in each group, an update goes to the first handler that matches."""

from telegram import Message, Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    PreCheckoutQueryHandler,
    TypeHandler,
    filters,
)

from bot.chat.application import VeogramApplication
from bot.chat.context import Context
from bot.chat.gates import (
    Handle,
    if_admin,
    if_allowed,
    if_confidential,
    if_member,
    stop_forged_press,
)
from bot.chat.handlers import (
    access,
    budgets,
    chat_settings,
    commands,
    costs,
    export,
    forget,
    generate,
    groups,
    guests,
    history,
    improving,
    inline,
    knocks,
    models,
    payments,
    people,
    provider,
    questions,
    stars,
    start,
    start_links,
    stats,
    stills,
    support,
    task_buttons,
    unknown,
    video_buttons,
    wishes,
)
from bot.chat.incoming.messages import ADDRESSED, VEO
from bot.chat.start_links import PAYLOAD


class _InAlbum(filters.MessageFilter):
    """A message that belongs to an album."""

    def filter(self, message: Message) -> bool:
        return message.media_group_id is not None


async def prepare(update: Update, context: Context) -> None:
    """Run before every other handler."""
    await context.prepare(update)


def button(verb: str, handle: Handle) -> CallbackQueryHandler[Context, None]:
    """Return the handler for the buttons of a verb; forged ones were stopped before."""
    return CallbackQueryHandler(handle, rf"^{verb}:")


# An edited message starts nothing, unless it mends what was refused: then it comes here as a new
# one (see bot.chat.mending). Posts are a channel's messages; what Telegram forwards from a
# channel into its discussion group was handled in the channel already.
NEW = (filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST) & ~filters.IS_AUTOMATIC_FORWARD
PICTURE = filters.PHOTO | filters.Document.ALL
SOMETHING_TO_MOVE = (PICTURE | filters.VIDEO | filters.ANIMATION) & ~filters.VIA_BOT
ALBUM = _InAlbum()
PRIVATE = filters.ChatType.PRIVATE
# Somebody else's words, passed on or written by an inline bot, are offered and never obeyed.
FIRST_HAND = ~filters.FORWARDED & ~filters.VIA_BOT
LIKE_THIS = filters.Regex(rf"^/start {PAYLOAD.pattern}$")
TOLD = filters.UpdateType.MESSAGE
GUESTS = filters.UpdateType.GUEST_MESSAGE
TO_BUY = filters.Regex(r"^/start buy$")
WORDS = filters.TEXT & ~filters.COMMAND & ~filters.VIA_BOT


def command(
    name: str, handle: Handle, where: filters.BaseFilter = filters.ALL
) -> CommandHandler[Context, None]:
    """Return the handler for a command, which people give in their own words alone."""
    return CommandHandler(name, handle, NEW & FIRST_HAND & where)


Routes = dict[int, list[BaseHandler]]  # type: ignore[type-arg]  # the library's own loose type

ROUTES: Routes = {
    # Read the press and choose the language.
    0: [TypeHandler(Update, prepare)],
    # A button that the bot did not make for this chat stops here.
    1: [CallbackQueryHandler(stop_forged_press)],
    # Whoever writes or presses is known by name.
    2: [MessageHandler(NEW | GUESTS, people.on_update), CallbackQueryHandler(people.on_update)],
    # Who writes in a group may press there.
    3: [MessageHandler(NEW & filters.ChatType.GROUPS, groups.on_message)],
    # What is recorded before a message is handled.
    4: [
        # An album comes message by message: each is stored.
        MessageHandler(NEW & ALBUM, generate.on_album_message),
        # A command is not an answer: questions stop waiting for one.
        MessageHandler(NEW & PRIVATE & filters.COMMAND, questions.on_change_of_subject),
    ],
    5: [
        # Somebody wants a video.
        MessageHandler(NEW & VEO, generate.on_command),
        MessageHandler(
            NEW & FIRST_HAND & PRIVATE & PICTURE & ADDRESSED, if_allowed(unknown.on_caption)
        ),
        MessageHandler(NEW & PRIVATE & SOMETHING_TO_MOVE, generate.on_picture),
        # Somebody wants one in a chat that the bot is no member of.
        MessageHandler(GUESTS, guests.on_mention),
        # Somebody has paid, or was paid back; it counts whoever they are.
        PreCheckoutQueryHandler(payments.on_checkout),
        MessageHandler(TOLD & filters.SUCCESSFUL_PAYMENT, payments.on_payment),
        MessageHandler(TOLD & filters.StatusUpdate.REFUNDED_PAYMENT, payments.on_refund),
        # Somebody wants to buy Stars, or to know what they have; others need not see it.
        command("start", stars.on_buy, PRIVATE & TO_BUY),
        command("buy", stars.on_buy, PRIVATE),
        command("balance", stars.on_balance, PRIVATE),
        command("paysupport", support.on_paysupport, PRIVATE),
        *(command(name, if_allowed(stars.on_elsewhere)) for name in stars.PRIVATE_COMMANDS),
        command("terms", support.on_terms),
        command("refund", if_confidential(support.on_refund)),
        button("pack", if_member(stars.on_pack)),
        button("account", if_member(stars.on_page)),
        # Somebody opens the link under a shared video.
        command("start", if_allowed(start_links.on_start), PRIVATE & LIKE_THIS),
        # Somebody wants to know or to change something.
        command("start", if_allowed(start.on_start)),
        command("help", if_allowed(commands.on_help)),
        command("models", if_allowed(models.on_models)),
        command("tasks", if_allowed(commands.on_tasks)),
        command("cancel", if_allowed(commands.on_cancel)),
        command("history", if_allowed(history.on_history)),
        command("delete", if_allowed(history.on_delete)),
        # Also whoever may no longer make videos can have theirs forgotten.
        command("forget", forget.on_forget),
        # Somebody wants a picture, for cents, before a video.
        command("still", if_allowed(stills.on_still)),
        command("settings", if_allowed(chat_settings.on_settings)),
        # An admin says who may make videos, and what they may cost.
        command("allow", if_admin(access.on_allow)),
        command("deny", if_admin(access.on_deny)),
        command("allowed", if_confidential(access.on_allowed)),
        command("budget", if_admin(budgets.on_budget)),
        # An admin wants to know what it costs.
        command("costs", if_confidential(costs.on_costs)),
        command("provider", if_confidential(provider.on_provider)),
        # An admin looks at what was made and spent.
        command("stats", if_admin(stats.on_stats)),
        command("export", if_confidential(export.on_export)),
        # Somebody means another command; in groups those of other bots are left alone.
        MessageHandler(NEW & FIRST_HAND & ADDRESSED, if_allowed(unknown.on_unknown)),
        # Somebody answers one of the bot's questions, or has an idea.
        MessageHandler(NEW & WORDS & (PRIVATE | filters.REPLY), questions.on_words),
        # Somebody presses a button: of a task in progress,
        button("cancel", if_allowed(task_buttons.on_cancel)),
        button("cancelall", if_allowed(task_buttons.on_cancel_all)),
        button("stop", if_allowed(task_buttons.on_stop)),
        button("stopall", if_allowed(task_buttons.on_stop_all)),
        button("carry", if_allowed(task_buttons.on_carry_on)),
        button("rebuy", if_allowed(task_buttons.on_rebuy)),
        button("leave", if_allowed(task_buttons.on_leave)),
        button("retry", if_allowed(task_buttons.on_retry)),
        # under one of the bot's questions,
        button("make", if_allowed(questions.on_make)),
        button("motion", if_allowed(questions.on_motion)),
        button("asis", if_allowed(questions.on_as_is)),
        button("goon", if_allowed(questions.on_continue)),
        button("drop", if_allowed(questions.on_drop)),
        # that helps with it,
        button("improve", if_allowed(improving.on_improve)),
        button("reword", if_allowed(improving.on_reword)),
        button("mine", if_allowed(improving.on_mine)),
        button("first", if_allowed(stills.on_first)),
        # under a picture,
        button("move", if_allowed(stills.on_move)),
        button("redraw", if_allowed(stills.on_redraw)),
        button("repaint", if_allowed(stills.on_repaint)),
        # under a finished video, those of earlier versions included,
        button("vary", if_allowed(video_buttons.on_vary)),
        button("again", if_allowed(video_buttons.on_again)),
        button("seed", if_allowed(video_buttons.on_seed)),
        button("edit", if_allowed(video_buttons.on_edit)),
        button("extend", if_allowed(video_buttons.on_extend)),
        button("link", if_allowed(video_buttons.on_link)),
        button("file", if_allowed(video_buttons.on_file)),
        # under what they have sent by way of the bot,
        button("wish", if_allowed(wishes.on_wish)),
        # in the history,
        button("page", if_allowed(history.on_page)),
        button("show", if_allowed(history.on_show)),
        button("undo", if_allowed(history.on_undo)),
        # under the question whether to forget,
        button("forget", forget.on_confirm),
        button("keep", forget.on_keep),
        # under the words to a stranger, and under an admin's question about them,
        button("knock", knocks.on_knock),
        button("verdict", if_admin(knocks.on_verdict)),
        # under the statistics,
        button("stats", if_admin(stats.on_days)),
        # under the greeting, and under the list of models,
        button("example", if_allowed(start.on_example)),
        button("model", if_allowed(models.on_model)),
        # in the settings.
        button("set", if_allowed(chat_settings.on_field)),
        button("put", if_allowed(chat_settings.on_value)),
        button("back", if_allowed(chat_settings.on_back)),
        # Somebody types in any chat: for a new video, or for one of theirs.
        InlineQueryHandler(inline.on_query),
        # The bot joins a group, or a group gets a new id.
        ChatMemberHandler(groups.on_membership, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(NEW & filters.StatusUpdate.MIGRATE, groups.on_migration),
    ],
}

ALLOWED_UPDATES = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "guest_message",
    "callback_query",
    "inline_query",
    "pre_checkout_query",
    "my_chat_member",
)
"""The updates to ask for; sent with each poll, because Telegram remembers the last list."""


def register(application: VeogramApplication) -> None:
    """Put the table into the application."""
    for group, handlers in ROUTES.items():
        application.add_handlers(handlers, group)
