"""Drafts: requests that still lack a prompt, or permission to buy. They survive a restart."""

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.money.credits import Credits
from bot.store.database import Database
from bot.store.schema import drafts, tasks
from bot.store.tasks.rows import plain, request_of
from bot.store.waiting import close_draft, end_waiting, waits
from bot.store.withdrawn import check_source
from bot.tasks.source_keys import draft_key, source_asked_about
from bot.tasks.task import Requester
from bot.veo.parsing import Command
from bot.veo.request import GenerationRequest
from bot.veo.sources import Clip, Image, Sources


class DraftKind(StrEnum):
    """What the question of a draft asks for."""

    PROMPT = "prompt"
    """what the video should show"""
    MOTION = "motion"
    """how pictures should move"""
    OFFER = "offer"
    """permission to buy what may not be meant as an order"""
    CONFIRM = "confirm"
    """permission to buy what was ordered, for its price or because it waited for long"""
    EDIT = "edit"
    """another prompt for a request"""
    EXTEND = "extend"
    """how a video should continue"""
    IMPROVE = "improve"
    """permission to buy, once a better prompt was shown; nothing is asked before"""
    IMPROVED = "improved"
    """permission to buy with a better prompt"""
    REPAINT = "repaint"
    """other words for a picture"""


OFFERS = frozenset({DraftKind.OFFER, DraftKind.CONFIRM, DraftKind.IMPROVE, DraftKind.IMPROVED})
"""Questions that a button alone accepts: it buys what they name. Words complete the others."""


@dataclass(frozen=True)
class Draft:
    """What is known of a request so far."""

    id: int
    source_key: str
    """what began it"""
    kind: DraftKind
    requester: Requester
    command: Command
    """what was written so far"""
    sources: Sources
    request: GenerationRequest | None
    """what was offered and is bought as it is, or what is to be made with another prompt; of
    questions by older versions, None"""
    quote: Credits | None
    """the price that the person was told; None: asked before there was one for everything"""
    question_id: int | None
    """the bot's message that asks for the rest"""
    waiting: bool
    """whether the person's next words complete it"""
    closed: bool
    """whether it has been bought, or dropped"""
    created_at: float
    source_task_id: int | None = None
    """the task whose prompt, pictures or video it holds, which may be somebody else's"""
    answers: int | None = None
    """the draft whose question was answered with what is to be confirmed, or improved"""

    @property
    def root_id(self) -> int:
        """The draft that all questions about the same go back to: they buy once together."""
        return self.id if self.answers is None else self.answers

    @property
    def order_key(self) -> str:
        """The source key of what its buttons buy: whatever has the same one is bought once.

        What is confirmed is bought as if it had been bought at once.
        """
        if self.kind is DraftKind.CONFIRM and self.answers is None:
            return source_asked_about(self.source_key)
        return draft_key(self.root_id)


@dataclass(frozen=True)
class NewDraft:
    """A draft that is not stored yet."""

    source_key: str
    """what began it: see bot.tasks.source_keys"""
    kind: DraftKind
    requester: Requester
    command: Command = field(default_factory=Command)
    sources: Sources = field(default_factory=Sources)
    quote: Credits = field(kw_only=True)
    """the price that the person is told"""
    request: GenerationRequest | None = None
    source_task_id: int | None = None
    """the task whose prompt, pictures or video it holds"""
    answers: int | None = None
    """the draft whose question was answered with what is to be confirmed, or improved"""


