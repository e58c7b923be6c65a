"""The commands beside ``/veo``: what there is, what is in the making, and calling it off."""

import logging
from typing import cast

from telegram import Chat, InlineKeyboardMarkup, Message, Update

from bot.chat.asking import asker_of
from bot.chat.context import Context
from bot.chat.endings import shortened
from bot.chat.keyboards import button, column
from bot.chat.permissions import call_off
from bot.tasks.task import Task
from bot.texts import Html, Texts
from bot.veo.catalogue import FAMILIES, Family

log = logging.getLogger(__name__)

_PROMPT_SHOWN = 60
_CANCEL_BUTTONS = 10


async def on_start(update: Update, context: Context) -> None:
    """Greet."""
    await _answer(update, context, context.texts("start"))


async def on_help(update: Update, context: Context) -> None:
    """Explain."""
    is_private = cast("Chat", update.effective_chat).type == Chat.PRIVATE
    text = context.texts(
        "help",
        models=Html(", ".join(f"<code>{name}</code>" for name in FAMILIES)),
        username=context.bot.username,
        group="no" if is_private else "yes",
    )
    await _answer(update, context, text)


async def on_models(update: Update, context: Context) -> None:
    """List what each model takes."""
    chat = cast("Chat", update.effective_chat)
    default = (await context.house.defaults(chat.id)).model
    lines = [_model_line(context.texts, family, default) for family in FAMILIES.values()]
    await _answer(update, context, Html("\n\n".join([context.texts("models-title"), *lines])))


def _model_line(texts: Texts, family: Family, default: str) -> Html:
    durations = sorted({seconds for model in family.models for seconds in model.durations})
    resolutions = sorted({r for m in family.models for r in (m.resolutions or (m.resolution,))})
    return texts(
        "models-line",
        name=family.name,
        default="yes" if family.name == default else "no",
        durations=texts.choice(str(seconds) for seconds in durations),
        resolutions=texts.choice(sorted(resolutions, key=len)),
        sound="yes" if all(model.has_sound for model in family.models) else "no",
        modes=Html(" · ".join(texts(f"mode-{mode}") for mode in family.modes)),
    )


async def on_tasks(update: Update, context: Context) -> None:
    """List what is in the making in this chat."""
    chat = cast("Chat", update.effective_chat)
    tasks = await context.house.tasks.pending_in(chat.id)
    texts = context.texts
    if not tasks:
        await _answer(update, context, texts("tasks-none"))
        return
    lines = [texts("tasks-title"), *(_task_line(texts, task) for task in tasks)]
    keyboard = column(
        button(texts("button-cancel-number", number=str(task.id)), f"cancel:{task.id}")
        for task in tasks[:_CANCEL_BUTTONS]
    )
    await _answer(update, context, Html("\n".join(lines)), keyboard)


def _task_line(texts: Texts, task: Task) -> Html:
    return texts(
        "tasks-line",
        number=str(task.id),
        model=task.request.title,
        status=texts(f"status-{task.status}"),
        prompt=shortened(task.request.prompt, _PROMPT_SHOWN),
    )


async def on_cancel(update: Update, context: Context) -> None:
    """Call a video off: the one answered, the one numbered, or one's own newest."""
    message = cast("Message", update.effective_message)
    asker = asker_of(message, context.language)
    task = await _meant(message, asker.user_id, context)
    why_not = await call_off(context, task, asker.user_id)
    await _answer(update, context, why_not or _called_off(context.texts, cast("Task", task)))


def _called_off(texts: Texts, task: Task) -> Html:
    return texts("cancel-done", prompt=shortened(task.request.prompt, _PROMPT_SHOWN))


async def _meant(message: Message, user_id: int, context: Context) -> Task | None:
    store = context.house.tasks
    if message.reply_to_message and not message.reply_to_message.forum_topic_created:
        return await store.at(message.chat.id, message.reply_to_message.message_id)
    pending = await store.pending_in(message.chat.id, most=100)
    if context.args:
        number = context.args[0].lstrip("#")
        return next((task for task in pending if str(task.id) == number), None)
    own = [task for task in pending if task.asker.user_id == user_id]
    return own[-1] if own else None


async def _answer(
    update: Update, context: Context, text: Html, keyboard: InlineKeyboardMarkup | None = None
) -> None:
    message = cast("Message", update.effective_message)
    await context.house.post.answer(asker_of(message, context.language), text, keyboard)
