"""Strangers who have asked to be let in, and what admins have decided."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.access import Decision, store_decision
from bot.store.database import Database
from bot.store.moves import first_id, moved_to
from bot.store.schema import knocks
from bot.tasks.task import Requester

_MOST_ANSWERED = 100
"""Knocks that are looked at for whom a decision has answered."""


class Verdict(StrEnum):
    """What an admin decides."""

    PERSON = "person"
    """the person is let in, everywhere"""
    CHAT = "chat"
    """everybody is let in, in the chat where it was asked"""
    DENY = "deny"
    """the person is kept out"""
    CLOSED = "closed"
    """the chat where it was asked is kept out; no button does that"""


BY_BUTTON = (Verdict.PERSON, Verdict.CHAT, Verdict.DENY)
"""What the buttons under a question decide."""


@dataclass(frozen=True)
class Knock:
    """Somebody asks to be let in."""

    id: int
    requester: Requester
    """who asks, and in answer to which message"""
    verdict: Verdict | None = None
    """None while nobody has decided"""
    decided_by: int | None = None

    def decision(self, verdict: Verdict, admin_id: int) -> Decision:
        """Return what an admin's verdict on it decides, about the person or the chat."""
        who, is_of_chat = self.requester, verdict in {Verdict.CHAT, Verdict.CLOSED}
        subject_id = who.chat_id if is_of_chat else who.user_id
        return Decision(subject_id, verdict in {Verdict.PERSON, Verdict.CHAT}, admin_id)


class Knocks:
    """The table of knocks."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def add(
        self, source_key: str, requester: Requester, since: float, now: float
    ) -> Knock | None:
        """Store that somebody asks; None where they have asked since a moment, by another press."""
        user_id = requester.user_id
        recent = sa.select(knocks.c.source_key).where(
            knocks.c.user_id == user_id, knocks.c.asked_at > since
        )
        row = {
            "source_key": source_key,
            "user_id": user_id,
            "requester": asdict(requester),
            "asked_at": now,
        }
        async with self._db.write() as connection:
            await self._db.lock(connection, user_id)
            if (await connection.scalars(recent.where(knocks.c.source_key != source_key))).first():
                return None
            await connection.execute(self._db.insert_missing(knocks).values(row))
            own = sa.select(knocks).where(knocks.c.source_key == source_key)
            return _knock((await connection.execute(own)).one())

    async def get(self, knock_id: int) -> Knock | None:
        """Return a knock."""
        async with self._db.read() as connection:
            query = sa.select(knocks).where(knocks.c.id == knock_id)
            row = (await connection.execute(query)).first()
        return _knock(row) if row else None

    async def drop(self, knock_id: int) -> None:
        """Forget a knock that nobody could be told of."""
        async with self._db.write() as connection:
            await connection.execute(knocks.delete().where(knocks.c.id == knock_id))

    async def decide(self, knock: Knock, verdict: Verdict, admin_id: int, now: float) -> Knock:
        """Decide, unless that is done already; return the knock as it is decided now.

        Whatever else is open that the decision answers is decided with it.
        """
        is_it = knocks.c.id == knock.id
        change = knocks.update().where(is_it, knocks.c.verdict.is_(None))
        decision = knock.decision(verdict, admin_id)
        async with self._db.write() as connection:
            await self._db.lock(connection, *{knock.requester.user_id, decision.subject_id})
            values = {"verdict": verdict, "decided_by": admin_id}
            if (await connection.execute(change.values(values))).rowcount:
                await self._store(connection, decision, now)
            return _knock((await connection.execute(sa.select(knocks).where(is_it))).one())

    async def answer(self, decision: Decision, now: float) -> None:
        """Decide about a person or a chat by command, and with it whatever was asked until now."""
        async with self._db.write() as connection:
            await self._db.lock(connection, decision.subject_id)
            await self._store(connection, decision, now)

    async def _store(self, connection: AsyncConnection, decision: Decision, now: float) -> None:
        """Store a decision, which answers what is open: no button overturns it later."""
        are_theirs = await _are_about(connection, decision.subject_id)
        change = knocks.update().where(are_theirs, knocks.c.verdict.is_(None))
        await connection.execute(change.values(_values_of(decision)))
        await store_decision(self._db, connection, decision, now)

    async def answered(self, decision: Decision, most: int) -> Sequence[Knock]:
        """Return the last knock of each person whom a decision has answered, newest first.

        Doing the same again finds the same again.
        """
        is_so = (knocks.c[name] == value for name, value in _values_of(decision).items())
        async with self._db.read() as connection:
            are_theirs = await _are_about(connection, decision.subject_id)
            query = sa.select(knocks).where(are_theirs, *is_so).order_by(knocks.c.id.desc())
            found = [_knock(row) for row in await connection.execute(query.limit(_MOST_ANSWERED))]
        last = {each.requester.user_id: each for each in reversed(found)}
        return sorted(last.values(), key=lambda each: -each.id)[:most]

    async def sweep(self, asked_before: float, most: int) -> int:
        """Forget up to ``most`` knocks of long ago; return how many that were."""
        return await self._db.delete_some(knocks, knocks.c.asked_at < asked_before, most)


async def _are_about(connection: AsyncConnection, subject_id: int) -> sa.ColumnElement[bool]:
    """Return the condition that a knock is a person's, or was made in a chat under any id of it."""
    if subject_id > 0:
        return knocks.c.user_id == subject_id
    account = await first_id(connection, subject_id)
    ids = {subject_id, account, await moved_to(connection, account) or account}
    return sa.cast(knocks.c.requester["chat_id"].as_string(), sa.BigInteger).in_(ids)


def _values_of(decision: Decision) -> dict[str, object]:
    """Return how a decision is written to the knocks that it answers."""
    if decision.subject_id > 0:
        verdict = Verdict.PERSON if decision.allowed else Verdict.DENY
    else:
        verdict = Verdict.CHAT if decision.allowed else Verdict.CLOSED
    return {"verdict": verdict, "decided_by": decision.set_by}


def _knock(row: sa.Row[tuple[object, ...]]) -> Knock:
    verdict = Verdict(row.verdict) if row.verdict else None
    return Knock(row.id, Requester(**row.requester), verdict, row.decided_by)
