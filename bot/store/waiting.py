"""What is no longer waited for: asked by drafts and, when a task is stored, by tasks."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import drafts


def no_longer_waiting(chat_id: int, user_id: int) -> sa.Update:
    """Return the change after which no words of somebody complete a draft in a chat."""
    return (
        drafts.update()
        .where(drafts.c.chat_id == chat_id, drafts.c.user_id == user_id)
        .values(waiting=False)
    )


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
