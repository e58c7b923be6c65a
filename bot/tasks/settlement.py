"""What a task has cost, as soon as that is known."""

from dataclasses import replace

from bot.money.credits import Credits
from bot.money.ledger import Entry, EntryKind, reserve_key
from bot.tasks.task import Reason, Status, Task

FREE_REASONS = frozenset(
    {
        Reason.SAFETY,
        Reason.REFUSED,
        Reason.PROVIDER_FAILED,
        Reason.OPERATOR_KEY,
        Reason.OPERATOR_CREDITS,
        Reason.OPERATOR_ACCESS,
    }
)
"""Failed requests are billed nothing (docs.aimlapi.com, "Logs")."""

_SPENT_REASONS = frozenset(
    {Reason.RESULT_LOST, Reason.NO_PICTURE, Reason.NO_WORDS, Reason.WORDS_TOO_LONG}
)
"""The call went through, and what it has brought is of no use."""


def reservation(task: Task) -> Entry:
    """Return the entry for a new task: its quote counts until it is known what it cost."""
    return Entry(
        key=reserve_key(task.id),
        kind=EntryKind.RESERVE,
        task_id=task.id,
        user_id=task.requester.user_id,
        chat_id=task.requester.chat_id,
        day=task.day or "",
        at=task.updated_at,
        videos=_videos(task),
        reserved=task.quote or 0,
        stars=-(task.stars or 0),
        prepaid=task.stars is not None,
    )


def settlement(task: Task) -> Entry | None:
    """Return the entry that settles a task, or None while it is not known what it costs.

    There is one for each task, whatever the order in which things become known, and none for those
    that were asked for before there was a ledger.
    """
    if task.day is None:
        return None
    if is_free(task):
        return release(task)
    if not task.kind.is_video and task.cost is None:
        return None  # only the most that it may cost is known: the provider's ledger tells
    if task.status in {Status.READY, Status.DELIVERED} or is_spent(task):
        return charge(task, (task.quote if task.cost is None else task.cost) or 0)
    return None


def release(task: Task) -> Entry:
    """Return the entry for a task that has surely cost nothing: everything is given back."""
    kind = EntryKind.RELEASE if task.stars is None else EntryKind.CREDIT
    return replace(_settled(task), kind=kind, videos=-_videos(task), stars=task.stars or 0)


def charge(task: Task, cost: Credits) -> Entry:
    """Return the entry for a task that has cost something, whatever was reserved for it."""
    return replace(_settled(task), kind=EntryKind.CHARGE, videos=0, charged=cost, stars=0)


def correction(task: Task, difference: Credits, charge_id: int, now: float) -> Entry:
    """Return the entry for a settled task that has cost so much more than what was booked.

    ``charge_id`` is the newest of the provider's charges that say so: each corrects once.
    """
    return replace(
        reservation(task),
        key=f"correct:{task.id}:{charge_id}",
        kind=EntryKind.CORRECTION,
        at=now,
        videos=0,
        reserved=0,
        charged=difference,
        stars=0,
    )


def given_back(task: Task, now: float) -> Entry:
    """Return the entry for a settled task without a video, whose charges were taken back since.

    What it has cost is corrected by itself; this gives back what the person has used for it.
    """
    kind = EntryKind.RELEASE if task.stars is None else EntryKind.CREDIT
    return replace(
        reservation(task),
        key=f"return:{task.id}",
        kind=kind,
        at=now,
        videos=-_videos(task),
        reserved=0,
        stars=task.stars or 0,
    )


def settle_key(task_id: int) -> str:
    """Return the key of the entry that settles a task, of which there is one."""
    return f"settle:{task_id}"


def _settled(task: Task) -> Entry:
    return replace(reservation(task), key=settle_key(task.id), reserved=-(task.quote or 0))


def _videos(task: Task) -> int:
    """Return how many videos a task counts as: what helps with one counts by its cost alone."""
    return 1 if task.kind.is_video else 0


def is_spent(task: Task) -> bool:
    """Return whether a task was paid for and has brought nothing that can be used."""
    return task.status is Status.FAILED and task.reason in _SPENT_REASONS


def is_free(task: Task) -> bool:
    """Return whether a task surely has cost nothing, and never will."""
    if task.status is Status.FAILED and task.reason in FREE_REASONS:
        return True
    return task.status in {Status.FAILED, Status.CANCELLED} and task.submitted_at is None
