"""Databases that hold more tasks than anybody would ask for one by one: copies of real ones."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import tasks
from bot.store.tasks import NewTasks, TaskTransitions
from bot.store.tasks.new import NewTask
from bot.tasks.limits import Limits
from bot.tasks.source_keys import message_key
from bot.tasks.task import FileKind, Receipt, Requester, Task
from bot.veo.choice import Defaults, choose
from bot.veo.parsing import parse
from bot.veo.request import GenerationRequest
from bot.veo.sources import Sources

NO_LIMITS = Limits(0, 0, 0)

PRICE = 6_400_000
"""credits"""

_TEMPLATE = "CREATE TEMPORARY TABLE template AS SELECT * FROM {table} ORDER BY id DESC LIMIT 1"
_NO_TEMPLATE = "DROP TABLE template"

_HASTE = ("journal_mode=OFF", "synchronous=OFF", "cache_size=-200000", "temp_store=MEMORY")
_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"


def a_request() -> GenerationRequest:
    """Return what most people ask for: words, and nothing else."""
    return choose(parse("a red fox jumps over a river"), Sources(), Defaults("veo3-fast"))


async def ask(database: Database, who: Requester, now: float) -> Task:
    """Store a request, as a message does."""
    key = message_key(who.chat_id, who.message_id)
    new = NewTask(who, a_request(), key, quote=PRICE)
    task, _ = await NewTasks(database).add(new, NO_LIMITS, now)
    return task


async def generate(database: Database, who: Requester, now: float) -> Task:
    """Store a request, and that the provider has it."""
    changes, task = TaskTransitions(database), await ask(database, who, now)
    submitting = _sure(await changes.submitting(task, f"veogram-{task.id}", now))
    return _sure(await changes.generating(submitting, f"made-{task.id}", now, now))


async def deliver(database: Database, who: Requester, now: float) -> Task:
    """Store a request, and that its video stands in the chat."""
    changes, task = TaskTransitions(database), await generate(database, who, now)
    link = "https://cdn.example/film.mp4"
    ready = _sure(await changes.ready(task, link, PRICE, now, measured=True))
    receipt = Receipt(task.id, f"file-{task.id}", f"unique-{task.id}", FileKind.VIDEO)
    delivered = _sure(await changes.delivered(ready, receipt, now))
    return _sure(await changes.outcome_notified(delivered, now))


def _sure(task: Task | None) -> Task:
    if task is None:
        raise AssertionError
    return task


def copies(count: int, values: Mapping[str, str], table: sa.Table = tasks) -> tuple[str, str, str]:
    """Return the statements that copy a table's newest row so many times, on either database.

    ``values`` are SQL by the names of columns: what copy number ``i`` has of its own.
    """
    kept = [column.name for column in table.c if column.name not in {"id", *values}]
    copy = f"""
        INSERT INTO {table.name} ({", ".join([*kept, *values])})
        WITH RECURSIVE numbers(i) AS (
            SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < {count}
        )
        SELECT {", ".join([*kept, *values.values()])} FROM template, numbers
    """  # noqa: S608 -- all of it is ours
    return _TEMPLATE.format(table=table.name), copy, _NO_TEMPLATE


async def fill(database: Database, *statements: str) -> None:
    """Execute statements as the bot itself would."""
    async with database.write() as connection:
        for statement in statements:
            await connection.exec_driver_sql(statement)


def fill_file(path: Path, *statements: str) -> None:
    """Execute statements on a file that nobody uses: in haste, and without its indexes."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in _HASTE:
            connection.execute(f"PRAGMA {pragma}")
        with _without_indexes(connection):
            for statement in statements:
                connection.execute(statement)


@contextmanager
def _without_indexes(connection: sqlite3.Connection) -> Iterator[None]:
    """Make indexes anew at the end of the block: that is quicker than keeping them up to date."""
    indexes = connection.execute(_INDEXES).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    yield
    for _, definition in indexes:
        connection.execute(definition)
