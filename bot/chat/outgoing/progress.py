"""The text of the progress message, and how often it may be edited."""

from collections.abc import Sequence

from bot.chat.outgoing.captions import price_of
from bot.chat.outgoing.lengths import length_of
from bot.pipeline.ports import Clock
from bot.tasks.lateness import Lateness, lateness
from bot.tasks.task import Status, Task
from bot.texts import Html, Texts
from bot.veo.request import GenerationRequest

_CELLS = 10
_NEARLY = 0.95

_SEARCHING_AFTER = 120.0
"""Seconds after a paid call without an answer at which the person hears that it is searched for."""


def progress_text(texts: Texts, task: Task, now: float, typical: float, ahead: int = 0) -> Html:
    """Return the text for a task as it is now.

    ``typical`` is how many seconds such a video takes, ``ahead`` how many requests wait before it.
    """
    if not task.kind.is_video:
        return _help_text(texts, task, now, typical)
    lines = [_heading(texts, task), _stage(texts, task, now, typical, ahead)]
    if task.status is Status.GENERATING and not task.late:
        lines.append(bar(texts, waited_for(task, now), typical))
    return Html("\n".join([*lines, *footnotes(texts, task.request, task.stars or 0)]))


def waited_for(task: Task, now: float) -> float:
    """Return for how many seconds something has been made."""
    return max(0.0, now - (task.submitted_at or now))


def lateness_of(task: Task, now: float, typical: float) -> Lateness:
    """Return how late what is being made is, of ``typical`` seconds."""
    return lateness(typical, waited_for(task, now), is_past_deadline=task.late)


def _help_text(texts: Texts, task: Task, now: float, typical: float) -> Html:
    """Return the text for a picture or a better prompt, which has no stages to tell of."""
    text = texts(f"{task.kind}-progress", price=price_of(texts, task.quote))
    is_slow = lateness(typical, now - task.created_at) is Lateness.SLOW
    return Html(f"{text}\n{texts('progress-help-slow')}") if is_slow else text


def footnotes(texts: Texts, request: GenerationRequest, stars: int) -> Sequence[Html]:
    """Return what stands below: the Stars that are paid, and whether another model had to do."""
    lines = [texts("progress-stars", stars=stars)] if stars else []
    if request.instead_of:
        models = {"wanted": request.instead_of, "model": request.title}
        lines.append(texts("progress-substitute", **models))
    return lines


def is_searched_for(task: Task, now: float) -> bool:
    """Return whether a paid call has no answer yet, and is looked for in the log."""
    return task.status is Status.SUBMITTING and waited_for(task, now) > _SEARCHING_AFTER


def _heading(texts: Texts, task: Task) -> Html:
    """Return the line that says what is being made."""
    request = task.request
    return texts(
        "progress-head",
        model=request.title,
        duration=length_of(request),
        resolution=request.resolution or "none",
        price=price_of(texts, task.quote),
    )


def _stage(texts: Texts, task: Task, now: float, typical: float, ahead: int) -> Html:
    how = lateness_of(task, now, typical)
    if task.status is Status.GENERATING and how is not Lateness.EXPECTED:
        return texts(f"progress-{how}")
    if is_searched_for(task, now):
        return texts("progress-searching")
    if task.status is Status.QUEUED and ahead:
        return texts("progress-waiting", place=ahead + 1)
    return texts(f"progress-{task.status}", typical=texts.seconds(typical))


def bar(texts: Texts, waited: float, typical: float) -> Html:
    """Return a bar of how much of the usual time has passed; it never fills up."""
    share = waited / typical if typical > 0 else 0.0
    share = share if share < _NEARLY else 1 - (1 - _NEARLY) * _NEARLY / share
    full = min(_CELLS - 1, int(share * _CELLS))
    return Html(f"{'▰' * full}{'▱' * (_CELLS - full)} {texts.seconds(waited)}")


class Spacing:
    """Spaces the progress edits of each chat, so that they never cause a flood wait."""

    def __init__(self, clock: Clock, private: float = 2.5, group: float = 6.0) -> None:
        """Take the pauses, in seconds; groups may see 20 messages a minute (Bot API FAQ)."""
        self._clock = clock
        self._private = private
        self._group = group
        self._free_at: dict[int, float] = {}

    def take(self, chat_id: int) -> bool:
        """Return whether an edit may be made now, and count it."""
        now = self._clock()
        if self._free_at.get(chat_id, 0.0) > now:
            return False
        self._forget_before(now)
        self._free_at[chat_id] = now + (self._private if chat_id > 0 else self._group)
        return True

    def rest(self, chat_id: int, seconds: float) -> None:
        """Make no edits in this chat for a while."""
        self._free_at[chat_id] = max(self._free_at.get(chat_id, 0.0), self._clock() + seconds)

    def _forget_before(self, now: float) -> None:
        if len(self._free_at) > 1000:
            self._free_at = {chat: at for chat, at in self._free_at.items() if at > now}
