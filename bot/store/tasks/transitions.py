"""The changes that may be made to a task: each has a name and says which status it leaves."""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from bot.money.credits import Credits
from bot.store.schema import tasks
from bot.store.tasks.changes import RELEASE_LEASE, Leaves, retrying
from bot.store.tasks.helpers import HelperTransitions
from bot.tasks.task import ENDED, PENDING, Reason, Receipt, Status, Task

_LOST = (Status.SUBMITTING, Status.UNCERTAIN, Status.CANCELLED)
"""The statuses of a paid call whose outcome is not known."""

_FORGET_AGAIN: dict[str, Any] = {
    "to_forget": sa.or_(tasks.c.to_forget, tasks.c.forgotten),
    "forgotten": False,
}
"""The values of a task that gets a video: where it was forgotten, that is forgotten too."""


class TaskTransitions(HelperTransitions):
    """Changes tasks.

    Every method raises StoreUnavailable when the database does not answer. A change returns the
    task as it is now, or None when the task was no longer as the change expected.
    """

    async def began(self, task: Task, now: float) -> Task | None:
        """Count a try before it is made, because it may end the process. The lease stays.

        Every outcome that is stored sets the count back.
        """
        return await self._changes.decide(task, PENDING, now, unfinished=task.unfinished + 1)

    async def came_through(self, task: Task, now: float) -> Task | None:
        """Set the count back to what it was before a try, which has not ended the process.

        What ends the process while this task waits for its next try is to blame alone.
        """
        return await self._changes.decide(task, PENDING, now, unfinished=task.unfinished)

    async def submitting(self, task: Task, client_request_id: str, now: float) -> Task | None:
        """Store that the paid call is about to be made. The lease stays."""
        return await self._changes.decide(
            task,
            Status.QUEUED,
            now,
            status=Status.SUBMITTING,
            client_request_id=client_request_id,
            submitted_at=now,
        )

    async def not_called(self, task: Task, now: float) -> Task | None:
        """Store that the paid call was never made, whose intent was stored."""
        return await self._changes.learn(
            task,
            Status.SUBMITTING,
            now,
            status=Status.QUEUED,
            client_request_id=None,
            submitted_at=None,
            next_at=now,
        )

    async def placed(self, task_id: int, inline_message_id: str, now: float) -> Task | None:
        """Store where a guest's video goes, and make it due; whoever was to end it does not."""
        return await self._changes.change(
            sa.and_(
                tasks.c.id == task_id,
                tasks.c.status == Status.QUEUED,
                tasks.c.inline_message_id.is_(None),
            ),
            inline_message_id=inline_message_id,
            updated_at=now,
            next_at=now,
            **RELEASE_LEASE,
        )

    async def generating(
        self, task: Task, generation_id: str, now: float, next_at: float
    ) -> Task | None:
        """Store the fact that the provider has it, if this paid call is still the current one."""
        return await self._changes.learn(
            task,
            Status.SUBMITTING,
            now,
            status=Status.GENERATING,
            generation_id=generation_id,
            looked_at=now,
            next_at=next_at,
        )

    async def found(self, task: Task, generation_id: str, now: float) -> Task | None:
        """The provider's log shows that a lost call was accepted: a fact, whatever was decided."""
        return await self._changes.learn(
            task,
            _LOST,
            now,
            status=Status.GENERATING,
            reason=None,
            outcome_notified=False,
            generation_id=generation_id,
            looked_at=None,  # it may have been finished for hours
            next_at=now,
            **_FORGET_AGAIN,
        )

    async def proved_failed(self, task: Task, now: float, generation_id: str = "") -> Task | None:
        """The provider's log shows that a lost call failed: a fact, and it was billed nothing.

        What is charged for it all the same, against all that is promised, is ours by its id.
        """
        return await self._changes.learn(
            task,
            (Status.SUBMITTING, Status.UNCERTAIN),
            now,
            generation_id=generation_id or None,
            status=Status.FAILED,
            reason=Reason.PROVIDER_FAILED,
            outcome_notified=False,
            next_at=now,
        )

    async def queued_again(self, task: Task, now: float, next_at: float) -> Task | None:
        """Queue it again: the provider has proven that it did not accept it."""
        return await self._changes.decide(
            task,
            Status.SUBMITTING,
            now,
            status=Status.QUEUED,
            client_request_id=None,
            submitted_at=None,
            **retrying(task, next_at),
        )

    async def never_bought(self, task: Task, now: float, generation_id: str = "") -> Task | None:
        """Store that the paid call, during which the task was cancelled, has failed.

        It cost nothing and does not count against the limits. The provider may have an id for it.
        """
        values = {"submitted_at": None, "generation_id": generation_id or None}
        return await self._learn_late(task, now, **values)

    async def bought_after_all(self, task: Task, generation_id: str, now: float) -> Task | None:
        """Store that the paid call, during which the task was cancelled, has succeeded."""
        return await self._learn_late(task, now, generation_id=generation_id or None)

    async def _learn_late(self, task: Task, now: float, **values: Any) -> Task | None:
        """Store a fact about a cancelled task, and have the chat told of it.

        Whoever is telling the chat something else at the moment loses the lease.
        """
        is_cancelled = sa.and_(
            tasks.c.id == task.id,
            tasks.c.status == Status.CANCELLED,
            tasks.c.client_request_id == task.client_request_id,
        )
        due = {"outcome_notified": False, "updated_at": now, "next_at": now, **RELEASE_LEASE}
        return await self._changes.change(is_cancelled, **due, **values)

    async def ready(
        self, task: Task, video_url: str, cost: Credits | None, now: float, *, measured: bool
    ) -> Task | None:
        """The video is finished, and due to be delivered: a fact.

        ``measured``: it was looked at shortly before, so that its duration is known.
        """
        return await self._changes.learn(
            task,
            Status.GENERATING,
            now,
            status=Status.READY,
            video_url=video_url,
            cost=sa.func.coalesce(tasks.c.cost, cost),  # the provider's own ledger knows better
            measured=measured,
            ready_at=now,
            next_at=now,
        )

    async def delivered(self, task: Task, receipt: Receipt, now: float) -> Task | None:
        """Telegram has it in the chat: a fact, also where somebody cancelled it meanwhile."""
        return await self._changes.learn(
            task,
            (Status.READY, Status.CANCELLED),
            now,
            status=Status.DELIVERED,
            reason=None,
            outcome_notified=False,
            result_message_id=receipt.message_id,
            file_id=receipt.file_id,
            file_unique_id=receipt.file_unique_id,
            file_kind=receipt.file_kind,
            delivered_at=now,
            next_at=now,
            **_FORGET_AGAIN,
        )

    async def failed(self, task: Task, reason: Reason, now: float, detail: str = "") -> Task | None:
        """End it without a video."""
        return await self._end(task, PENDING, Status.FAILED, reason, now, detail)

    async def uncertain(self, task: Task, now: float, reason: Reason = Reason.LOST) -> Task | None:
        """End it because it may have been bought, but cannot be found, or looked for."""
        return await self._end(task, Status.SUBMITTING, Status.UNCERTAIN, reason, now)

    async def cancel(
        self, task_id: int, by: str, now: float, leaves: Collection[Status] = PENDING
    ) -> Task | None:
        """Cancel it in any pending status, or in some; whoever holds the lease loses it.

        ``by`` is the key of the message or press that asks; see message_key and press_key.
        """
        return await self._changes.change(
            sa.and_(tasks.c.id == task_id, tasks.c.status.in_(leaves)),
            status=Status.CANCELLED,
            reason=Reason.CANCELLED,
            cancelled_by=by,
            updated_at=now,
            next_at=now,
            **RELEASE_LEASE,
        )

    async def reschedule(self, task: Task, now: float, next_at: float) -> Task | None:
        """Make it due at ``next_at``; nothing was tried, so no failure is counted."""
        return await self._changes.decide(
            task,
            tuple(Status),
            now,
            next_at=next_at,
            **{**RELEASE_LEASE, "attempts": task.attempts},
        )

    async def still_generating(self, task: Task, now: float, next_at: float) -> Task | None:
        """Count a poll of a video that is still being made; the next one is at ``next_at``."""
        looks = task.looks + 1
        return await self._changes.decide(
            task,
            Status.GENERATING,
            now,
            next_at=next_at,
            looks=looks,
            looked_at=now,
            **RELEASE_LEASE,
        )

    async def late(self, task: Task, now: float) -> Task | None:
        """Mark it as taking longer than it should. The lease stays."""
        return await self._changes.decide(task, Status.GENERATING, now, late=True)

    async def retry_later(self, task: Task, now: float, next_at: float) -> Task | None:
        """Count a failure of the stage that may pass, and try again at ``next_at``."""
        return await self._changes.decide(task, tuple(Status), now, **retrying(task, next_at))

    async def outcome_notified(self, task: Task, now: float) -> Task | None:
        """Store that the chat was told the outcome; nothing is left to do."""
        return await self._changes.decide(task, ENDED, now, outcome_notified=True, **RELEASE_LEASE)

    async def fresh_link(
        self, task: Task, video_url: str, now: float, next_at: float
    ) -> Task | None:
        """Store a new link to the same video, and deliver at ``next_at``."""
        later = retrying(task, next_at)
        return await self._changes.decide(task, Status.READY, now, video_url=video_url, **later)

    async def progress_shown(self, task_id: int, progress_message_id: int) -> Task | None:
        """Store which message shows the progress of a task's takes, whatever their status.

        Return None where another message shows it already, which another process has sent.
        """
        return await self._changes.show(task_id, progress_message_id)

    async def _end(
        self,
        task: Task,
        leaves: Leaves,
        status: Status,
        reason: Reason,
        now: float,
        detail: str = "",
    ) -> Task | None:
        return await self._changes.decide(
            task,
            leaves,
            now,
            status=status,
            reason=reason,
            detail=detail,
            next_at=now,
            **RELEASE_LEASE,
        )
