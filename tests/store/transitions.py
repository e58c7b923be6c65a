"""Every change of a task: what it leaves, and who may make it."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass

import pytest

from bot.store.tasks import TaskTransitions
from bot.tasks.task import ENDED, PENDING, Reason, Status, Task
from tests.store.scene import COST, LINK, NOW, receipt

LATER = NOW + 7.0
STOP = "press:stop"


@dataclass(frozen=True)
class Transition:
    """A change, and a status from which to try it."""

    before: Status
    after: Status
    change: Callable[[TaskTransitions, Task], Awaitable[Task | None]]
    more: Collection[Status] = ()
    """other statuses that it leaves"""

    @property
    def leaves(self) -> set[Status]:
        return {self.before, *self.more}


OF_HOLDER: dict[str, Transition] = {
    "submitting": Transition(
        Status.QUEUED,
        Status.SUBMITTING,
        lambda changes, task: changes.submitting(task, "name", LATER),
    ),
    "queued_again": Transition(
        Status.SUBMITTING,
        Status.QUEUED,
        lambda changes, task: changes.queued_again(task, LATER, LATER),
    ),
    "failed": Transition(
        Status.SUBMITTING,
        Status.FAILED,
        lambda changes, task: changes.failed(task, Reason.REFUSED, LATER, "no"),
        PENDING,
    ),
    "uncertain": Transition(
        Status.SUBMITTING,
        Status.UNCERTAIN,
        lambda changes, task: changes.uncertain(task, LATER),
    ),
    "reschedule": Transition(
        Status.GENERATING,
        Status.GENERATING,
        lambda changes, task: changes.reschedule(task, LATER, LATER),
        tuple(Status),
    ),
    "still_generating": Transition(
        Status.GENERATING,
        Status.GENERATING,
        lambda changes, task: changes.still_generating(task, LATER, LATER),
    ),
    "retry_later": Transition(
        Status.GENERATING,
        Status.GENERATING,
        lambda changes, task: changes.retry_later(task, LATER, LATER),
        tuple(Status),
    ),
    "fresh_link": Transition(
        Status.READY,
        Status.READY,
        lambda changes, task: changes.fresh_link(task, f"{LINK}?2", LATER, LATER),
    ),
    "outcome_notified": Transition(
        Status.FAILED,
        Status.FAILED,
        lambda changes, task: changes.outcome_notified(task, LATER),
        ENDED,
    ),
}
"""What only the holder of the lease may do, and what ends the lease unless a paid call follows."""

FACTS: dict[str, Transition] = {
    "not_called": Transition(
        Status.SUBMITTING,
        Status.QUEUED,
        lambda changes, task: changes.not_called(task, LATER),
    ),
    "generating": Transition(
        Status.SUBMITTING,
        Status.GENERATING,
        lambda changes, task: changes.generating(task, "gen-7", LATER, LATER),
    ),
    "ready": Transition(
        Status.GENERATING,
        Status.READY,
        lambda changes, task: changes.ready(task, LINK, COST, LATER, measured=True),
    ),
    "delivered": Transition(
        Status.READY,
        Status.DELIVERED,
        lambda changes, task: changes.delivered(task, receipt(task), LATER),
        {Status.CANCELLED},
    ),
    "found": Transition(
        Status.SUBMITTING,
        Status.GENERATING,
        lambda changes, task: changes.found(task, "gen-7", LATER),
        {Status.UNCERTAIN, Status.CANCELLED},
    ),
    "proved_failed": Transition(
        Status.SUBMITTING,
        Status.FAILED,
        lambda changes, task: changes.proved_failed(task, LATER),
        {Status.UNCERTAIN},
    ),
    "made": Transition(
        Status.SUBMITTING,
        Status.READY,
        lambda changes, task: changes.made(task, "gen-7", COST, LATER, link=LINK),
    ),
    "spent": Transition(
        Status.SUBMITTING,
        Status.FAILED,
        lambda changes, task: changes.spent(task, Reason.RESULT_LOST, "gen-7", COST, LATER),
        {Status.UNCERTAIN},
    ),
}
"""What has happened, whoever learns of it."""

OTHERS: dict[str, Transition] = {
    "began": Transition(
        Status.READY,
        Status.READY,
        lambda changes, task: changes.began(task, LATER),
        PENDING,
    ),
    "came_through": Transition(
        Status.READY,
        Status.READY,
        lambda changes, task: changes.came_through(task, LATER),
        PENDING,
    ),
    "late": Transition(
        Status.GENERATING,
        Status.GENERATING,
        lambda changes, task: changes.late(task, LATER),
    ),
    "placed": Transition(
        Status.QUEUED,
        Status.QUEUED,
        lambda changes, task: changes.placed(task.id, "inline-1", LATER),
    ),
    "cancel": Transition(
        Status.QUEUED,
        Status.CANCELLED,
        lambda changes, task: changes.cancel(task.id, STOP, LATER),
        PENDING,
    ),
    "never_bought": Transition(
        Status.CANCELLED,
        Status.CANCELLED,
        lambda changes, task: changes.never_bought(task, LATER),
    ),
    "bought_after_all": Transition(
        Status.CANCELLED,
        Status.CANCELLED,
        lambda changes, task: changes.bought_after_all(task, "gen-7", LATER),
    ),
    "progress_shown": Transition(
        Status.GENERATING,
        Status.GENERATING,
        lambda changes, task: changes.progress_shown(task.id, 55),
        tuple(Status),
    ),
}
"""What leaves the lease as it is, or is done whoever holds it."""

TRANSITIONS = {**OF_HOLDER, **FACTS, **OTHERS}


def each_of(transitions: dict[str, Transition]) -> pytest.MarkDecorator:
    """Run a test with each transition."""
    return pytest.mark.parametrize("transition", transitions.values(), ids=transitions.keys())
