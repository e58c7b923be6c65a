"""``/history`` and ``/delete``: a person's own finished videos."""

from collections.abc import Sequence
from dataclasses import replace

from telegram import InlineKeyboardMarkup, Update

from bot.chat.context import Context
from bot.chat.incoming.messages import is_our_own
from bot.errors import ChatRefused, VideoForgotten
from bot.tasks.task import Task
from bot.texts import Html, Texts, shortened

PAGE = 5
"""Videos per page."""

_PROMPT_SHOWN = 80


async def on_history(_: Update, context: Context) -> None:
    """Show the newest page."""
    await context.reply(*await _page(context, context.requester.user_id, 0))


async def on_page(_: Update, context: Context) -> None:
    """Show another page of the presser's own videos."""
    press = context.press
    if press.rest != str(press.user_id):
        await press.tell(context.texts("history-not-yours"))
        return
    await press.replace(*await _page(context, press.user_id, press.number))
    await press.tell()


async def _page(
    context: Context, user_id: int, offset: int
) -> tuple[Html, InlineKeyboardMarkup | None]:
    texts = context.texts
    found = await context.services.history.page(user_id, offset=offset, most=PAGE + 1)
    if not found:
        return texts("history-none"), None
    shown = found[:PAGE]
    lines = [_line(texts, offset + place, task) for place, task in enumerate(shown, 1)]
    keyboard = _keyboard(context, shown, user_id, offset, has_more=len(found) > PAGE)
    return Html("\n".join([texts("history-title"), *lines])), keyboard


def _line(texts: Texts, place: int, task: Task) -> Html:
    return texts(
        "history-line",
        place=str(place),
        model=task.request.title,
        prompt=shortened(" ".join(task.request.prompt.split()), _PROMPT_SHOWN),
    )


def _keyboard(
    context: Context, shown: Sequence[Task], user_id: int, offset: int, *, has_more: bool
) -> InlineKeyboardMarkup:
    chat_id, keyboards = context.requester.chat_id, context.services.keyboards
    numbers = [
        keyboards.button(chat_id, str(offset + place), "show", task.id)
        for place, task in enumerate(shown, 1)
    ]
    turns = keyboards.turns(chat_id, "page", offset, PAGE, user_id, has_more=has_more)
    return InlineKeyboardMarkup([numbers, turns] if turns else [numbers])


async def on_show(_: Update, context: Context) -> None:
    """Send a video again: as the file that Telegram already has, else by a fresh link."""
    task = await _own(context)
    if task is None:
        await context.press.tell(context.texts("history-not-yours"))
        return
    if not task.file_id:
        await _send_by_link(task, context)
        return
    await context.press.tell()
    await context.services.videos.send_again(context.requester, task)


async def _send_by_link(task: Task, context: Context) -> None:
    """Send what went to an inline message, of which Telegram has named no file until now."""
    services = context.services
    url = await services.links.fresh(task)
    if url is None:
        await context.press.tell(context.texts("link-gone"))
        return
    await context.press.tell()
    try:
        linked = replace(task, requester=context.requester, video_url=url)
        receipt = await services.videos.send_link(linked)
    except ChatRefused:
        await context.reply(context.texts("link", url=url))
    else:
        await services.files.copied(task, receipt)


async def _own(context: Context) -> Task | None:
    task = await context.services.tasks.get(context.press.number)
    if task and task.forgotten:
        raise VideoForgotten
    is_theirs = task is not None and task.requester.user_id == context.press.user_id
    is_there = task is not None and (task.file_id or task.inline_message_id)
    return task if task and is_theirs and is_there and task.delivered_at else None


async def on_delete(_: Update, context: Context) -> None:
    """Remove the video that is replied to from its requester's history."""
    task = await _replied_to(context)
    if task is None:
        key = "delete-none"
    elif task.requester.user_id != context.requester.user_id:
        key = "delete-not-yours"
    else:
        await context.services.history.hide(task)
        key = "delete-done"
    await context.reply(context.texts(key))


async def _replied_to(context: Context) -> Task | None:
    message = context.message.reply_to_message
    file = message and (message.video or message.animation or message.document)
    task = await context.services.tasks.by_file(file.file_unique_id) if file else None
    if task is None and message and file and is_our_own(message):
        raise VideoForgotten
    return task
