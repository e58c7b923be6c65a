"""Requests of guests for which there is no place: nobody can be shown their video."""

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import tasks
from bot.store.tasks.changes import TaskChanges
from bot.tasks.task import Origin, Status, Task


class TaskPlaces:
    """Ends the waiting of requests that will never have a place."""

    def __init__(self, database: Database) -> None:
        self._changes = TaskChanges(database)

    async def unplaceable(self, task_id: int, now: float) -> Task | None:
        """Make a guest's request due that still has no place, so that it ends for free."""
        return await self._changes.change(
            sa.and_(
                tasks.c.id == task_id,
                tasks.c.origin == Origin.GUEST,
                tasks.c.status == Status.QUEUED,
                tasks.c.inline_message_id.is_(None),
            ),
            updated_at=now,
            next_at=now,
        )
