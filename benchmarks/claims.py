"""How soon PostgreSQL gives out what is due: the real worker, a real server, 200 tasks a second."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from statistics import quantiles

from benchmarks.figure import Figure
from benchmarks.filling import copies, fill, generate
from benchmarks.postgresql import PostgresServer
from benchmarks.side_by_side import MILLISECOND
from benchmarks.ticks import queues
from bot.pipeline.worker import Worker, WorkQueue
from bot.store.agenda import Agenda
from bot.store.database import Database
from bot.store.tasks import TaskTransitions
from bot.tasks.task import Requester, Task

A_SECOND = 200
SECONDS = 10

_SLOTS = 32
"""as many as the bot looks at at once"""

_WARM_UP = 2.0
"""Seconds of which nothing counts: connections are opened, and statements prepared."""

_TICK_SECONDS = 1.0
_BEGIN_AFTER = 2.0
_PATIENCE = 60.0
_LATER = 3600.0

_MOST = 50 * MILLISECOND
_THEIRS = "about 100 ms (95 %): procrastinate, as it says of itself"


class Claims:
    """Takes note of how late each task is claimed, and stores a look at it, as the bot does."""

    def __init__(self, database: Database, expected: int) -> None:
        self.late: list[float] = []
        self.all_came = asyncio.Event()
        self._changes = TaskTransitions(database)
        self._expected = expected

    async def look(self, task: Task) -> None:
        """Take note, and look again much later."""
        now = time.time()
        self.late.append(now - task.next_at)
        await self._changes.still_generating(task, now, now + _LATER)
        if len(self.late) >= self._expected:
            self.all_came.set()


async def figures(seconds: float = SECONDS) -> AsyncIterator[Figure]:
    """Measure for so many seconds."""
    async with AsyncExitStack() as stack:
        server = PostgresServer(is_hasty=False)
        stack.callback(server.remove)
        server.start()
        database = Database(server.url())
        stack.push_async_callback(database.close)
        await database.open()
        late = await _late(database, round(A_SECOND * (_WARM_UP + seconds)))
    late = late[round(A_SECOND * _WARM_UP) :]
    shares = quantiles(late, n=100)
    for name, seconds_late in (("half", shares[49]), ("95 %", shares[94])):
        yield Figure(
            f"due to claimed on PostgreSQL, {A_SECOND} due a second, {name} within",
            f"{seconds_late / MILLISECOND:.0f} ms",
            _THEIRS if name == "95 %" else "",
            f"under {_MOST / MILLISECOND:.0f} ms",
            seconds_late < _MOST,
        )


async def _late(database: Database, count: int) -> list[float]:
    """Let so many tasks become due one after the other; return how late each was claimed."""
    begin_at = time.time() + _BEGIN_AFTER
    await generate(database, Requester(1, 1, 1), begin_at)
    values = {
        "source_key": "'message:' || i",
        "message_id": "i",
        "chat_id": "i % 1000",
        "user_id": "i % 1000",
        "generation_id": "'made-' || i",
        "next_at": f"{begin_at} + i / {A_SECOND:.1f}",
    }
    await fill(database, *copies(count - 1, values))
    claims = Claims(database, count)
    await _work(database, claims)
    return claims.late


async def _work(database: Database, claims: Claims) -> None:
    """Run a worker until all have come."""
    work = [WorkQueue("task", each, claims.look, _nothing, _SLOTS) for each in queues(database)]
    worker = Worker(work, Agenda(database), time.time, "me")
    async with asyncio.timeout(_PATIENCE):
        while not claims.all_came.is_set():
            worker.wake()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(claims.all_came.wait(), _TICK_SECONDS)
    await worker.stop(_TICK_SECONDS)


async def _nothing(_: Task) -> None:
    """Put nothing off: no look fails here."""
