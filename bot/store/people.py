"""People whom the bot has met, so that admins can name them and see who is meant."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import people

_MOST_KNOWN = 10_000
"""People kept in memory, so that each message is not a read."""

_KNOWN_SECONDS = 60.0
"""How long memory counts: another process may have written since."""

_FRESH_SECONDS = 24 * 3600.0
"""How long somebody counts as just seen, so that each message is not a write."""


@dataclass(frozen=True)
class Subject:
    """A person or a chat, as they call themselves: whom a decision, a budget or a sum is about."""

    id: int
    """a chat's is negative"""
    name: str = ""
    username: str | None = None
    """in lower case, without the @"""
    language: str | None = None
    """as an IETF tag, in which they last wrote; None where that is not known"""

    @property
    def is_chat(self) -> bool:
        """Whether it is a group or a channel."""
        return self.id < 0


@dataclass(frozen=True)
class _Known:
    """Somebody as the table has them."""

    person: Subject
    seen_at: float
    read_at: float
    """when that was read, or written"""


class People:
    """The table of people."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._known: dict[int, _Known] = {}

    async def meet(self, person: Subject, now: float) -> None:
        """Remember somebody; nothing is written where they were known like that a day ago."""
        known = self._known.get(person.id)
        if known and abs(now - known.read_at) < _KNOWN_SECONDS and _is_fresh(known, person, now):
            return
        stored = await self._stored(person.id)
        known = _Known(*stored, read_at=now) if stored else None
        if known is None or not _is_fresh(known, person, now):
            await self._write(person, now)
            known = _Known(person, now, read_at=now)
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[person.id] = known

    async def named(self, username: str) -> Subject | None:
        """Return who had this @name when they were last met."""
        query = sa.select(people).where(people.c.username == username.lower()).limit(1)
        async with self._db.read() as connection:
            row = (await connection.execute(query.order_by(people.c.seen_at.desc()))).first()
        return _person(row) if row else None

    async def of(self, ids: Collection[int]) -> dict[int, Subject]:
        """Return people by id, those who are not known without a name; an id is any number."""
        possible = [each for each in ids if abs(each) < 2**63]
        query = sa.select(people).where(people.c.user_id.in_(possible))
        async with self._db.read() as connection:
            known = {row.user_id: _person(row) for row in await connection.execute(query)}
        return {each: Subject(each) for each in ids} | known

    async def knows(self, user_id: int) -> bool:
        """Return whether somebody was met and is not forgotten."""
        return await self._stored(user_id) is not None

    async def forget(self, user_id: int) -> None:
        """Forget somebody until they are met again."""
        async with self._db.write() as connection:
            await connection.execute(people.delete().where(people.c.user_id == user_id))
        self._known.pop(user_id, None)

    async def sweep(self, seen_before: float, most: int) -> int:
        """Forget up to ``most`` people who were last met long ago; return how many that were."""
        return await self._db.delete_some(people, people.c.seen_at < seen_before, most)

    async def _stored(self, user_id: int) -> tuple[Subject, float] | None:
        query = sa.select(people).where(people.c.user_id == user_id)
        async with self._db.read() as connection:
            row = (await connection.execute(query)).first()
        return (_person(row), row.seen_at) if row else None

    async def _write(self, person: Subject, now: float) -> None:
        """Store somebody. An @name belongs to one account at a time: to the one just met."""
        values = {"username": person.username, "name": person.name, "seen_at": now}
        if person.language:
            values["language"] = person.language
        is_theirs = people.c.user_id == person.id
        async with self._db.write() as connection:
            if person.username:
                others = people.update().where(people.c.username == person.username, ~is_theirs)
                await connection.execute(others.values(username=None))
            await connection.execute(self._db.put(people, {"user_id": person.id}, values))
        if person.username:
            self._let_go(person.username)

    def _let_go(self, username: str) -> None:
        """Remember nobody with an @name that has changed hands, so that they are written anew."""
        had = [each.person.id for each in self._known.values() if each.person.username == username]
        for user_id in had:
            del self._known[user_id]


def _is_fresh(known: _Known, person: Subject, now: float) -> bool:
    if abs(now - known.seen_at) >= _FRESH_SECONDS:
        return False
    return known.person == replace(person, language=person.language or known.person.language)


def _person(row: sa.Row[tuple[object, ...]]) -> Subject:
    return Subject(row.user_id, row.name, row.username, row.language)
