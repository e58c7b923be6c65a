"""What a tick asks of the store, by how many tasks are pending of which few are due."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.filling import copies, fill, fill_file, generate
from benchmarks.postgresql import PostgresServer
from benchmarks.side_by_side import seconds_each, told
from bot.store.agenda import Agenda
from bot.store.database import Database
from bot.store.inbox import Inbox
from bot.store.tasks import TaskQueue, TaskTransitions
from bot.tasks.task import ENDED, Requester, Status

SIZES = (100, 1_000, 10_000, 100_000)
"""Pending tasks; the others are compared with the first."""

_NOW = 1_800_000_000.0
_LEASE = 20.0
_DUE = 3
_ROUNDS = 100
_MOST_RATIO = 1.5
_SLOTS = 16
_AHEAD = 6.0
"""How many seconds ahead the worker asks what becomes due."""

_OTHERS = {
    "chat_id": "i % 5000 + 1",
    "user_id": "i % 5000 + 1",
    "message_id": "i",
    "source_key": "'message:' || i",
    "generation_id": "'generation-' || i",
    "status": "CASE WHEN i % 10 = 0 THEN 'queued' ELSE 'generating' END",
    "next_at": f"{_NOW} + 60 + i",
}
"""Pending tasks that are due later; one in ten waits for its turn."""


def queues(database: Database) -> list[TaskQueue]:
    """Return the queues of the bot's tasks."""
    return [
        TaskQueue(database, [Status.QUEUED], pictures=False),
        TaskQueue(database, [Status.QUEUED], pictures=True),
        TaskQueue(database, [Status.SUBMITTING]),
        TaskQueue(database, [Status.GENERATING]),
        TaskQueue(database, [Status.READY]),
        TaskQueue(database, ENDED),
    ]


class Ticks:
    """What the worker asks of a store, tick after tick."""

    def __init__(self, database: Database) -> None:
        self._agenda = Agenda(database)
        self._changes = TaskTransitions(database)
        self._queues = queues(database)
        self._inbox = Inbox(database)

    async def tick(self) -> None:
        """Look for what is due, claim it, and make it due again."""
        until = _NOW + _AHEAD
        await self._agenda.look([(self._inbox, [])], _NOW, until)
        outlooks = await self._agenda.look([(each, []) for each in self._queues], _NOW, until)
        for queue, outlook in zip(self._queues, outlooks, strict=True):
            if outlook.is_due:
                for task in await queue.claim("me", _NOW, _LEASE, _SLOTS, []):
                    await self._changes.reschedule(task, _NOW, _NOW)


async def figures(sizes: tuple[int, ...] = SIZES, rounds: int = _ROUNDS) -> AsyncIterator[Figure]:
    """Measure on SQLite and on PostgreSQL."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="veogram-bench-")))
        ticks = {size: Ticks(await _file(stack, folder, size)) for size in sizes}
        async for figure in _figures("SQLite", ticks, rounds):
            yield figure
    async with AsyncExitStack() as stack:
        server = PostgresServer(is_hasty=False)
        stack.callback(server.remove)
        server.start()
        ticks = {size: Ticks(await _on(server, stack, size)) for size in sizes}
        async for figure in _figures("PostgreSQL", ticks, rounds):
            yield figure


async def _figures(where: str, ticks: dict[int, Ticks], rounds: int) -> AsyncIterator[Figure]:
    works = {str(size): each.tick for size, each in ticks.items()}
    seconds = await seconds_each(works, rounds)
    fewest, *others = ticks
    beside = seconds[str(fewest)]
    for size in others:
        ours = seconds[str(size)]
        yield Figure(
            f"a tick, {size:,} tasks pending, {_DUE} due, {where}",
            told(ours),
            f"{told(beside)} with {fewest:,} pending",
            f"flat (under {_MOST_RATIO} ×)",
            ours < _MOST_RATIO * beside,
            ours / beside,
        )


async def _file(stack: AsyncExitStack, folder: Path, size: int) -> Database:
    path = folder / f"{size}.db"
    database = Database(f"sqlite:///{path}")
    await database.open()
    await _first(database)
    await database.close()
    fill_file(path, *copies(size - _DUE, _OTHERS))
    stack.push_async_callback(database.close)
    return database


async def _on(server: PostgresServer, stack: AsyncExitStack, size: int) -> Database:
    server.execute(f"CREATE DATABASE pending_{size}")
    database = Database(server.url(f"pending_{size}"), timeout=120.0)
    stack.push_async_callback(database.close)
    await database.open()
    await _first(database)
    await fill(database, *copies(size - _DUE, _OTHERS))
    server.execute("VACUUM ANALYZE", database=f"pending_{size}")
    return database


async def _first(database: Database) -> None:
    """Store the tasks that are due."""
    for number in range(_DUE):
        await generate(database, Requester(1, -number, 1), _NOW)
