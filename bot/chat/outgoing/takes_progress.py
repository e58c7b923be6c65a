"""The text of the one progress message that tells of all takes of a request."""

from collections.abc import Sequence

from bot.chat.outgoing.captions import ending, price_of
from bot.chat.outgoing.lengths import length_of
from bot.chat.outgoing.progress import (
    bar,
    footnotes,
    is_searched_for,
    lateness_of,
    waited_for,
)
from bot.tasks.lateness import Lateness
from bot.tasks.task import Status, Task
from bot.texts import Html, Texts


def takes_text(texts: Texts, takes: Sequence[Task], now: float, typical: float) -> Html:
    """Return the text for takes as they are now; ``typical`` is how many seconds each takes."""
    lines = [_heading(texts, takes), *(_line(texts, task, now, typical) for task in takes)]
    made = [task for task in takes if task.status is Status.GENERATING and not task.late]
    if made:
        first = max(made, key=lambda task: waited_for(task, now))
        lines += _outlook(texts, lateness_of(first, now, typical), typical)
        lines.append(bar(texts, waited_for(first, now), typical))
    stars = sum(task.stars or 0 for task in takes)
    return Html("\n".join([*lines, *footnotes(texts, takes[0].request, stars)]))


def _outlook(texts: Texts, first: Lateness, typical: float) -> list[Html]:
    """Return what may be expected, by the take that was begun first; lines tell of slow ones."""
    match first:
        case Lateness.EXPECTED:
            return [texts("takes-usual", typical=texts.seconds(typical))]
        case Lateness.DUE:
            return [texts("takes-due")]
        case _:
            return []


def takes_ending(texts: Texts, takes: Sequence[Task]) -> Html:
    """Return how those takes ended that somebody cancelled, when none is left in progress."""
    cancelled = (task for task in takes if task.status is Status.CANCELLED)
    return Html("\n".join(ending(texts, task) for task in cancelled))


def _heading(texts: Texts, takes: Sequence[Task]) -> Html:
    """Return the line that says what is being made."""
    request, quotes = takes[0].request, [task.quote for task in takes]
    total = None if None in quotes else sum(quote or 0 for quote in quotes)
    return texts(
        "takes-head",
        model=request.title,
        duration=length_of(request),
        resolution=request.resolution or "none",
        takes=len(takes),
        price=price_of(texts, total),
    )


def _line(texts: Texts, task: Task, now: float, typical: float) -> Html:
    """Return the line of one take."""
    state = texts(f"status-{_state(task, now, typical)}")
    return texts("take-line", number=task.sequence + 1, state=state)


def _state(task: Task, now: float, typical: float) -> str:
    if is_searched_for(task, now):
        return "searching"
    is_slow = lateness_of(task, now, typical) in {Lateness.SLOW, Lateness.LATE}
    if task.status is Status.GENERATING and is_slow:
        return "late"
    return task.status
