"""Small commands: help, what is in progress, and cancelling it."""

from telegram import Message, Update

from bot.chat.context import Context
from bot.chat.outgoing.captions import cancelled_words, take
from bot.chat.outgoing.keyboards import column
from bot.errors import AlreadyPaid
from bot.tasks.kinds import Kind
from bot.tasks.source_keys import message_key
from bot.tasks.task import Task
from bot.texts import Html, Texts, shortened
from bot.veo.catalogue import FAMILIES

_PROMPT_SHOWN = 60
_CANCEL_BUTTONS = 10


async def on_help(_: Update, context: Context) -> None:
    """Explain commands and options that there are; to admins, in private, theirs too."""
    helpers = context.services.settings.helpers
    text = context.texts(
        "help",
        models=Html(", ".join(f"<code>{name}</code>" for name in FAMILIES)),
        username=context.bot.username,
        address="" if context.requester.private else f"@{context.bot.username}",
        group="no" if context.requester.private else "yes",
        improves="yes" if helpers[Kind.WORDS] else "no",
        draws="yes" if helpers[Kind.STILL] else "no",
    )
    await context.reply(Html("\n\n".join([text, *_more_help(context)])))


def _more_help(context: Context) -> list[Html]:
    texts, sells = context.texts, context.services.settings.stars_per_usd > 0
    pages = [*_help_elsewhere(context), *([texts("help-stars")] if sells else [])]
    if context.requester.private and context.is_admin:
        lines = [texts("help-admins"), *([texts("help-stars-admin")] if sells else [])]
        pages.append(Html("\n".join(lines)))
    return pages


def _help_elsewhere(context: Context) -> list[Html]:
    """Return how to ask in other chats, as far as the operator has switched that on."""
    bot, texts = context.bot, context.texts
    ways = {"inline": bot.bot.supports_inline_queries, "guests": bot.bot.supports_guest_queries}
    lines = [texts(f"help-{way}", username=bot.username) for way, is_on in ways.items() if is_on]
    return [Html("\n".join(lines))] if lines else []


async def on_tasks(_: Update, context: Context) -> None:
    """List what is in progress in this chat, with buttons that cancel one's own."""
    chat_id, texts = context.message.chat.id, context.texts
    tasks = await context.services.tasks.pending_in(chat_id)
    if not tasks:
        await context.reply(texts("tasks-none"))
        return
    lines = [texts("tasks-title"), *(_task_line(texts, task) for task in tasks)]
    own = [task for task in tasks if task.requester.user_id == context.requester.user_id]
    button = context.services.keyboards.button
    keyboard = column(
        button(chat_id, texts("button-cancel-number", number=str(task.id)), "cancel", task.id)
        for task in own[:_CANCEL_BUTTONS]
    )
    await context.reply(Html("\n".join(lines)), keyboard if own else None)


def _task_line(texts: Texts, task: Task) -> Html:
    title = task.request.title
    return texts(
        "tasks-line",
        number=str(task.id),
        model=title if task.takes == 1 else f"{title} · {take(texts, task)}",
        status=texts(f"status-{task.status}"),
        prompt=shortened(task.request.prompt, _PROMPT_SHOWN),
    )


async def on_cancel(_: Update, context: Context) -> None:
    """Cancel a video: the one replied to, the one with the given number, or the newest own one."""
    requester, services = context.requester, context.services
    key = message_key(requester.chat_id, requester.message_id)
    meant = await services.tasks.cancelled_by(key) or await _meant(context)
    whole = not context.args or _answered(context.message) is not None
    try:
        task = await services.cancelling.cancel(meant, requester.user_id, key, whole=whole)
    except AlreadyPaid as error:
        if meant:
            await services.cancel_dialogue.ask(meant, error, requester, whole=whole)
        return
    await context.reply(cancelled_words(context.texts, task))


def _answered(message: Message) -> Message | None:
    """Return the message that is replied to; in a topic its first one is no answer."""
    answered = message.reply_to_message
    return None if answered is None or answered.forum_topic_created else answered


async def _meant(context: Context) -> Task | None:
    tasks, message = context.services.tasks, context.message
    if answered := _answered(message):
        return await tasks.at(message.chat.id, answered.message_id)
    # What was asked for after this message cannot be meant, however late it is handled.
    pending = [
        task
        for task in await tasks.pending_in(message.chat.id, most=100)
        if task.created_at <= context.received_at
    ]
    if context.args:
        number = context.args[0].lstrip("#")
        return next((task for task in pending if str(task.id) == number), None)
    own = [task for task in pending if task.requester.user_id == context.requester.user_id]
    return own[-1] if own else None
