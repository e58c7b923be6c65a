"""How a task is changed: by compare-and-set, as a decision or as a fact."""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.leases import NO_LEASE
from bot.store.ledger import Ledger
from bot.store.schema import tasks
from bot.store.tasks.rows import task_of
from bot.store.tasks.status_log import log_status
from bot.tasks.settlement import settlement
from bot.tasks.task import Status, Task

Leaves = Status | Collection[Status]
"""The status that a change leaves, or those of which it leaves whichever the task has."""

RELEASE_LEASE: dict[str, Any] = {
    **NO_LEASE,
    "attempts": 0,
    "unfinished": 0,
}
"""The values that end a lease, after a stage that went well."""


def retrying(task: Task, next_at: float) -> dict[str, Any]:
    """Return the values that count a failure and make the task due at ``next_at``."""
    return {**RELEASE_LEASE, "next_at": next_at, "attempts": task.attempts + 1}


class TaskChanges:
    """Changes rows of tasks, each only if it is still as expected."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._ledger = Ledger(database)

    async def decide(self, task: Task, leaves: Leaves, now: float, **values: Any) -> Task | None:
        """Compare and set a decision: it needs this status, and the lease of the same owner."""
        is_held = sa.and_(tasks.c.status == task.status, tasks.c.lease_owner == task.lease_owner)
        return await self._compare_and_set(task, leaves, is_held, now, values)

    async def learn(self, task: Task, leaves: Leaves, now: float, **values: Any) -> Task | None:
        """Compare and set a fact: it needs this status, and the same paid call.

        A fact is true whoever learns it, so it needs no lease: what was bought, made or sent by a
        process that has lost its lease meanwhile need not be looked up or sent again.
        """
        is_same = tasks.c.client_request_id == task.client_request_id
        return await self._compare_and_set(task, leaves, is_same, now, {**values, **RELEASE_LEASE})

    async def _compare_and_set(
        self,
        task: Task,
        leaves: Leaves,
        condition: sa.ColumnElement[bool],
        now: float,
        values: dict[str, Any],
    ) -> Task | None:
        is_as_expected = sa.and_(
            tasks.c.id == task.id,
            tasks.c.status.in_([leaves] if isinstance(leaves, Status) else leaves),
            condition,
        )
        return await self.change(is_as_expected, updated_at=now, **values)

    async def change(self, condition: sa.ColumnElement[bool], **values: Any) -> Task | None:
        """Change the one task for which a condition holds; return it, settled where it can be."""
        async with self._db.write() as connection:
            task = await self._changed(connection, condition, values)
        if task and "status" in values:
            log_status(task)
            self._db.watcher.status_changed(task)
        return task

    async def _changed(
        self, connection: AsyncConnection, condition: sa.ColumnElement[bool], values: dict[str, Any]
    ) -> Task | None:
        change = tasks.update().where(condition).values(**values).returning(*tasks.c)
        row = (await connection.execute(change)).one_or_none()
        if row is None:
            return None
        task = task_of(row)
        if entry := settlement(task):
            await self._ledger.book(connection, entry)
        return task
