"""What today's store says of a database: the only module here that knows how it is asked."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from bot.store.albums import Albums
from bot.store.chats import Chats
from bot.store.database import Database
from bot.store.drafts import Drafts
from bot.store.history import History
from bot.store.notices import Notices
from bot.store.tasks.queries import TaskQueries
from bot.store.tasks.rows import plain
from bot.tasks.task import Task

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Store:
    """An opened database."""

    database: Database

    async def task(self, task_id: int) -> Facts:
        """Return all that is known of a task, by the names of its columns."""
        task = await TaskQueries(self.database).get(task_id)
        assert task
        return _flat(task)

    async def history(self, user_id: int, words: str = "") -> list[int]:
        """Return somebody's finished videos, newest first."""
        found = await History(self.database).page(user_id, words, most=100)
        return [task.id for task in found]

    async def chat(self, chat_id: int) -> Facts:
        """Return what a chat has chosen."""
        return asdict(await Chats(self.database).of(chat_id))

    async def draft(self, draft_id: int) -> Facts:
        """Return who began a draft, from what, and which message asks for the rest."""
        draft = await Drafts(self.database).get(draft_id)
        assert draft
        return {
            "requester": asdict(draft.requester),
            "sources": asdict(draft.sources),
            "question_id": draft.question_id,
        }

    async def album(self, chat_id: int, media_group_id: str) -> list[str]:
        """Return the pictures of an album, in their order."""
        album = await Albums(self.database).get(chat_id, media_group_id)
        return [image.reference for image in album.images] if album else []

    async def is_told_again(self, notice: str, now: float) -> bool:
        """Whether an hour has passed since a notice was last told."""
        return not await Notices(self.database).was_told(notice, now - 3600.0, now)


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[Store]:
    """Open a database as the bot does at its start: older ones are brought up to date."""
    database = Database(f"sqlite:///{path}")
    await database.open()
    try:
        yield Store(database)
    finally:
        await database.close()


def _flat(task: Task) -> dict[str, Any]:
    """Spread out what a task holds, but for the request, which is one column."""
    facts: dict[str, Any] = {}
    for field in fields(task):
        value = getattr(task, field.name)
        if field.name == "request":
            facts |= {"request": plain(value), "model_id": value.model_id}
        elif is_dataclass(value) and not isinstance(value, type):
            facts |= asdict(value)
        else:
            facts[field.name] = value
    return facts
