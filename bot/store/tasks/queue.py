"""Tasks that are due, by their status."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.leases import LeasedRows
from bot.store.schema import tasks
from bot.store.tasks.rows import task_of
from bot.tasks.kinds import Kind
from bot.tasks.task import Status, Task


class TaskQueue(LeasedRows[Task]):
    """The tasks of some statuses that have something left to do."""

    _undone: ClassVar[Mapping[str, Any]] = {"unfinished": 0}
    """What is taken back where a stop in order cuts a stage short: it ended no process."""

    def __init__(
        self,
        database: Database,
        statuses: Iterable[Status],
        pictures: bool | None = None,
        kind: Kind | None = None,
    ) -> None:
        """Take ``pictures`` where only tasks with them, or only those without, are wanted.

        Likewise ``kind`` where only those of a kind are.
        """
        super().__init__(database, tasks, tasks.c.id)
        self._statuses = list(statuses)
        self._pictures = pictures
        self._kind = kind

    def _is_open(self) -> sa.ColumnElement[bool]:
        is_open = sa.and_(tasks.c.outcome_notified.is_(False), tasks.c.status.in_(self._statuses))
        if self._pictures is not None:
            is_open = sa.and_(is_open, tasks.c.pictures.is_(self._pictures))
        return is_open if self._kind is None else sa.and_(is_open, tasks.c.kind == self._kind)

    def _parts(self) -> Sequence[sa.ColumnElement[bool]]:
        return [tasks.c.status == status for status in self._statuses]

    def _read(self, row: sa.Row[Any]) -> Task:
        return task_of(row)
