"""Accounts of Telegram Stars: payments are credited once, and refunds booked once."""

from collections.abc import Collection, Sequence

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.money.calendar import Calendar
from bot.money.ledger import Entry, EntryKind
from bot.money.stars import StarPayment, purchase, purchase_key, refund, refund_key
from bot.store.balances import stars_of
from bot.store.database import Database
from bot.store.ledger import Ledger, entry_of
from bot.store.schema import balances, entries


class StarAccounts:
    """What people have paid, used and got back. What is booked again changes nothing."""

    def __init__(self, database: Database, calendar: Calendar) -> None:
        self._db = database
        self._ledger = Ledger(database)
        self._calendar = calendar

    async def credit(self, payment: StarPayment, now: float) -> bool:
        """Credit a payment to whoever made it; return whether that is new."""
        async with self._db.write() as connection:
            entry = purchase(payment, self._calendar.day(now), now)
            return await self._ledger.book(connection, entry)

    async def refund(self, payment: StarPayment, now: float) -> bool:
        """Book that a payment was paid back; return whether that is new.

        What was credited is taken back from whoever it was credited to. A payment that never was
        is credited first, so that its update, when it comes at last, credits nothing any more.
        """
        day = self._calendar.day(now)
        async with self._db.write() as connection:
            await self._ledger.book(connection, purchase(payment, day, now))
            known = await _payment(connection, payment.id) or payment
            return await self._ledger.book(connection, refund(known, day, now))

    async def payment(self, payment_id: str) -> StarPayment | None:
        """Return a payment that was credited."""
        async with self._db.read() as connection:
            return await _payment(connection, payment_id)

    async def last_payments(self, user_id: int, most: int) -> Sequence[StarPayment]:
        """Return what somebody has paid and not got back, newest first."""
        is_open = sa.and_(entries.c.kind == EntryKind.PURCHASE, ~_is_refunded())
        query = _of(user_id).where(is_open).limit(most)
        async with self._db.read() as connection:
            return [_payment_of(row) for row in await connection.execute(query)]

    async def payments_of(
        self, user_id: int, amounts: Collection[int], since: float, most: int
    ) -> Sequence[StarPayment]:
        """Return what somebody has paid since a moment, of these amounts alone, newest first."""
        are_meant = sa.and_(
            entries.c.kind == EntryKind.PURCHASE,
            entries.c.stars.in_(amounts),
            entries.c.at > since,
        )
        query = _of(user_id).where(are_meant).limit(most)
        async with self._db.read() as connection:
            return [_payment_of(row) for row in await connection.execute(query)]

    async def balance(self, user_id: int) -> int:
        """Return how many Stars somebody has to spend; negative: what they owe."""
        async with self._db.read() as connection:
            return await stars_of(connection, user_id)

    async def exists(self, user_id: int) -> bool:
        """Return whether somebody has ever had Stars here."""
        query = sa.select(balances.c.user_id).where(balances.c.user_id == user_id)
        async with self._db.read() as connection:
            return (await connection.execute(query)).first() is not None

    async def page(self, user_id: int, offset: int, most: int) -> Sequence[Entry]:
        """Return what has changed somebody's balance, newest first."""
        query = _of(user_id).offset(offset).limit(most)
        async with self._db.read() as connection:
            return [entry_of(row) for row in await connection.execute(query)]

    async def booked(self, keys: Collection[str]) -> set[str]:
        """Return which of these keys are booked."""
        query = sa.select(entries.c.key).where(entries.c.key.in_(keys))
        async with self._db.read() as connection:
            return set((await connection.scalars(query)).all())


def _of(user_id: int) -> sa.Select[tuple[object, ...]]:
    # As a literal, so that the index of such entries serves.
    has_stars = entries.c.stars != sa.literal_column("0")
    query = sa.select(entries).where(entries.c.user_id == user_id, has_stars)
    return query.order_by(entries.c.id.desc())


def _is_refunded() -> sa.Exists:
    """Return the condition that what an entry has credited was paid back."""
    back = entries.alias()
    payment_id = sa.func.substr(entries.c.key, len(purchase_key("")) + 1)
    return sa.exists().where(back.c.key == sa.literal(refund_key("")) + payment_id)


async def _payment(connection: AsyncConnection, payment_id: str) -> StarPayment | None:
    query = sa.select(entries).where(entries.c.key == purchase_key(payment_id))
    row = (await connection.execute(query)).one_or_none()
    return _payment_of(row) if row else None


def _payment_of(row: sa.Row[tuple[object, ...]]) -> StarPayment:
    payment_id = row.key.removeprefix(purchase_key(""))
    return StarPayment(payment_id, row.user_id, row.chat_id, row.stars)
