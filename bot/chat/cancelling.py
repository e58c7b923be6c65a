"""The one way to cancel a task: at once while it costs nothing, and once it is paid for, asked."""

from collections.abc import Sequence

from bot.chat.incoming.permissions import Permissions
from bot.errors import AlreadyPaid, NothingToCancel, NotTheirs
from bot.pipeline.ports import Clock
from bot.pipeline.worker import Worker
from bot.store.tasks import TaskQueries, TaskTransitions
from bot.tasks.task import PENDING, Status, Task

_FREE = frozenset({Status.QUEUED})
"""The statuses in which nothing is paid for yet."""


class Cancelling:
    """Cancels tasks; what is paid for only for whoever has said yes to that."""

    def __init__(
        self,
        queries: TaskQueries,
        tasks: TaskTransitions,
        permissions: Permissions,
        worker: Worker,
        clock: Clock,
    ) -> None:
        self._queries = queries
        self._tasks = tasks
        self._permissions = permissions
        self._worker = worker
        self._clock = clock

    async def cancel(
        self, task: Task | None, user_id: int, by: str, *, whole: bool, anyway: bool = False
    ) -> Task:
        """Cancel a task for somebody, or the ``whole`` request that it is a take of.

        ``by`` is the key of the message or press that asks. What costs nothing yet is cancelled at
        once, whatever becomes of other takes; what is paid for, ``anyway`` alone. Cents of a
        picture or a better prompt are not worth a question.

        Raises:
            NothingToCancel: nothing of it is in progress.
            NotTheirs: only somebody else may.
            AlreadyPaid: the rest has to be asked about first.
        """
        meant = [each for each in await self._takes(task, whole=whole) if _is_meant(each, by)]
        if not meant:
            raise NothingToCancel
        if not await self._permissions.may_manage(meant[0], user_id):
            raise NotTheirs
        done = [await self._is_cancelled(each, by, anyway=anyway) for each in meant]
        if any(done):
            self._worker.wake()
        await self._check_paid(meant)
        if not any(done):
            raise NothingToCancel
        return meant[0]

    async def _takes(self, task: Task | None, *, whole: bool) -> Sequence[Task]:
        if task is None:
            return []
        return await self._queries.takes(task) if whole and task.takes > 1 else [task]

    async def _is_cancelled(self, task: Task, by: str, *, anyway: bool) -> bool:
        """Cancel a task if it may be; return whether that is done, by now or long since."""
        leaves = PENDING if anyway or not task.kind.is_video else _FREE
        cancelled = await self._tasks.cancel(task.id, by, self._clock(), leaves)
        return cancelled is not None or _was_cancelled(task, by)

    async def _check_paid(self, meant: Sequence[Task]) -> None:
        """Raise AlreadyPaid where some are still in progress: they were not free to cancel."""
        now = [await self._queries.get(task.id) for task in meant]
        left = [task for task in now if task and task.status.is_pending]
        if left:
            raise AlreadyPaid(sent=all(task.status is Status.SUBMITTING for task in left))


def _is_meant(task: Task, by: str) -> bool:
    return task.status.is_pending or _was_cancelled(task, by)


def _was_cancelled(task: Task, by: str) -> bool:
    """Return whether this is what has cancelled the task, and it has not been delivered since."""
    return task.status is Status.CANCELLED and task.cancelled_by == by
