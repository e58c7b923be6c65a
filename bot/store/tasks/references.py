"""Where an answer in a private chat has to say what it refers to."""

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import tasks
from bot.tasks.schedule import GIVE_UP
from bot.tasks.task import PENDING

_LONGEST = 2 * GIVE_UP
"""Seconds after which a request is surely over, which bounds the search for those meanwhile."""

_CHAT = sa.bindparam("chat", type_=sa.BigInteger)
_MESSAGE = sa.bindparam("message", type_=sa.BigInteger)

_IS_THERE = sa.and_(tasks.c.chat_id == _CHAT, tasks.c.message_id > 0)
"""What a guest has asked for, or somebody inline, is answered elsewhere and has no message here."""

_ASKED_AT = (
    sa.select(sa.func.max(tasks.c.created_at))
    .where(tasks.c.chat_id == _CHAT, tasks.c.message_id == _MESSAGE)
    .scalar_subquery()
)
_UNDER_WAY = sa.select(tasks.c.source_key).where(
    tasks.c.outcome_notified.is_(False), _IS_THERE, tasks.c.status.in_(PENDING)
)
_MEANWHILE = sa.select(tasks.c.source_key).where(
    tasks.c.user_id == _CHAT,  # a private chat has the id of its person
    tasks.c.created_at > _ASKED_AT - _LONGEST,
    _IS_THERE,
    sa.func.coalesce(tasks.c.delivered_at, tasks.c.updated_at) > _ASKED_AT,
)
_REQUESTS = sa.union(_UNDER_WAY, _MEANWHILE).subquery()
_COUNT = sa.select(sa.func.count()).select_from(_REQUESTS).scalar_subquery()
_IS_VIDEO = sa.exists().where(tasks.c.chat_id == _CHAT, tasks.c.result_message_id == _MESSAGE)

# Built once: that takes longer than executing it.
_ARE_NEEDED = sa.select(sa.or_(_IS_VIDEO, _COUNT > 1))


class TaskReferences:
    """Knows of private chats which of their answers could belong to several things."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def are_needed(self, chat_id: int, message_id: int) -> bool:
        """Return whether it would not be clear that an answer belongs to a message.

        So it is while several requests are under way; for the answer to one of them, also where
        the others have ended since it was asked for. All takes of a request are one. A video of the
        bot's, whose buttons are pressed, may stand far above.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        async with self._db.read() as connection:
            which = {"chat": chat_id, "message": message_id}
            return bool(await connection.scalar(_ARE_NEEDED, which))
