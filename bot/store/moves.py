"""Groups that became supergroups, which gave them a new id."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.money.budgets import Scope
from bot.store.database import Database
from bot.store.schema import budgets, moves, tasks

_MOST_MOVES = 3
"""Telegram moves a group once."""

_CHAT: sa.BindParameter[int] = sa.bindparam("chat_id", type_=sa.BigInteger)

# Built once: that takes longer than executing them.
_FORMER_ID = (
    sa.select(moves.c.old_id).where(moves.c.new_id == _CHAT).order_by(moves.c.old_id).limit(1)
)
_NEW_ID = sa.select(moves.c.new_id).where(moves.c.old_id == _CHAT)


class Moves:
    """The table of moves."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def add(self, old_id: int, new_id: int) -> None:
        """Store a move, and change the group's tasks to the new id.

        Message ids do not move along: made negative, they match no message of the new group. An
        update from the old group may still be handled afterwards.
        """
        move = (
            tasks.update()
            .where(tasks.c.chat_id == old_id)
            .values(
                chat_id=new_id,
                message_id=-tasks.c.message_id,
                progress_message_id=None,
                result_message_id=None,
            )
        )
        async with self._db.write() as connection:
            await self._db.lock(connection, old_id, new_id)
            await connection.execute(move)
            if not await moved_to(connection, old_id):
                await _carry_budget_over(connection, new_id, await first_id(connection, old_id))
                await connection.execute(moves.insert().values(old_id=old_id, new_id=new_id))

    async def former_ids(self, chat_id: int) -> tuple[int, ...]:
        """Return the ids that a group had before; other chats had none."""
        if chat_id > 0:
            return ()
        query = sa.select(moves.c.old_id).where(moves.c.new_id == chat_id)
        async with self._db.read() as connection:
            return tuple((await connection.scalars(query)).all())


async def _carry_budget_over(connection: AsyncConnection, new_id: int, account: int) -> None:
    """Let a budget that was set under the new id hold for the account, if it was set last."""
    both = sa.or_(_is_budget_of(new_id), _is_budget_of(account))
    newest_first = sa.select(budgets.c.subject_id).where(both).order_by(budgets.c.set_at.desc())
    last, *former = (await connection.scalars(newest_first)).all() or [None]
    for each in former:
        await connection.execute(budgets.delete().where(_is_budget_of(each)))
    if last == new_id:
        carried = budgets.update().where(_is_budget_of(new_id)).values(subject_id=account)
        await connection.execute(carried)


def _is_budget_of(chat_id: int) -> sa.ColumnElement[bool]:
    return sa.and_(budgets.c.scope == Scope.CHAT, budgets.c.subject_id == chat_id)


async def first_id(connection: AsyncConnection, chat_id: int) -> int:
    """Return the id under which a chat has its account: the first that it ever had.

    Groups alone move; the chat of a person, which has the person's id, is not looked up.
    """
    if chat_id > 0:
        return chat_id
    for _ in range(_MOST_MOVES):
        former = await connection.scalar(_FORMER_ID, {"chat_id": chat_id})
        if former is None:
            break
        chat_id = former
    return chat_id


async def lock_account(
    database: Database, connection: AsyncConnection, chat_id: int, *others: int
) -> None:
    """Lock the account of a chat, and others, until the transaction ends.

    A move that is stored meanwhile gives the chat another account, which is locked then.
    """
    account = await first_id(connection, chat_id)
    await database.lock(connection, account, *others)
    moved = await first_id(connection, chat_id)
    if moved != account:
        await database.lock(connection, moved)


async def moved_to(connection: AsyncConnection, chat_id: int) -> int | None:
    """Return the id that a group has now, if it has moved; the chat of a person never does."""
    if chat_id > 0:
        return None
    return await connection.scalar(_NEW_ID, {"chat_id": chat_id})
