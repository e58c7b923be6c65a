"""What Telegram has of a video beside the message that it is for: a file to use again."""

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import tasks
from bot.store.tasks.changes import TaskChanges
from bot.tasks.task import Receipt, Status, Task

_WITH_VIDEO = (Status.READY, Status.DELIVERED)


class TaskFiles:
    """Stores the files of videos that went to inline messages, of which Telegram names none."""

    def __init__(self, database: Database) -> None:
        self._changes = TaskChanges(database)

    async def copied(self, task: Task, receipt: Receipt) -> Task | None:
        """Store the file of a copy, where none is known; whoever holds the lease keeps it.

        Return the task as it is now, or None where it has a file, or is forgotten.
        """
        has_none = sa.or_(tasks.c.file_id.is_(None), tasks.c.file_id == "")
        return await self._changes.change(
            sa.and_(
                tasks.c.id == task.id,
                tasks.c.status.in_(_WITH_VIDEO),
                tasks.c.forgotten.is_(False),
                has_none,
            ),
            file_id=receipt.file_id,
            file_unique_id=receipt.file_unique_id,
            file_kind=receipt.file_kind,
        )
