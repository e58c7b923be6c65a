"""``/history`` and ``/delete``: a person's own finished videos."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from telegram import InlineKeyboardMarkup, Update

from bot.chat.context import Context
from bot.chat.incoming.messages import is_our_own, words_after
from bot.chat.outgoing.keyboards import Keyboard, column
from bot.errors import ButtonExpired, ChatRefused, VideoForgotten
from bot.store.prompts import words_of
from bot.tasks.task import Task
from bot.texts import Html, Texts, shortened

PAGE = 5
"""Videos per page."""

_PROMPT_SHOWN = 80
_MOST_SEARCHED = 100
"""Characters of a search, which stand in the message: a button has no room for them."""

_SEARCH = "s"
"""What a button to another page says where the page is that of a search."""

_UNDO_SECONDS = 600.0
"""How long a video that was removed can be put back."""


async def on_history(_: Update, context: Context) -> None:
    """Show the newest page of all videos, or of those with the words that follow the command."""
    words = " ".join((words_after(context.message, "history") or "").split())
    found = _Found(context.requester.user_id, words[:_MOST_SEARCHED].rstrip())
    await context.reply(*await _page(context, found, 0))


async def on_page(_: Update, context: Context) -> None:
    """Show another page of the presser's own videos.

    Raises:
        ButtonExpired: nobody can tell any more what was searched.
    """
    press = context.press
    if press.rest != str(press.user_id):
        await press.tell(context.texts("history-not-yours"))
        return
    words = press.code if press.data.arguments[2:] == (_SEARCH,) else ""
    if words is None:
        raise ButtonExpired
    await press.replace(*await _page(context, _Found(press.user_id, words), press.number))
    await press.tell()


@dataclass(frozen=True)
class _Found:
    """Whose videos are listed, and by which words they are found."""

    user_id: int
    words: str = ""


async def _page(
    context: Context, found: _Found, offset: int
) -> tuple[Html, InlineKeyboardMarkup | None]:
    """Return the page from the ``offset``-th video on, or the last one, where there are fewer."""
    texts, history = context.texts, context.services.history
    can_match = not found.words or bool(words_of(found.words))
    count = await history.count(found.user_id, found.words) if can_match else 0
    if not count:
        missing = texts("history-missing", words=found.words)
        return missing if found.words else texts("history-none"), None
    offset = min(offset, (count - 1) // PAGE * PAGE)
    shown = await history.page(found.user_id, found.words, offset=offset, most=PAGE)
    lines = [_line(context, offset + place, task) for place, task in enumerate(shown, 1)]
    keyboard = _keyboard(context, shown, found, offset, count)
    return Html("\n".join([*_head(texts, found, offset, count), *lines])), keyboard


def _head(texts: Texts, found: _Found, offset: int, count: int) -> list[Html]:
    """Return the title; what was searched is read from there when somebody turns the page."""
    page, pages = offset // PAGE + 1, (count - 1) // PAGE + 1
    title = texts("history-title", page=page, pages=pages)
    return [title, texts("history-search", words=found.words)] if found.words else [title]


def _line(context: Context, place: int, task: Task) -> Html:
    texts, zone = context.texts, context.services.calendar.zone
    moment = datetime.fromtimestamp(task.delivered_at or task.created_at, zone)
    return texts(
        "history-line",
        place=str(place),
        date=texts.date_of(moment),
        model=task.request.title,
        prompt=shortened(" ".join(task.request.prompt.split()), _PROMPT_SHOWN),
    )


def _keyboard(
    context: Context, shown: Sequence[Task], found: _Found, offset: int, count: int
) -> InlineKeyboardMarkup:
    chat_id, keyboards = context.requester.chat_id, context.services.keyboards
    numbers = [
        keyboards.button(chat_id, str(offset + place), "show", task.id)
        for place, task in enumerate(shown, 1)
    ]
    who = (found.user_id, _SEARCH) if found.words else (found.user_id,)
    has_more = offset + PAGE < count
    turns = keyboards.turns(chat_id, "page", offset, PAGE, *who, has_more=has_more)
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
    """Remove the video that is replied to from its requester's history; a button undoes that."""
    task, keyboard = await _replied_to(context), None
    if task is None:
        key = "delete-none"
    elif task.requester.user_id != context.requester.user_id:
        key = "delete-not-yours"
    else:
        await context.services.history.hide(task)
        key, keyboard = "delete-done", _undo(task, context)
    await context.reply(context.texts(key), keyboard)


def _undo(task: Task, context: Context) -> Keyboard:
    """Return the button that puts a video back; in channels every reader could press it."""
    who, keyboards = context.requester, context.services.keyboards
    if who.channel:
        return None
    label, now = context.texts("button-undo"), int(context.services.clock())
    return column([keyboards.button(who.chat_id, label, "undo", task.id, now)])


async def on_undo(_: Update, context: Context) -> None:
    """Put a video back into its requester's history, soon after it was removed.

    Raises:
        VideoForgotten: there is nothing left of it.
    """
    press, texts = context.press, context.texts
    task = await context.services.tasks.get(press.number)
    if task is None or task.is_withdrawn:
        raise VideoForgotten
    if task.requester.user_id != press.user_id:
        await press.tell(texts("delete-not-yours"))
        return
    if context.received_at - int(press.rest) > _UNDO_SECONDS:
        await press.tell(texts("undo-too-late"))
        await context.remove_buttons()
        return
    await context.services.history.hide(task, hidden=False)
    await press.replace(texts("delete-undone"))
    await press.tell()


async def _replied_to(context: Context) -> Task | None:
    message = context.message.reply_to_message
    file = message and (message.video or message.animation or message.document)
    task = await context.services.tasks.by_file(file.file_unique_id) if file else None
    if task is None and message and file and is_our_own(message):
        raise VideoForgotten
    return task