class Drafts:
    """The table of drafts."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def add(self, new: NewDraft, now: float) -> tuple[Draft, bool]:
        """Store what a message or a press has begun; return it and whether to ask its question.

        The same message or press begins only one draft.

        Raises:
            VideoForgotten: what it would hold is forgotten, or is to be; nothing was stored.
        """
        requester = new.requester
        known_as = drafts.c.source_key == new.source_key
        async with self._db.write() as connection:
            await self._db.lock(connection, requester.chat_id, requester.user_id)
            known = (await connection.execute(sa.select(drafts).where(known_as))).first()
            if known:
                return _draft(known), known.question_id is None
            await check_source(connection, new.source_task_id)
            return await _insert(connection, new, now), True

    async def asked(self, draft_id: int, question_id: int) -> None:
        """Store which message asks for the rest."""
        change = drafts.update().where(drafts.c.id == draft_id).values(question_id=question_id)
        async with self._db.write() as connection:
            await connection.execute(change)

    async def asked_inline(self, draft_id: int, inline_message_id: str) -> None:
        """Store which message asks, in a chat that the bot is no member of."""
        values = {"inline_message_id": inline_message_id}
        async with self._db.write() as connection:
            await connection.execute(drafts.update().where(drafts.c.id == draft_id).values(values))

    async def asked_in(self, inline_message_id: str) -> int | None:
        """Return whom an inline message asks, if it is known to ask anybody."""
        draft = await self._one(drafts.c.inline_message_id == inline_message_id)
        return draft.requester.user_id if draft else None

    async def close(self, draft: Draft) -> bool:
        """Drop it, with what else asks about the same; return whether it was open.

        Else it has been bought, or dropped before.
        """
        async with self._db.write() as connection:
            return await close_draft(connection, draft.id)

    async def withdraw(self, draft: Draft) -> None:
        """Delete what was begun by what is refused after all, unless its question was put."""
        is_unasked = sa.and_(drafts.c.id == draft.id, drafts.c.question_id.is_(None))
        async with self._db.write() as connection:
            await connection.execute(drafts.delete().where(is_unasked))

    async def get(self, draft_id: int) -> Draft | None:
        """Return a draft by its id."""
        return await self._one(drafts.c.id == draft_id)

    async def begun_by(self, source_key: str) -> Draft | None:
        """Return the draft that a message or a press has begun."""
        return await self._one(drafts.c.source_key == source_key)

    async def questioned_in(self, chat_id: int, message_id: int) -> Draft | None:
        """Return the draft whose question is this message of the bot."""
        where = sa.and_(drafts.c.chat_id == chat_id, drafts.c.question_id == message_id)
        return await self._one(where)

    async def waiting_for(
        self, chat_id: int, user_id: int, since: float, before: int, thread_id: int | None = None
    ) -> Draft | None:
        """Return the draft that somebody's words complete.

        It was begun after ``since``, and its question stands before the words, which are message
        ``before`` of the chat, and in the same topic: nobody answers what has not been asked there.
        """
        where = sa.and_(
            drafts.c.chat_id == chat_id,
            drafts.c.user_id == user_id,
            drafts.c.waiting.is_(True),
            drafts.c.question_id.is_not(None),
            drafts.c.created_at >= since,
            drafts.c.question_id < before,
        )
        draft = await self._one(where)
        return draft if draft and draft.requester.thread_id == thread_id else None

    async def complete(self, chat_id: int, user_id: int, before: int) -> None:
        """Stop waiting for this person's words to what was begun before a message.

        What that message has begun itself goes on: its update may be handled again.
        """
        async with self._db.read() as connection:
            is_waited_for = await waits(connection, chat_id, user_id, last=before - 1)
        if is_waited_for:  # so that each command is not a write
            async with self._db.write() as connection:
                await end_waiting(connection, chat_id, user_id, last=before - 1)

    async def sweep(self, created_before: float, most: int) -> int:
        """Delete up to ``most`` drafts of before a moment; return how many that were."""
        return await self._db.delete_some(drafts, drafts.c.created_at < created_before, most)

    async def forget(self, user_id: int, most: int) -> int:
        """Delete up to ``most`` drafts of somebody, in every chat; return how many that were.

        What others were asked about somebody's videos goes too: it holds what those were made from.
        """
        theirs = sa.select(tasks.c.id).where(tasks.c.user_id == user_id)
        of_theirs = drafts.c.source_task_id.in_(theirs.scalar_subquery())
        return await self._db.delete_some(
            drafts, sa.or_(drafts.c.user_id == user_id, of_theirs), most
        )

    async def _one(self, where: sa.ColumnElement[bool]) -> Draft | None:
        newest = sa.select(drafts).where(where).order_by(drafts.c.id.desc()).limit(1)
        async with self._db.read() as connection:
            row = (await connection.execute(newest)).first()
            return _draft(row) if row else None


async def _insert(connection: AsyncConnection, new: NewDraft, now: float) -> Draft:
    """Insert a draft; the person's earlier drafts no longer wait for words.

    What is asked elsewhere than in their chat answers nothing there; and where a better prompt
    comes by itself, nobody has turned to something else.
    """
    requester = new.requester
    if requester.message_id and new.kind is not DraftKind.IMPROVED:
        await end_waiting(connection, requester.chat_id, requester.user_id)
    values = {
        "source_key": new.source_key,
        "kind": new.kind,
        "chat_id": requester.chat_id,
        "message_id": requester.message_id,
        "user_id": requester.user_id,
        "requester": asdict(requester),
        "command": asdict(new.command),
        "sources": asdict(new.sources),
        "request": plain(new.request) if new.request else None,
        "quote": new.quote,
        "waiting": new.kind not in OFFERS,
        "created_at": now,
        "source_task_id": new.source_task_id,
        "answers": new.answers,
    }
    added = drafts.insert().values(values).returning(drafts)
    return _draft((await connection.execute(added)).one())


def _draft(row: sa.Row[Any]) -> Draft:
    images, clip = row.sources["images"], row.sources["clip"]
    sources = Sources(
        images=tuple(Image(**image) for image in images), clip=Clip(**clip) if clip else None
    )
    return Draft(
        id=row.id,
        source_key=row.source_key,
        kind=DraftKind(row.kind),
        requester=Requester(**row.requester),
        command=Command(**row.command),
        sources=sources,
        request=request_of(row.request) if row.request else None,
        quote=row.quote,
        question_id=row.question_id,
        waiting=row.waiting,
        closed=row.closed,
        created_at=row.created_at,
        source_task_id=row.source_task_id,
        answers=row.answers,
    )
