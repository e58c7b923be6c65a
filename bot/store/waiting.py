"""What is no longer waited for: asked by drafts and, when a task is stored, by tasks."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import drafts

_LAST_OF_ALL = 2**63 - 1

# Built once: that takes longer than executing them.
_THEIRS = sa.and_(
    drafts.c.chat_id == sa.bindparam("chat"),
    drafts.c.user_id == sa.bindparam("person"),
    drafts.c.message_id <= sa.bindparam("last"),
)
_END = drafts.update().where(_THEIRS).values(waiting=False)
_WAITS = sa.select(sa.exists().where(_THEIRS, drafts.c.waiting.is_(True)))


async def end_waiting(
    connection: AsyncConnection, chat_id: int, user_id: int, last: int = _LAST_OF_ALL
) -> None:
    """Let no words of somebody complete what was begun in a chat, up to a message."""
    await connection.execute(_END, {"chat": chat_id, "person": user_id, "last": last})


async def waits(connection: AsyncConnection, chat_id: int, user_id: int, last: int) -> bool:
    """Return whether words of somebody would complete what was begun in a chat."""
    who = {"chat": chat_id, "person": user_id, "last": last}
    return bool(await connection.scalar(_WAITS, who))


async def close_draft(connection: AsyncConnection, draft_id: int) -> bool:
    """Close a draft, and return whether it was open: of two answers, one counts.

    With it go the draft whose answer it asks to confirm, and all others that ask about an answer to
    the same: a question buys once, or is dropped.
    """
    answered = sa.select(sa.func.coalesce(drafts.c.answers, drafts.c.id))
    root = answered.where(drafts.c.id == draft_id).scalar_subquery()
    change = (
        drafts.update()
        .where(sa.or_(drafts.c.id == root, drafts.c.answers == root), drafts.c.closed.is_(False))
        .values(waiting=False, closed=True)
    )
    return (await connection.execute(change)).rowcount > 0
