"""Whom admins have let in or kept out, beside what the settings say."""

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.moves import first_id
from bot.store.schema import access, balances

# Built once: that takes longer than executing it.
_DECIDED = sa.select(access.c.subject_id, access.c.allowed).where(
    access.c.subject_id.in_(sa.bindparam("subjects", expanding=True))
)


@dataclass(frozen=True)
class Decision:
    """What an admin has decided about a person, or about a chat, which has a negative id."""

    subject_id: int
    allowed: bool
    set_by: int


@dataclass(frozen=True)
class Stored:
    """Whether a person and a chat are let in (True), kept out (False), or neither (None)."""

    person: bool | None = None
    chat: bool | None = None


class Access:
    """The table of decisions; the last about somebody holds."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def of(self, user_id: int, chat_id: int) -> Stored:
        """Return what holds for somebody in a chat; a group is known by all of its ids.

        Who speaks as the chat itself is no person: what holds for the chat holds for them.
        """
        async with self._db.read() as connection:
            account = await first_id(connection, chat_id)
            ids = {user_id, chat_id, account}
            rows = await connection.execute(_DECIDED, {"subjects": list(ids)})
            found = {row.subject_id: row.allowed for row in rows}
        person = None if user_id == chat_id < 0 else found.get(user_id)
        return Stored(person, found.get(account, found.get(chat_id)) if chat_id < 0 else None)

    async def any_unwelcome(
        self, user_ids: Collection[int] | None = None, *, may_owe: bool = False
    ) -> bool:
        """Return whether any of these people, or anybody at all, is kept out or owes Stars.

        With ``may_owe``, those who owe Stars do not count.
        """
        is_denied = sa.and_(access.c.subject_id > 0, access.c.allowed.is_(False))
        owes = balances.c.stars < 0
        if user_ids is not None:
            is_denied = sa.and_(is_denied, access.c.subject_id.in_(user_ids))
            owes = sa.and_(owes, balances.c.user_id.in_(user_ids))
        found = sa.union_all(
            sa.select(access.c.subject_id).where(is_denied),
            *([] if may_owe else [sa.select(balances.c.user_id).where(owes)]),
        )
        async with self._db.read() as connection:
            return (await connection.execute(found.limit(1))).first() is not None

    async def listed(self, most: int, *, allowed: bool) -> tuple[list[int], int]:
        """Return who was let in or kept out, the last first, at most so many; and how many are."""
        those = access.c.allowed.is_(allowed)
        query = sa.select(access.c.subject_id).where(those).order_by(access.c.set_at.desc())
        count = sa.select(sa.func.count()).select_from(access).where(those)
        async with self._db.read() as connection:
            ids = (await connection.scalars(query.limit(most))).all()
            return list(ids), await connection.scalar(count) or 0


async def store_decision(
    database: Database, connection: AsyncConnection, decision: Decision, now: float
) -> None:
    """Store a decision in place of an earlier one; a group keeps it when it moves."""
    subject_id = decision.subject_id
    account = await first_id(connection, subject_id)
    if account != subject_id:  # what was stored before the move was known
        await connection.execute(access.delete().where(access.c.subject_id == subject_id))
    values = {"allowed": decision.allowed, "set_by": decision.set_by, "set_at": now}
    await connection.execute(database.put(access, {"subject_id": account}, values))
