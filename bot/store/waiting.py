"""What is no longer waited for: asked by drafts and, when a task is stored, by tasks."""

import sqlalchemy as sa

from bot.store.schema import drafts


def no_longer_waiting(chat_id: int, user_id: int) -> sa.Update:
    """Return the change after which no words of somebody complete a draft in a chat."""
    return (
        drafts.update()
        .where(drafts.c.chat_id == chat_id, drafts.c.user_id == user_id)
        .values(waiting=False)
    )


def closing(draft_id: int) -> sa.Update:
    """Return the change after which nothing comes of a draft.

    With it go the draft whose answer it asks to confirm, and all others that ask about an answer to
    the same: a question buys once, or is dropped.
    """
    answered = sa.select(sa.func.coalesce(drafts.c.answers, drafts.c.id))
    root = answered.where(drafts.c.id == draft_id).scalar_subquery()
    is_same = sa.or_(drafts.c.id == root, drafts.c.answers == root)
    return drafts.update().where(is_same).values(waiting=False, closed=True)
