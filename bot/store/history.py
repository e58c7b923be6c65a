"""A person's own finished videos, newest first, and found by the words of their prompts."""

import re
from collections.abc import Sequence

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import tasks
from bot.store.tasks.rows import task_of
from bot.tasks.task import Status, Task

_WORD = re.compile(r"\w+")
_MOST_WORDS = 16


class History:
    """Finds delivered tasks for their requesters. Nobody sees anybody else's."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def page(
        self, user_id: int, words: str = "", *, offset: int = 0, most: int = 10
    ) -> Sequence[Task]:
        """Return up to ``most`` videos that somebody asked for, from the ``offset``-th on.

        With ``words``, only those whose prompt has a word beginning with each of them.
        """
        query = sa.select(tasks).where(*_shown_to(user_id)).order_by(tasks.c.id.desc())
        wanted = _WORD.findall(words)[:_MOST_WORDS]
        if wanted:
            query = query.where(self._matches(wanted))
        async with self._db.read() as connection:
            rows = await connection.execute(query.limit(most).offset(offset))
            return [task_of(row) for row in rows]

    async def hide(self, task: Task) -> None:
        """Remove a video from the history for good."""
        change = tasks.update().where(tasks.c.id == task.id).values(hidden=True)
        async with self._db.write() as connection:
            await connection.execute(change)

    def _matches(self, words: Sequence[str]) -> sa.ColumnElement[bool]:
        if self._db.is_sqlite:
            match = " ".join(f'"{word}"*' for word in words)
            found = sa.text("SELECT rowid FROM prompts WHERE prompts MATCH :words")
            found_ids = found.bindparams(words=match).columns(sa.column("rowid"))
            return tasks.c.id.in_(found_ids)
        vector = sa.func.to_tsvector("simple", tasks.c.request["prompt"].as_string())
        wanted = sa.func.to_tsquery("simple", " & ".join(f"{word}:*" for word in words))
        return vector.op("@@")(wanted)


def _shown_to(user_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        tasks.c.user_id == user_id,
        tasks.c.status == Status.DELIVERED,
        tasks.c.hidden.is_(False),
        tasks.c.file_id.is_not(None),
        tasks.c.file_id != "",
    )
