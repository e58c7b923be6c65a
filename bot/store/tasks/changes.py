"""How a task is changed: by compare-and-set, as a decision or as a fact."""

from collections.abc import Collection, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.leases import NO_LEASE
from bot.store.ledger import Ledger
from bot.store.prompts import let_find
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


_IS_EXPECTED = sa.and_(
    tasks.c.id == sa.bindparam("task_id", type_=sa.BigInteger),
    tasks.c.status.in_(sa.bindparam("leaves", expanding=True)),
)
_IS_HELD = sa.and_(
    tasks.c.status == sa.bindparam("was", type_=sa.String),
    tasks.c.lease_owner.is_not_distinct_from(sa.bindparam("owner", type_=sa.String)),
)
_IS_SAME_CALL = tasks.c.client_request_id.is_not_distinct_from(
    sa.bindparam("call", type_=sa.String)
)

# Built once: that takes longer than executing them. What is set comes with the parameters.
_DECIDE = tasks.update().where(_IS_EXPECTED, _IS_HELD).returning(tasks)
_LEARN = tasks.update().where(_IS_EXPECTED, _IS_SAME_CALL).returning(tasks)

_SHOWN = sa.bindparam("shown", type_=sa.BigInteger)
_one = tasks.alias("one")
_SOURCE = (
    sa.select(_one.c.source_key)
    .where(_one.c.id == sa.bindparam("task_id", type_=sa.BigInteger))
    .scalar_subquery()
)
_SHOW = (
    tasks.update()
    .where(
        tasks.c.source_key == _SOURCE,
        sa.or_(tasks.c.progress_message_id.is_(None), tasks.c.progress_message_id == _SHOWN),
    )
    .values(progress_message_id=_SHOWN)
    .returning(tasks)
)


class TaskChanges:
    """Changes rows of tasks, each only if it is still as expected."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._ledger = Ledger(database)

    async def decide(self, task: Task, leaves: Leaves, now: float, **values: Any) -> Task | None:
        """Compare and set a decision: it needs this status, and the lease of the same owner."""
        held = {**_expected(task, leaves), "was": task.status, "owner": task.lease_owner}
        return await self._change(_DECIDE, held, {"updated_at": now, **values})

    async def learn(self, task: Task, leaves: Leaves, now: float, **values: Any) -> Task | None:
        """Compare and set a fact: it needs this status, and the same paid call.

        A fact is true whoever learns it, so it needs no lease: what was bought, made or sent by a
        process that has lost its lease meanwhile need not be looked up or sent again.
        """
        same = {**_expected(task, leaves), "call": task.client_request_id}
        return await self._change(_LEARN, same, {"updated_at": now, **values, **RELEASE_LEASE})

    async def change(self, condition: sa.ColumnElement[bool], **values: Any) -> Task | None:
        """Change the one task for which a condition holds; return it, settled where it can be."""
        return await self._change(tasks.update().where(condition).returning(tasks), {}, values)

    async def show(self, task_id: int, progress_message_id: int) -> Task | None:
        """Store which message shows a task, and the other takes of its request, if none does."""
        shows = {"task_id": task_id, "shown": progress_message_id}
        async with self._db.write() as connection:
            shown = [task_of(row) for row in await connection.execute(_SHOW, shows)]
        return next((task for task in shown if task.id == task_id), None)

    async def _change(
        self, change: sa.Update, expected: Mapping[str, Any], values: Mapping[str, Any]
    ) -> Task | None:
        async with self._db.write() as connection:
            task = await self._changed(connection, change, expected, values)
        if task and "status" in values:
            log_status(task)
            self._db.watcher.status_changed(task)
        return task

    async def _changed(
        self,
        connection: AsyncConnection,
        change: sa.Update,
        expected: Mapping[str, Any],
        values: Mapping[str, Any],
    ) -> Task | None:
        computed = {
            name: each for name, each in values.items() if isinstance(each, sa.ColumnElement)
        }
        given = {name: each for name, each in values.items() if name not in computed}
        statement = change.values(computed) if computed else change
        row = (await connection.execute(statement, {**expected, **given})).one_or_none()
        if row is None:
            return None
        task = task_of(row)
        if entry := settlement(task):
            await self._ledger.book(connection, entry)
        if task.file_id and "file_id" in given and task.kind.is_video:
            await let_find(self._db, connection, task)
        return task


def _expected(task: Task, leaves: Leaves) -> dict[str, Any]:
    return {
        "task_id": task.id,
        "leaves": [leaves] if isinstance(leaves, Status) else list(leaves),
    }
