"""One process over the database: its stores, and how it ends."""

import asyncio
from collections.abc import Callable, Coroutine, Generator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest

from bot.money.calendar import Calendar
from bot.store.budgets import Budgets
from bot.store.charges import Charges
from bot.store.database import Database
from bot.store.moves import Moves
from bot.store.settlements import Settlements
from bot.store.stars import StarAccounts
from bot.store.tasks import NewTasks, TaskQueries, TaskTransitions
from tests.databases import PATIENCE

cuts_connections = pytest.mark.filterwarnings("ignore:unclosed database in:ResourceWarning")
"""For tests that cancel work while it connects: SQLite's driver leaves a connection that nobody
gets to the garbage collector, of which Python warns since 3.13. Nothing was written by it."""


@dataclass
class Process:
    """The stores that money has to do with, over a database of their own."""

    url: str
    calendar: Calendar
    database: Database = field(init=False)

    def __post_init__(self) -> None:
        self._build()

    def _build(self) -> None:
        self.database = Database(self.url, timeout=PATIENCE)
        self.new = NewTasks(self.database)
        self.changes = TaskTransitions(self.database)
        self.queries = TaskQueries(self.database)
        self.accounts = StarAccounts(self.database, self.calendar)
        self.budgets = Budgets(self.database)
        self.charges = Charges(self.database)
        self.settlements = Settlements(self.database)
        self.moves = Moves(self.database)

    async def reopen(self) -> None:
        """End, and begin again."""
        await self.database.close()
        self._build()
        await self.database.open()


async def cut_short(work: Coroutine[Any, Any, object], at: int) -> object:
    """Do some work, and cancel it at its n-th await, wherever that is; 0: at none."""
    return await _CutShort(work, at)


@dataclass
class _CutShort:
    """Hands on what a coroutine waits for, and counts."""

    work: Coroutine[Any, Any, object]
    left: int

    def __await__(self) -> Generator[Any, Any, object]:
        steps = self.work.__await__()
        go_on: Callable[[], Any] = partial(next, steps)
        while True:
            try:
                waited = go_on()
            except StopIteration as end:
                return end.value
            self._count()
            try:
                yield waited
            except BaseException as error:
                go_on = partial(steps.throw, error)
            else:
                go_on = partial(next, steps)

    def _count(self) -> None:
        self.left -= 1
        task = asyncio.current_task()
        if not self.left and task:
            task.cancel()
