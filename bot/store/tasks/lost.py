"""Lost paid calls that somebody has given up or cancelled: how long they may yet be found."""

import sqlalchemy as sa

from bot.store.schema import tasks
from bot.tasks.schedule import GIVE_UP, LONGEST_LOG_SEARCH
from bot.tasks.task import Status


def may_be_found(now: float, longer: float = 0.0) -> sa.ColumnElement[bool]:
    """Return the condition that a call is looked for, or was ``longer`` seconds ago."""
    return sa.and_(
        tasks.c.status.in_([Status.UNCERTAIN, Status.CANCELLED]),
        tasks.c.generation_id.is_(None),
        tasks.c.submitted_at.is_not(None),  # else it would be neither true nor false
        tasks.c.submitted_at > now - longer - LONGEST_LOG_SEARCH,
        tasks.c.updated_at > now - longer - GIVE_UP,
    )
