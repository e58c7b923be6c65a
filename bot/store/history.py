"""A person's own finished videos, newest first, and found by the words of their prompts."""

from collections.abc import Sequence

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.prompts import found_by, words_of
from bot.store.schema import tasks
from bot.store.tasks.rows import task_of
from bot.store.tasks.videos import IS_VIDEO
from bot.tasks.task import Status, Task

_MOST_WORDS = 16

_MOST_LETTERS = 256
"""Letters of a search that count, as many as Telegram takes (Bot API: InlineQuery). SQLite takes
patterns of 50,000 bytes, and calls longer ones an error like those that pass."""

_SHOWN = (
    tasks.c.status == Status.DELIVERED,
    tasks.c.hidden.is_(False),
    tasks.c.file_id.is_not(None),
    IS_VIDEO,
)
_HAS_FILE = tasks.c.file_id != ""
_IS_INLINE = tasks.c.inline_message_id.is_not(None)
"""Of what went there by link Telegram names no file; the provider has it, as a rule."""


class History:
    """Finds delivered tasks for their requesters. Nobody sees anybody else's."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def page(
        self,
        user_id: int,
        words: str = "",
        *,
        offset: int = 0,
        most: int = 10,
        with_file: bool = False,
    ) -> Sequence[Task]:
        """Return up to ``most`` videos that somebody asked for, from the ``offset``-th on.

        With ``words``, only those whose prompt has a word beginning with each of them;
        ``with_file``, only those of which Telegram has named the file.
        """
        where = _theirs(user_id, words, with_file=with_file)
        query = sa.select(tasks).where(*where).order_by(tasks.c.id.desc())
        async with self._db.read() as connection:
            rows = await connection.execute(query.limit(most).offset(offset))
            return [task_of(row) for row in rows]

    async def count(self, user_id: int, words: str = "") -> int:
        """Return how many videos all such pages show together."""
        query = sa.select(sa.func.count()).select_from(tasks).where(*_theirs(user_id, words))
        async with self._db.read() as connection:
            return await connection.scalar(query) or 0

    async def hide(self, task: Task, *, hidden: bool = True) -> None:
        """Remove a video from the history, or put it back: nothing else of it changes."""
        change = tasks.update().where(tasks.c.id == task.id).values(hidden=hidden)
        async with self._db.write() as connection:
            await connection.execute(change)


def _theirs(
    user_id: int, words: str, *, with_file: bool = False
) -> tuple[sa.ColumnElement[bool], ...]:
    """Return the conditions of what somebody is shown."""
    wanted = words_of(words[:_MOST_LETTERS])[:_MOST_WORDS]
    are_theirs = tasks.c.user_id == user_id
    if wanted:
        are_theirs = tasks.c.id.in_(found_by(user_id, wanted))
    is_there = _HAS_FILE if with_file else sa.or_(_HAS_FILE, _IS_INLINE)
    return are_theirs, *_SHOWN, is_there
