"""Conversion between rows of the table of tasks, and tasks and requests."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import tasks
from bot.tasks.kinds import Kind
from bot.tasks.task import FileKind, Origin, Reason, Requester, Status, Task
from bot.veo.catalogue import Mode
from bot.veo.request import GenerationRequest

REQUESTER = ("chat_id", "message_id", "user_id", "thread_id", "language", "private", "channel")
"""The columns that make up a Requester."""


def plain(request: GenerationRequest) -> dict[str, Any]:
    """Return a request as JSON, without fields that are None."""
    return {name: value for name, value in asdict(request).items() if value is not None}


def request_of(values: dict[str, Any]) -> GenerationRequest:
    """Return the request stored as JSON."""
    mode, images = Mode(values["mode"]), tuple(values["images"])
    return GenerationRequest(**{**values, "mode": mode, "images": images})


def task_of(row: sa.Row[Any]) -> Task:
    """Return the task stored in a row."""
    values = dict(row._mapping)  # noqa: SLF001 -- SQLAlchemy's public name for it
    requester = Requester(**{name: values.pop(name) for name in REQUESTER})
    del values["model_id"], values["pictures"]
    values["request"] = request_of(values["request"])
    values["kind"] = Kind(values["kind"])
    values["origin"] = Origin(values["origin"])
    values["status"] = Status(values["status"])
    values["file_kind"] = FileKind(values["file_kind"]) if values["file_kind"] else None
    values["reason"] = Reason(values["reason"]) if values["reason"] else None
    return Task(requester=requester, **values)


async def newest_task(connection: AsyncConnection, where: sa.ColumnElement[bool]) -> Task | None:
    """Return the newest task that meets a condition."""
    return await first_task(connection, newest(where))


async def first_task(
    connection: AsyncConnection,
    query: sa.Select[Any],
    parameters: Mapping[str, Any] | None = None,
) -> Task | None:
    """Return the first task that a query finds."""
    row = (await connection.execute(query, parameters)).first()
    return task_of(row) if row else None


def newest(where: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """Return the query for the newest task that meets a condition."""
    return sa.select(tasks).where(where).order_by(tasks.c.id.desc()).limit(1)
