"""The inbox: updates as they came, stored before they are confirmed to Telegram.

Within a chat they are handled in their order, one at a time; updates without a chat stand alone.
A row that could not be handled may step aside: it is tried again without holding up its chat.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zlib import crc32

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.leases import NO_LEASE, NOW, LeasedRows, Moment
from bot.store.schema import inbox
from bot.store.together import Together
from bot.store.wakeups import WORK, announce

Raw = dict[str, Any]
"""An update as Telegram sends it."""

_ANSWER = "answer"
"""Where a payload holds the answer that is left to be sent; no update of Telegram has it."""

_LATE_PART = 0.25
"""The part of the places that is for who has come last, where more wait than there are places."""

_LATELY = 200
"""Rows among which those are looked for that have come last."""

_CLAIMING = crc32(b"inbox")
"""The key of the lock that makes claims wait for each other on PostgreSQL."""

# Built once: that takes longer than executing it. What is set comes with the parameters.
_CHANGE = inbox.update().where(
    inbox.c.update_id == sa.bindparam("number", type_=sa.BigInteger),
    inbox.c.done_at.is_(None),
    inbox.c.lease_owner.is_not_distinct_from(sa.bindparam("owner", type_=sa.String)),
)


@dataclass(frozen=True)
class Received:
    """An update that has just come."""

    update_id: int
    chat_id: int | None
    """the chat within which it is handled in order, or None for no order"""
    payload: Raw


@dataclass(frozen=True)
class InboxRow:
    """A stored update. Times are seconds since the epoch."""

    update_id: int
    chat_id: int | None
    payload: Raw
    received_at: float
    attempts: int
    """how often handling it, or sending its answer, has failed"""
    lease_owner: str | None = None
    """who handles it"""
    aside: bool = False
    """whether it has stepped aside, so that later updates of its chat may have been handled"""

    @property
    def answer(self) -> Raw | None:
        """The words that are left to be sent, where all else is done."""
        answer: Raw | None = self.payload.get(_ANSWER)
        return answer

    @property
    def id(self) -> int:
        """The key, as the work queue asks for it."""
        return self.update_id


class Inbox(LeasedRows[InboxRow]):
    """The table of received updates.

    Who has lost the lease changes nothing: somebody else handles the update from its beginning.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database, inbox, inbox.c.update_id)
        self._done = Together(self._all_done)
        self._late_places = 0.0
        self._is_crowded = False

    async def store(self, updates: Iterable[Received], now: float) -> None:
        """Store updates, all or none; those that are stored already stay as they are."""
        rows = [
            {
                "update_id": update.update_id,
                "chat_id": update.chat_id,
                "payload": update.payload,
                "received_at": now,
                "next_at": now,
                "attempts": 0,
                "aside": False,
            }
            for update in updates
        ]
        if rows:
            async with self._db.write() as connection:
                await connection.execute(self._db.insert_missing(inbox), rows)
                await announce(connection, WORK)

    async def done(self, row: InboxRow, now: float) -> None:
        """Delete the payload of a handled update; the id stays, so that a repetition is known."""
        await self._done(_change_of(row, payload=None, done_at=now))

    async def _all_done(self, changes: Sequence[Mapping[str, Any]]) -> None:
        async with self._db.write() as connection:
            await connection.execute(_CHANGE, changes)

    async def postpone(self, row: InboxRow, next_at: float) -> None:
        """Try again at ``next_at``; later updates of its chat wait for it."""
        await self._update(row, next_at=next_at)

    async def step_aside(self, row: InboxRow, next_at: float, *, failed: bool = False) -> None:
        """Try again at ``next_at``; later updates of its chat are handled meanwhile."""
        attempts = row.attempts + failed
        await self._update(row, next_at=next_at, aside=True, attempts=attempts)

    async def keep_answer(
        self, row: InboxRow, answer: Mapping[str, Any], tries: int, next_at: float
    ) -> None:
        """Keep of a handled update only the words that are left to be sent, at ``next_at``."""
        payload = {_ANSWER: dict(answer)}
        await self._update(row, payload=payload, attempts=tries, next_at=next_at, aside=True)

    async def _update(self, row: InboxRow, **values: Any) -> None:
        async with self._db.write() as connection:
            await connection.execute(_CHANGE, _change_of(row, **values))

    async def _take(
        self, connection: AsyncConnection, wanted: Mapping[str, Any], most: int
    ) -> Sequence[InboxRow]:
        """Claim up to ``most`` rows that are due and that nobody holds, longest due first.

        Where all places were taken last time, one in four is for who has come last: they are still
        there to read the answer, and those before them have waited anyway.
        """
        late: Sequence[InboxRow] = []
        if self._is_crowded and (places := self._late_places_of(most)):
            late = await self._taken(connection, self._claim_late, wanted, places)
        rows = await super()._take(connection, wanted, most - len(late))
        self._is_crowded = len(rows) + len(late) == most
        return [*late, *rows]

    def _late_places_of(self, most: int) -> int:
        self._late_places += most * _LATE_PART
        late = int(self._late_places)
        self._late_places -= late
        return late

    @cached_property
    def _claim_late(self) -> sa.Update:
        last_first = (inbox.c.next_at.desc(), inbox.c.update_id.desc())
        lately = (
            sa.select(inbox.c.update_id)
            .where(self._is_open(), inbox.c.next_at <= NOW)
            .order_by(*last_first)
            .limit(_LATELY)
        )
        among = inbox.c.update_id.in_(sa.select(lately.subquery().c.update_id))
        return self._claim_in_order(*last_first, among=among)

    async def has_unseen(self, chat_id: int, besides: int) -> bool:
        """Return whether a chat has updates whose handling has not begun."""
        query = sa.select(inbox.c.update_id).where(
            inbox.c.chat_id == chat_id,
            inbox.c.done_at.is_(None),
            inbox.c.aside.is_(False),
            inbox.c.update_id != besides,
        )
        async with self._db.read() as connection:
            return (await connection.execute(query.limit(1))).first() is not None

    async def message_due_at(self, chat_id: int, message_id: int) -> float | None:
        """Return when a message is tried again that has stepped aside; None: none such waits."""
        kinds = ("message", "channel_post")
        named = [inbox.c.payload[kind, "message_id"].as_string() for kind in kinds]
        query = sa.select(inbox.c.next_at).where(
            inbox.c.chat_id == chat_id,
            inbox.c.done_at.is_(None),
            inbox.c.aside.is_(True),
            sa.or_(*(sa.cast(name, sa.BigInteger) == message_id for name in named)),
        )
        async with self._db.read() as connection:
            return await connection.scalar(query.limit(1))

    async def sweep(self, done_before: float, most: int) -> int:
        """Forget up to ``most`` updates that were done long ago; return how many that were."""
        return await self._db.delete_some(inbox, inbox.c.done_at < done_before, most)

    async def drop_answers(self, user_id: int, now: float) -> int:
        """Drop the words that are left to be sent to somebody; return how many that were."""
        asked = inbox.c.payload[_ANSWER, "requester", "user_id"].as_string()
        change = inbox.update().where(
            inbox.c.done_at.is_(None),
            inbox.c.next_at > 0,  # all have it; named so that only open rows are read, by an index
            sa.cast(asked, sa.BigInteger) == user_id,
        )
        async with self._db.write() as connection:
            done = change.values(payload=None, done_at=now, **NO_LEASE)
            return (await connection.execute(done)).rowcount

    async def _before_claim(self, connection: AsyncConnection) -> None:
        # Which row is next depends on other rows, which a claim beside this one may be changing.
        await self._db.lock(connection, _CLAIMING)

    def _is_open(self) -> sa.ColumnElement[bool]:
        return inbox.c.done_at.is_(None)

    def _is_next(self, now: Moment) -> sa.ColumnElement[bool]:
        """Return the condition that a row is the one of its chat to be handled now.

        That is the first one that has not stepped aside, if it is due; otherwise the one that has
        stepped aside and was due first. Nobody works on another one of the chat meanwhile.
        """
        other = inbox.alias("other").c
        this_chat = sa.and_(other.chat_id == inbox.c.chat_id, other.done_at.is_(None))
        is_busy = sa.exists().where(
            this_chat, other.lease_until > now, other.update_id != inbox.c.update_id
        )
        is_behind = sa.exists().where(
            this_chat, other.aside.is_(False), other.update_id < inbox.c.update_id
        )
        head_due = (
            sa.select(other.next_at)
            .where(this_chat, other.aside.is_(False))
            .order_by(other.update_id)
            .limit(1)
        )
        is_behind_aside = sa.exists().where(
            this_chat,
            other.aside,
            sa.tuple_(other.next_at, other.update_id)
            < sa.tuple_(inbox.c.next_at, inbox.c.update_id),
        )
        may_pass = sa.func.coalesce(head_due.scalar_subquery() > now, sa.true())
        return sa.and_(
            ~is_busy,
            sa.case((inbox.c.aside, sa.and_(may_pass, ~is_behind_aside)), else_=~is_behind),
        )

    def _read(self, row: sa.Row[Any]) -> InboxRow:
        return InboxRow(
            row.update_id,
            row.chat_id,
            row.payload,
            row.received_at,
            row.attempts,
            row.lease_owner,
            row.aside,
        )


def _change_of(row: InboxRow, **values: Any) -> dict[str, Any]:
    """Return the parameters of a change that ends the lease of a row, while it is still ours."""
    return {"number": row.update_id, "owner": row.lease_owner, **NO_LEASE, **values}
