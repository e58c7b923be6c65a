"""Rows of the table of tasks, and the tasks that they are."""

from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from bot.tasks.task import Asker, FileKind, Origin, Reason, Status, Task
from bot.veo.catalogue import Mode
from bot.veo.request import GenerationRequest

ASKER = ("chat_id", "message_id", "user_id", "thread_id", "language", "private", "channel")
"""The columns that make up an Asker."""


def plain(request: GenerationRequest) -> dict[str, Any]:
    """Return a request as JSON, without what is left to the model."""
    return {name: value for name, value in asdict(request).items() if value is not None}


def task_of(row: sa.Row[Any]) -> Task:
    """Return the task that a row holds."""
    values = dict(row._mapping)  # noqa: SLF001 -- SQLAlchemy's public name for it
    asker = Asker(**{name: values.pop(name) for name in ASKER})
    request = values.pop("request")
    del values["model_id"]
    values["request"] = GenerationRequest(
        **{**request, "mode": Mode(request["mode"]), "images": tuple(request["images"])}
    )
    values["origin"] = Origin(values["origin"])
    values["status"] = Status(values["status"])
    values["file_kind"] = FileKind(values["file_kind"]) if values["file_kind"] else None
    values["reason"] = Reason(values["reason"]) if values["reason"] else None
    return Task(asker=asker, **values)
