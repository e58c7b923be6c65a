"""``/history`` and ``/delete``: one's own finished videos."""

from collections.abc import Sequence
from typing import cast

from telegram import InlineKeyboardMarkup, Message, Update

from bot.chat.asking import asker_of
from bot.chat.context import Context
from bot.chat.endings import shortened
from bot.chat.keyboards import button
from bot.chat.pressing import Pressed, pressed, tell
from bot.tasks.task import Task
from bot.texts import Html, Texts

PAGE = 5
"""Videos on a page."""

_PROMPT_SHOWN = 80


async def on_history(update: Update, context: Context) -> None:
    """Show the newest page."""
    message = cast("Message", update.effective_message)
    asker = asker_of(message, context.language)
    text, keyboard = await _page(context, asker.user_id, 0)
    await context.house.post.answer(asker, text, keyboard)


async def on_page(update: Update, context: Context) -> None:
    """Turn to another page of the presser's own videos."""
    press = pressed(update, context)
    if press.rest != str(press.user_id):
        await tell(press.query, context.texts("history-not-yours"))
        return
    text, keyboard = await _page(context, press.user_id, press.number)
    await press.replace(text, keyboard)
    await tell(press.query)


async def _page(
    context: Context, user_id: int, offset: int
) -> tuple[Html, InlineKeyboardMarkup | None]:
    texts = context.texts
    found = await context.house.history.page(user_id, offset=offset, most=PAGE + 1)
    if not found:
        return texts("history-none"), None
    shown = found[:PAGE]
    lines = [_line(texts, offset + place, task) for place, task in enumerate(shown, 1)]
    has_more = len(found) > PAGE
    keyboard = _keyboard(shown, user_id, offset, has_more=has_more)
    return Html("\n".join([texts("history-title"), *lines])), keyboard


def _line(texts: Texts, place: int, task: Task) -> Html:
    return texts(
        "history-line",
        place=str(place),
        model=task.request.title,
        prompt=shortened(" ".join(task.request.prompt.split()), _PROMPT_SHOWN),
    )


def _keyboard(
    shown: Sequence[Task], user_id: int, offset: int, *, has_more: bool
) -> InlineKeyboardMarkup:
    numbers = [
        button(str(offset + place), f"show:{task.id}") for place, task in enumerate(shown, 1)
    ]
    turns = []
    if offset:
        turns.append(button("‹", f"page:{max(0, offset - PAGE)}:{user_id}"))
    if has_more:
        turns.append(button("›", f"page:{offset + PAGE}:{user_id}"))
    return InlineKeyboardMarkup([numbers, turns] if turns else [numbers])


async def on_show(update: Update, context: Context) -> None:
    """Send a video again, by the file that Telegram has already."""
    press = pressed(update, context)
    task = await _own(press, context)
    if task is None:
        await tell(press.query, context.texts("history-not-yours"))
        return
    await tell(press.query)
    await context.house.videos.send_again(press.asker(), task)


async def _own(press: Pressed, context: Context) -> Task | None:
    task = await context.house.tasks.get(press.number)
    is_theirs = task is not None and task.asker.user_id == press.user_id and task.file_id
    return task if is_theirs else None


async def on_delete(update: Update, context: Context) -> None:
    """Take the video that is answered out of one's history."""
    message = cast("Message", update.effective_message)
    asker = asker_of(message, context.language)
    task = await _answered(message, context)
    if task is None:
        key = "delete-none"
    elif task.asker.user_id != asker.user_id:
        key = "delete-not-yours"
    else:
        await context.house.history.hide(task)
        key = "delete-done"
    await context.house.post.answer(asker, context.texts(key))


async def _answered(message: Message, context: Context) -> Task | None:
    answered = message.reply_to_message
    file = answered and (answered.video or answered.animation or answered.document)
    return await context.house.tasks.of_file(file.file_unique_id) if file else None
