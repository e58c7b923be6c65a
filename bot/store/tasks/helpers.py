"""What is known of pictures and better prompts, which one paid call makes: how it has ended."""

from typing import Any

import sqlalchemy as sa

from bot.money.credits import Credits
from bot.store.database import Database
from bot.store.schema import tasks
from bot.store.tasks.changes import TaskChanges
from bot.tasks.kinds import Kind
from bot.tasks.task import Reason, Status, Task

_UNANSWERED = (Status.SUBMITTING, Status.UNCERTAIN)

_IS_OLD_NEWS = sa.and_(tasks.c.kind == Kind.WORDS, tasks.c.outcome_notified)
"""Whoever has heard that a better prompt got lost need not hear what became of a tenth of a cent.
"""


class HelperTransitions:
    """The changes of tasks of these kinds alone; all of them are facts."""

    def __init__(self, database: Database) -> None:
        self._changes = TaskChanges(database)

    async def made(
        self,
        task: Task,
        generation_id: str,
        cost: Credits | None,
        now: float,
        *,
        link: str | None = None,
        words: str | None = None,
    ) -> Task | None:
        """The call has brought a picture or words, which are due to be delivered."""
        return await self._changes.learn(
            task,
            Status.SUBMITTING,
            now,
            status=Status.READY,
            generation_id=generation_id or None,
            video_url=link,
            words=words,
            **_known(cost),
            ready_at=now,
            next_at=now,
        )

    async def spent(
        self,
        task: Task,
        reason: Reason,
        generation_id: str,
        cost: Credits | None,
        now: float,
    ) -> Task | None:
        """The call went through, and it is known why nothing of use has come of it."""
        return await self._changes.learn(
            task,
            _UNANSWERED,
            now,
            status=Status.FAILED,
            reason=reason,
            generation_id=generation_id or None,
            **_known(cost),
            outcome_notified=_IS_OLD_NEWS,
            next_at=now,
        )


def _known(cost: Credits | None) -> dict[str, Any]:
    """Return the value of the cost: the provider's own ledger knows better than its answers."""
    return {"cost": sa.func.coalesce(tasks.c.cost, cost)}
