"""How much somebody has in progress, and how much help they have had in a day."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import tasks
from bot.store.tasks.videos import IS_HELPER
from bot.tasks.kinds import HELPERS, Kind
from bot.tasks.limits import Limits
from bot.tasks.settlement import FREE_REASONS
from bot.tasks.task import PENDING, Status

_WAS_FREE = sa.or_(
    sa.and_(tasks.c.status == Status.FAILED, tasks.c.reason.in_(FREE_REASONS)),
    sa.and_(tasks.c.status.in_([Status.FAILED, Status.CANCELLED]), tasks.c.submitted_at.is_(None)),
)
"""As ``is_free`` says of a task: what surely cost nothing is given back."""

# Built once: that takes longer than executing them.
_ACTIVE = sa.select(sa.func.count()).where(
    tasks.c.user_id == sa.bindparam("person"),
    tasks.c.status.in_(PENDING),
    tasks.c.outcome_notified.is_(False),
    tasks.c.kind.in_(sa.bindparam("kinds", expanding=True)),
)
_HELPED = sa.select(sa.func.count()).where(
    tasks.c.user_id == sa.bindparam("person"),
    tasks.c.created_at >= sa.bindparam("since"),
    IS_HELPER,
    sa.not_(sa.func.coalesce(_WAS_FREE, sa.false())),
)


async def check_number(
    connection: AsyncConnection, user_id: int, kind: Kind, count: int, limits: Limits, now: float
) -> None:
    """Check whether somebody may have ``count`` more of a kind, beside what is in progress.

    Raises:
        LimitReached: they may not.
    """
    if kind.is_video:
        active = await _active_of(connection, user_id, [kind])
        limits.check_active(active, count)
        return
    active = await _active_of(connection, user_id, HELPERS)
    since = limits.calendar.midnight_before(now).timestamp()
    helped = await connection.scalar(_HELPED, {"person": user_id, "since": since}) or 0
    limits.check_helping(active, helped, now)


async def _active_of(connection: AsyncConnection, user_id: int, kinds: Sequence[Kind]) -> int:
    return await connection.scalar(_ACTIVE, {"person": user_id, "kinds": kinds}) or 0
