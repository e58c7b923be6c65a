"""What people and chats have used, counted from the tasks themselves."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import tasks
from bot.tasks.limits import DAY, Limits, Usage
from bot.tasks.task import PENDING, Reason, Requester, Status

_FREE_REASONS = (
    Reason.SAFETY,
    Reason.REFUSED,
    Reason.PROVIDER_FAILED,
    Reason.OPERATOR_KEY,
    Reason.OPERATOR_CREDITS,
    Reason.OPERATOR_ACCESS,
)
"""Failed requests are billed nothing (docs.aimlapi.com, "Logs")."""

_FREE = sa.or_(
    sa.and_(tasks.c.status.in_([Status.FAILED, Status.CANCELLED]), tasks.c.submitted_at.is_(None)),
    sa.and_(tasks.c.status == Status.FAILED, tasks.c.reason.in_(_FREE_REASONS)),
)
"""What gives a person's quota back: what surely has cost nothing."""


async def usage_of(
    connection: AsyncConnection, requester: Requester, limits: Limits, now: float
) -> Usage:
    """Return the usage, counted in the caller's transaction, so that nothing changes meanwhile."""
    active = sa.select(sa.func.count()).where(
        tasks.c.user_id == requester.user_id,
        tasks.c.status.in_(PENDING),
        tasks.c.outcome_notified.is_(False),
    )
    return Usage(
        user_active=await connection.scalar(active) or 0,
        user_times=await _times(
            connection, tasks.c.user_id == requester.user_id, limits.user_daily, now
        ),
        chat_times=await _times(
            connection, tasks.c.chat_id == requester.chat_id, limits.chat_daily, now
        ),
    )


async def _times(
    connection: AsyncConnection, whose: sa.ColumnElement[bool], most: int, now: float
) -> list[float]:
    query = (
        sa.select(tasks.c.created_at)
        .where(whose, tasks.c.created_at > now - DAY, ~_FREE)
        .order_by(tasks.c.created_at.desc())
        .limit(most)
    )
    return list((await connection.scalars(query)).all())
