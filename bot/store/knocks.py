"""Strangers who have asked to be let in, and what admins have decided."""

from dataclasses import asdict, dataclass
from enum import StrEnum

import sqlalchemy as sa

from bot.store.access import Decision, store_decision
from bot.store.database import Database
from bot.store.schema import knocks
from bot.tasks.task import Requester


class Verdict(StrEnum):
    """What an admin decides."""

    PERSON = "person"
    """the person is let in, everywhere"""
    CHAT = "chat"
    """everybody is let in, in the chat where it was asked"""
    DENY = "deny"
    """the person is kept out"""


@dataclass(frozen=True)
class Knock:
    """Somebody asks to be let in."""

    id: int
    requester: Requester
    """who asks, and in answer to which message"""
    verdict: Verdict | None = None
    """None while nobody has decided"""
    decided_by: int | None = None


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
        """Decide, unless that is done already; return the knock as it is decided now."""
        is_it = knocks.c.id == knock.id
        change = knocks.update().where(is_it, knocks.c.verdict.is_(None))
        who, is_chat = knock.requester, verdict is Verdict.CHAT
        subject_id = who.chat_id if is_chat else who.user_id
        decision = Decision(subject_id, verdict is not Verdict.DENY, admin_id)
        async with self._db.write() as connection:
            values = {"verdict": verdict, "decided_by": admin_id}
            if (await connection.execute(change.values(values))).rowcount:
                await store_decision(self._db, connection, decision, now)
            return _knock((await connection.execute(sa.select(knocks).where(is_it))).one())

    async def answer(self, decision: Decision, now: float) -> Knock | None:
        """Decide about a person by command, and with it whatever they have asked until now.

        Return the last that they asked and that this admin has decided like this, so that doing it
        again finds it again.
        """
        verdict = Verdict.PERSON if decision.allowed else Verdict.DENY
        theirs = knocks.c.user_id == decision.subject_id
        values = {"verdict": verdict, "decided_by": decision.set_by}
        last = (
            sa.select(knocks)
            .where(theirs, *(knocks.c[name] == value for name, value in values.items()))
            .order_by(knocks.c.id.desc())
            .limit(1)
        )
        async with self._db.write() as connection:
            await self._db.lock(connection, decision.subject_id)
            change = knocks.update().where(theirs, knocks.c.verdict.is_(None))
            await connection.execute(change.values(values))
            await store_decision(self._db, connection, decision, now)
            row = (await connection.execute(last)).first()
        return _knock(row) if row else None

    async def sweep(self, asked_before: float, most: int) -> int:
        """Forget up to ``most`` knocks of long ago; return how many that were."""
        return await self._db.delete_some(knocks, knocks.c.asked_at < asked_before, most)


def _knock(row: sa.Row[tuple[object, ...]]) -> Knock:
    verdict = Verdict(row.verdict) if row.verdict else None
    return Knock(row.id, Requester(**row.requester), verdict, row.decided_by)
