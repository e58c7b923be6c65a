"""What an older state of the database may still do, once it is the present again.

What it has not done yet may have been done since. Nothing may be bought a second time by itself.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.leases import NO_LEASE
from bot.store.schema import drafts, inbox, installation, refused_messages, tasks
from bot.store.tasks.changes import RELEASE_LEASE
from bot.store.webhook import TOLD
from bot.tasks.task import Reason, Status

_UNBOUGHT = (Status.QUEUED, Status.SUBMITTING)


@dataclass(frozen=True)
class SetBack:
    """How many rows are no longer what they were."""

    uncertain: int
    """requests that may have been bought since"""
    dropped: int
    """updates that may have been handled since"""


async def set_back(database: Database, now: float) -> SetBack:
    """Make a restored database safe to work on.

    Requests that were not bought yet become ``uncertain``: those whose call had been written down
    are looked for in the provider's log, and people decide. Updates that were not handled yet are
    not handled; Telegram brings again only what it was never confirmed. Open questions are closed,
    or what somebody says next would be taken for an answer; and no edit mends what was refused
    then, for it may have bought since. Videos that are being made or brought go on, and may come a
    second time. The webhook is set anew.

    Raises:
        StoreUnavailable: nothing was changed.
    """
    async with database.write() as connection:
        lost = await connection.execute(_lose(now))
        await connection.execute(tasks.update().where(tasks.c.lease_until > 0).values(**NO_LEASE))
        dropped = await connection.execute(_drop(now))
        await connection.execute(_close())
        await connection.execute(refused_messages.delete())
        await connection.execute(installation.delete().where(installation.c.key == TOLD))
    return SetBack(lost.rowcount, dropped.rowcount)


def _lose(now: float) -> sa.Update:
    return (
        tasks.update()
        .where(tasks.c.status.in_(_UNBOUGHT))
        .values(
            status=Status.UNCERTAIN,
            reason=Reason.RESTORED,
            detail="",
            updated_at=now,
            next_at=now,
            outcome_notified=False,
            **RELEASE_LEASE,
        )
    )


def _drop(now: float) -> sa.Update:
    return (
        inbox.update()
        .where(inbox.c.done_at.is_(None))
        .values(payload=None, done_at=now, **NO_LEASE)
    )


def _close() -> sa.Update:
    return drafts.update().where(drafts.c.closed.is_(False)).values(closed=True, waiting=False)
