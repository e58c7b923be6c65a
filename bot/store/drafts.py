"""Drafts: requests that still lack words, or leave to buy. They outlive a restart."""

from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.schema import drafts
from bot.tasks.task import Asker
from bot.veo.choice import Clip, Image, Sources


@dataclass(frozen=True)
class Draft:
    """What is known of a request so far."""

    id: int
    asker: Asker
    words: str
    sources: Sources
    question_id: int | None
    """the bot's message that asks for the rest"""


class Drafts:
    """The table of drafts."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def add(
        self, asker: Asker, words: str, sources: Sources, now: float, *, waiting: bool
    ) -> tuple[Draft, bool]:
        """Keep what a message has begun; return it and whether we have still to ask.

        ``waiting``: the person's next words complete it. The same message begins one draft only.
        """
        async with self._db.write() as connection:
            await self._db.lock(connection, asker.chat_id, asker.user_id)
            known = (await connection.execute(sa.select(drafts).where(_by(asker)))).first()
            if known:
                return _draft(known), known.question_id is None
            values = _values(asker, words, sources, now, waiting=waiting)
            return await _insert(connection, asker, values), True

    async def begin(self, asker: Asker, words: str, sources: Sources, now: float) -> Draft:
        """Keep what a button has begun; each press begins anew, and waits for words."""
        async with self._db.write() as connection:
            await self._db.lock(connection, asker.chat_id, asker.user_id)
            values = _values(asker, words, sources, now, waiting=True)
            return await _insert(connection, asker, values)

    async def asked(self, draft: Draft, question_id: int) -> None:
        """Remember which message asks for the rest."""
        change = drafts.update().where(drafts.c.id == draft.id).values(question_id=question_id)
        async with self._db.write() as connection:
            await connection.execute(change)

    async def get(self, draft_id: int) -> Draft | None:
        """Return a draft by its number."""
        return await self._one(drafts.c.id == draft_id)

    async def questioned_in(self, chat_id: int, message_id: int) -> Draft | None:
        """Return the draft that one of our messages asks about."""
        where = sa.and_(drafts.c.chat_id == chat_id, drafts.c.question_id == message_id)
        return await self._one(where)

    async def waiting_for(self, chat_id: int, user_id: int, since: float) -> Draft | None:
        """Return the draft that somebody's next words complete, unless it was begun before."""
        where = sa.and_(
            drafts.c.chat_id == chat_id,
            drafts.c.user_id == user_id,
            drafts.c.waiting.is_(True),
            drafts.c.created_at >= since,
        )
        return await self._one(where)

    async def complete(self, chat_id: int, user_id: int, before: int | None = None) -> None:
        """Nobody waits for this person's words any more.

        ``before`` spares what that message or a later one has begun: it may be delivered again.
        """
        change = _no_longer_waiting(chat_id, user_id)
        if before is not None:
            change = change.where(drafts.c.message_id < before)
        async with self._db.write() as connection:
            await connection.execute(change)

    async def _one(self, where: sa.ColumnElement[bool]) -> Draft | None:
        newest = sa.select(drafts).where(where).order_by(drafts.c.id.desc()).limit(1)
        async with self._db.read() as connection:
            row = (await connection.execute(newest)).first()
            return _draft(row) if row else None


def _values(
    asker: Asker, words: str, sources: Sources, now: float, *, waiting: bool
) -> dict[str, Any]:
    return {
        "chat_id": asker.chat_id,
        "message_id": asker.message_id,
        "user_id": asker.user_id,
        "asker": asdict(asker),
        "words": words,
        "sources": asdict(sources),
        "waiting": waiting,
        "created_at": now,
    }


async def _insert(connection: AsyncConnection, asker: Asker, values: dict[str, Any]) -> Draft:
    """Whoever begins another draft no longer waits with the last."""
    await connection.execute(_no_longer_waiting(asker.chat_id, asker.user_id))
    added = drafts.insert().values(values).returning(*drafts.c)
    return _draft((await connection.execute(added)).one())


def _by(asker: Asker) -> sa.ColumnElement[bool]:
    return sa.and_(
        drafts.c.chat_id == asker.chat_id,
        drafts.c.message_id == asker.message_id,
        drafts.c.user_id == asker.user_id,
    )


def _no_longer_waiting(chat_id: int, user_id: int) -> sa.Update:
    return (
        drafts.update()
        .where(drafts.c.chat_id == chat_id, drafts.c.user_id == user_id)
        .values(waiting=False)
    )


def _draft(row: sa.Row[Any]) -> Draft:
    images, clip = row.sources["images"], row.sources["clip"]
    sources = Sources(
        images=tuple(Image(**image) for image in images), clip=Clip(**clip) if clip else None
    )
    return Draft(row.id, Asker(**row.asker), row.words, sources, row.question_id)
