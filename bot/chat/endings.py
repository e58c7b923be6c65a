"""How a task ended, in words."""

from bot.tasks.task import Reason, Status, Task
from bot.texts import Html, Texts

CAPTION_LIMIT = 1024
"""Characters of a caption after its entities are taken out (Bot API: sendVideo)."""

_PROMPT_SHOWN = 800
_DETAIL_SHOWN = 300


def shortened(text: str, most: int) -> str:
    """Return at most ``most`` characters, the last one telling that there was more.

    Counted as Telegram counts, in UTF-16 units: an emoji is two.
    """
    units = text.encode("utf-16-le")
    if len(units) <= 2 * most:
        return text
    return f"{units[: 2 * (most - 1)].decode('utf-16-le', 'ignore').rstrip()}…"


def caption(texts: Texts, task: Task) -> Html:
    """Return what stands under the video."""
    request = task.request
    return texts(
        "video-caption",
        prompt=shortened(request.prompt, _PROMPT_SHOWN),
        model=request.title,
        duration=request.duration,
        resolution=request.resolution or "none",
    )


def ending(texts: Texts, task: Task) -> Html:
    """Return the truth about a task that ended without a video."""
    if task.status is Status.UNCERTAIN:
        return texts("uncertain")
    if task.reason is Reason.CALLED_OFF:
        is_paid = task.submitted_at is not None
        return texts("failed-called-off-paid" if is_paid else "failed-called-off")
    detail = shortened(task.detail, _DETAIL_SHOWN) or "none"
    return texts(f"failed-{task.reason}", detail=detail)
