"""Inline mode: ``@bot words`` in any chat offers to make a video of them, and finds one's own."""

import re
from collections.abc import Callable, Sequence
from typing import Any, cast

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResult,
    InlineQueryResultCachedDocument,
    InlineQueryResultCachedMpeg4Gif,
    InlineQueryResultCachedVideo,
    InlineQueryResultsButton,
    Update,
)
from telegram.constants import ParseMode

from bot.chat.context import Context
from bot.chat.outgoing.captions import caption
from bot.chat.outgoing.keyboards import column
from bot.chat.telegram_errors import ignore_benign_errors
from bot.tasks.task import FileKind, Task
from bot.texts import shortened

PAGE = 20
"""Results per answer; Telegram takes up to 50 (Bot API: answerInlineQuery)."""

_TITLE = 60
_FRESH_SECONDS = 5
_STRANGER_SECONDS = 3600
"""How long Telegram answers a stranger's query by itself; each person has answers of their own."""

_NUMBER = re.compile(r"#([0-9]{1,18})")
_OFFSET = re.compile(r"[0-9]{1,9}")
"""What a client sends as the offset; any client can send anything."""


async def on_query(update: Update, context: Context) -> None:
    """Answer with an offer, and with the requester's own videos, newest first, page by page."""
    query = cast("InlineQuery", update.inline_query)
    person = query.from_user.id
    may_make = await context.services.permissions.allows(person, person)
    if not may_make and not await context.services.forgetting.knows(person):
        with ignore_benign_errors():
            await query.answer([], cache_time=_STRANGER_SECONDS, is_personal=True)
        return
    offset = int(query.offset) if _OFFSET.fullmatch(query.offset) else 0
    found = await _found(query, offset, context)
    keyboard = await _links(person, context)
    results = [_result(context, task, keyboard(task)) for task in found[:PAGE]]
    if may_make and not offset:
        results = [*await _offers(query, context), *results]
    await _answer(query, results, str(offset + PAGE) if len(found) > PAGE else "", context)


async def _offers(query: InlineQuery, context: Context) -> Sequence[InlineQueryResult]:
    """Return the offer to make what is typed; a number asks for one video."""
    if _NUMBER.fullmatch(query.query.strip()):
        return []
    wishing, person = context.services.wishing, query.from_user.id
    offered = await wishing.offer(query.query, person, context.texts, context.defaults)
    return [offered] if offered else []


async def _found(query: InlineQuery, offset: int, context: Context) -> Sequence[Task]:
    """Return the videos asked for, by number (the share button does that) or by words."""
    number = _NUMBER.fullmatch(query.query.strip())
    if not number:
        history = context.services.history
        words, person = query.query, query.from_user.id
        return await history.page(person, words, offset=offset, most=PAGE + 1, with_file=True)
    task = await context.services.tasks.get(int(number[1]))
    if task and not task.kind.is_video:
        return []
    is_theirs = task is not None and task.requester.user_id == query.from_user.id
    return [task] if task and is_theirs and task.file_id and not task.hidden else []


async def _links(person: int, context: Context) -> Callable[[Task], InlineKeyboardMarkup | None]:
    """Return what makes the link under a shared video, where its maker allows links."""
    services, texts = context.services, context.texts
    is_allowed = (await services.chats.of(person)).share_link

    def link(task: Task) -> InlineKeyboardMarkup | None:
        if not is_allowed or task.is_withdrawn:
            return None
        payload = services.start_links.write(task.id)
        url = f"https://t.me/{context.bot.username}?start={payload}"
        return column([InlineKeyboardButton(texts("button-like-this"), url=url)])

    return link


def _result(
    context: Context, task: Task, keyboard: InlineKeyboardMarkup | None
) -> InlineQueryResult:
    texts, number, file_id = context.texts, str(task.id), task.file_id or ""
    priced = context.services.settings.show_prices.allows(private=False)
    words: dict[str, Any] = {
        "reply_markup": keyboard,
        "title": shortened(" ".join(task.request.prompt.split()), _TITLE),
        "caption": caption(texts, task, priced=priced),
        "parse_mode": ParseMode.HTML,
    }
    if task.file_kind is FileKind.ANIMATION:
        return InlineQueryResultCachedMpeg4Gif(number, file_id, **words)
    if task.file_kind is FileKind.DOCUMENT:
        return InlineQueryResultCachedDocument(number, document_file_id=file_id, **words)
    about = texts("inline-about", model=task.request.title)
    return InlineQueryResultCachedVideo(number, file_id, description=about, **words)


async def _answer(
    query: InlineQuery, results: Sequence[InlineQueryResult], next_offset: str, context: Context
) -> None:
    start = InlineQueryResultsButton(context.texts("inline-start"), start_parameter="inline")
    with ignore_benign_errors():
        await query.answer(
            results,
            cache_time=_FRESH_SECONDS,
            is_personal=True,
            next_offset=next_offset,
            button=None if results else start,
        )
