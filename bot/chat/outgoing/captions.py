"""The caption of a video, and the words for a task that ended without one."""

import re
from html import unescape

from bot.tasks.task import Reason, Status, Task
from bot.texts import Html, Texts, shortened

CAPTION_LIMIT = 1024
"""Characters of a caption, not counting its HTML tags (Bot API: sendVideo)."""

_TAG = re.compile(r"<[^>]*>")

_PROMPT_SHOWN = 800
_DETAIL_SHOWN = 300


def fits_caption(text: Html) -> bool:
    """Return whether words are short enough for a caption, counted in UTF-16 as Telegram does."""
    plain = unescape(_TAG.sub("", text))
    return len(plain.encode("utf-16-le")) <= 2 * CAPTION_LIMIT


def caption(texts: Texts, task: Task) -> Html:
    """Return the caption of a video."""
    request = task.request
    return texts(
        "video-caption",
        prompt=shortened(request.prompt, _PROMPT_SHOWN),
        model=request.title,
        duration=request.duration,
        resolution=request.resolution or "none",
    )


def ending(texts: Texts, task: Task) -> Html:
    """Return how a task ended without a video, and what it cost."""
    if task.status is Status.UNCERTAIN:
        return texts("uncertain-unread" if task.reason is Reason.UNREAD_LOG else "uncertain")
    if task.reason is Reason.CANCELLED:
        return texts(_cancelled(task))
    detail = shortened(task.detail, _DETAIL_SHOWN) or "none"
    return texts(f"failed-{task.reason}", detail=detail)


def _cancelled(task: Task) -> str:
    """Return the key of what a cancelled task has cost, as far as that is known."""
    if task.submitted_at is None:
        return "failed-cancelled"
    return "failed-cancelled-paid" if task.generation_id else "failed-cancelled-sent"
