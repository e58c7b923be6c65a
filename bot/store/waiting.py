"""Whose words are no longer waited for: asked by drafts and, when a task is stored, by tasks."""

import sqlalchemy as sa

from bot.store.schema import drafts


def no_longer_waiting(chat_id: int, user_id: int) -> sa.Update:
    """Return the change after which no words of somebody complete a draft in a chat."""
    return (
        drafts.update()
        .where(drafts.c.chat_id == chat_id, drafts.c.user_id == user_id)
        .values(waiting=False)
    )
