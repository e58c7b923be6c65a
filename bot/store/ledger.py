"""The ledger: entries that are only ever added, and the sums that are kept beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields, replace
from functools import partial

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import AllowanceExceeded, CreditUsedUp
from bot.money.budgets import Allowance, Scope
from bot.money.credits import Credits
from bot.money.ledger import Entry, EntryKind, reserve_key
from bot.store.balances import add_to_balance, stars_of
from bot.store.database import Database
from bot.store.moves import first_id
from bot.store.schema import entries
from bot.store.totals import add_to_totals, spent_by

_RESERVED_FOR = sa.select(entries.c.chat_id).where(entries.c.key == sa.bindparam("reservation"))


class Ledger:
    """Books entries. What is booked is part of the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def book(
        self, connection: AsyncConnection, entry: Entry, allowances: Sequence[Allowance] = ()
    ) -> bool:
        """Add an entry and return whether it is new; the same key is booked once.

        Raises:
            AllowanceExceeded: one of the allowances would be exceeded. The transaction has to end
                without effect.
            CreditUsedUp: likewise: the person has too few Stars.
        """
        entry = replace(entry, chat_id=await _account(connection, entry))
        added = await connection.execute(self._db.insert_missing(entries), asdict(entry))
        if not added.rowcount:
            return False
        if not await add_to_balance(self._db, connection, entry):
            raise CreditUsedUp(-entry.stars, await stars_of(connection, entry.user_id))
        if not entry.prepaid and (entry.videos or entry.reserved or entry.charged):
            await self._add_to_totals(connection, entry, allowances)
        self._db.after_commit(connection, partial(self._db.watcher.booked, entry))
        return True

    async def _add_to_totals(
        self, connection: AsyncConnection, entry: Entry, allowances: Sequence[Allowance]
    ) -> None:
        price = entry.reserved + entry.charged
        known = {allowance.scope: allowance for allowance in allowances}
        # Always in this order: two transactions that lock the same rows never wait for each other.
        subjects = {Scope.USER: entry.user_id, Scope.CHAT: entry.chat_id, Scope.ALL: 0}
        asked = [
            replace(known.get(scope, Allowance(scope)), subject_id=subject_id)
            for scope, subject_id in subjects.items()
        ]
        for place, allowance in enumerate(asked):
            if not await add_to_totals(self._db, connection, entry, allowance):
                _check_price(price, known.values())
                raise await _exceeded(connection, entry.day, asked[place:])


async def _account(connection: AsyncConnection, entry: Entry) -> int:
    """Return the chat that an entry counts for: all of a task's for that of its reservation.

    That one may have been made before the group's move was known.
    """
    if entry.task_id is not None and entry.kind is not EntryKind.RESERVE:
        key = {"reservation": reserve_key(entry.task_id)}
        chat_id: int | None = await connection.scalar(_RESERVED_FOR, key)
        if chat_id is not None:
            return chat_id
    return await first_id(connection, entry.chat_id)


def entry_of(row: sa.Row[tuple[object, ...]]) -> Entry:
    """Return a row of the table as an entry."""
    values = {field.name: getattr(row, field.name) for field in fields(Entry)}
    return Entry(**{**values, "kind": EntryKind(row.kind)})


def _check_price(price: Credits, allowances: Iterable[Allowance]) -> None:
    """Check that another day would allow a video of this price.

    Raises:
        AllowanceExceeded: none would; it names the lowest of the budgets that are too low.
    """
    too_low = [allowance for allowance in allowances if allowance.never_allows(price)]
    if too_low:
        lowest = min(too_low, key=lambda allowance: allowance.budget)
        raise AllowanceExceeded(lowest.scope, lowest.budget, is_budget=True, price=price)


async def _exceeded(
    connection: AsyncConnection, day: str, allowances: Sequence[Allowance]
) -> AllowanceExceeded:
    """Return that the first of these is exceeded; those before it had room for the price."""
    used = [await spent_by(connection, each.scope, each.subject_id, day) for each in allowances]
    first = allowances[0]
    if first.videos and used[0].videos >= first.videos:
        return AllowanceExceeded(first.scope, first.videos, is_budget=False)
    pairs = zip(allowances, used, strict=True)
    left = min((each.budget - spent.total for each, spent in pairs if each.budget), default=0)
    return AllowanceExceeded(first.scope, first.budget, is_budget=True, left=max(0, left))
