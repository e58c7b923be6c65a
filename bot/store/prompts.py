"""The words by which people find their finished videos.

They stand in a table of their own, in order by person: a search reads those of whoever searches,
however many videos others have.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.schema import prompts
from bot.tasks.task import Task

_FORGET = prompts.delete().where(
    prompts.c.user_id == sa.bindparam("person"), prompts.c.task_id == sa.bindparam("task")
)

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Return the words of a text without what does not matter to a search: case and accents."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return _WORD.findall("".join(each for each in letters if not unicodedata.combining(each)))


def as_stored(prompt: str) -> str:
    """Return the words of a prompt, each after a space, which marks its beginning."""
    return "".join(f" {word}" for word in words_of(prompt))


async def let_find(database: Database, connection: AsyncConnection, task: Task) -> None:
    """Let whoever asked for a video find it by the words of its prompt."""
    row = {
        "user_id": task.requester.user_id,
        "task_id": task.id,
        "words": as_stored(task.request.prompt),
    }
    await connection.execute(database.insert_missing(prompts), row)


async def forget_words(connection: AsyncConnection, tasks: Iterable[tuple[int, int]]) -> None:
    """Forget the words of tasks, each named by its person and its id."""
    rows = [{"person": user_id, "task": task_id} for user_id, task_id in tasks]
    if rows:
        await connection.execute(_FORGET, rows)


def found_by(user_id: int, words: Sequence[str]) -> sa.Select[tuple[int]]:
    """Return the query for somebody's videos that have a word beginning with each of these."""
    return sa.select(prompts.c.task_id).where(
        prompts.c.user_id == user_id,
        *(prompts.c.words.contains(f" {word}", autoescape=True) for word in words),
    )
