"""The caption of a video, and the words for a task that ended without one."""

import re
from html import unescape

from bot.chat.outgoing.lengths import length_of
from bot.money.credits import Credits
from bot.tasks.settlement import is_free
from bot.tasks.task import Reason, Status, Task
from bot.texts import Html, Texts, shortened

CAPTION_LIMIT = 1024
"""Characters of a caption, not counting its HTML tags (Bot API: sendVideo)."""

_TAG = re.compile(r"<[^>]*>")

_PROMPT_SHOWN = 800
_DETAIL_SHOWN = 300
_NAMED = 60
"""Characters of a prompt by which somebody knows which video is meant."""

_UNCERTAIN: dict[Reason | None, str] = {
    Reason.UNREAD_LOG: "uncertain-unread",
    Reason.RESTORED: "uncertain-restored",
}
"""The keys of the questions about requests that are not lost in the usual way."""


_OPERATORS = {Reason.OPERATOR_KEY, Reason.OPERATOR_CREDITS, Reason.OPERATOR_ACCESS}


def fits_caption(text: Html) -> bool:
    """Return whether words are short enough for a caption, counted in UTF-16 as Telegram does."""
    plain = unescape(without_tags(text))
    return len(plain.encode("utf-16-le")) <= 2 * CAPTION_LIMIT


def without_tags(text: Html) -> str:
    """Return words without what formats them; what is escaped stays so."""
    return _TAG.sub("", text)


def caption(texts: Texts, task: Task, *, priced: bool = False, numbered: bool = False) -> Html:
    """Return the caption of a video.

    With what it cost where ``priced`` says so, and with its number among takes where ``numbered``.
    """
    request = task.request
    return texts(
        "video-caption",
        prompt=shortened(request.prompt, _PROMPT_SHOWN),
        model=request.title,
        duration=length_of(request),
        resolution=request.resolution or "none",
        shape=request.shape,
        seed="none" if request.seed is None else str(request.seed),
        price=_paid(texts, task) if priced else "none",
        take=take(texts, task) if numbered else "none",
    )


def take(texts: Texts, task: Task) -> str:
    """Return which of several takes a task is, or ``none`` where it is the only one."""
    if task.takes == 1:
        return "none"
    return texts("take-number", number=task.sequence + 1, takes=task.takes)


def _paid(texts: Texts, task: Task) -> str:
    """Return what a video cost whoever paid; before that is known, what it was expected to."""
    if task.stars:
        return f"{texts.number(task.stars)} ⭐"
    if task.cost is not None or task.quote is None:
        return price_of(texts, task.cost)
    return f"≈ {price_of(texts, task.quote)}"


def price_of(texts: Texts, amount: Credits | None) -> str:
    """Return an amount for a sentence that can do without one: ``none`` where it is not known."""
    return "none" if amount is None else texts.amount(amount)


def ending(texts: Texts, task: Task) -> Html:
    """Return how a task ended without a video, and what it cost."""
    words = _ending(texts, task)
    if task.stars and is_free(task):
        words = Html(f"{words}\n{texts('ending-stars-back', stars=task.stars)}")
    if task.takes > 1:
        return texts("take-ending", take=take(texts, task), words=words)
    return words


def cancelled_words(texts: Texts, task: Task) -> Html:
    """Return what tells whoever has cancelled a task which one that was."""
    return texts("cancel-done", prompt=shortened(task.request.prompt, _NAMED))


def still_caption(texts: Texts, task: Task, *, priced: bool = False) -> Html:
    """Return the caption of a picture, with what it cost where ``priced`` says so."""
    prompt = shortened(task.request.prompt, _PROMPT_SHOWN)
    return texts("still-caption", prompt=prompt, price=_paid(texts, task) if priced else "none")


def _ending(texts: Texts, task: Task) -> Html:
    if not task.kind.is_video:
        detail = shortened(task.detail, _DETAIL_SHOWN) or "none"
        return texts(f"{task.kind}-ended", why=_why(task), detail=detail)
    if task.status is Status.UNCERTAIN:
        return texts(_UNCERTAIN.get(task.reason, "uncertain"), price=price_of(texts, task.quote))
    if task.reason is Reason.CANCELLED:
        return texts(_cancelled(task))
    detail = shortened(task.detail, _DETAIL_SHOWN) or "none"
    return texts(f"failed-{task.reason}", detail=detail)


def _why(task: Task) -> str:
    """Return why help came to nothing, as its sentences tell it apart."""
    if task.reason is Reason.CANCELLED:
        return _cancelled(task).removeprefix("failed-")
    if task.reason in _OPERATORS:
        return "operator"
    return task.reason.value if task.reason else "lost"


def _cancelled(task: Task) -> str:
    """Return the key of what a cancelled task has cost, as far as that is known."""
    if task.submitted_at is None:
        return "failed-cancelled"
    return "failed-cancelled-paid" if task.generation_id else "failed-cancelled-sent"
