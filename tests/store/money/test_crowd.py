"""Hundreds ask at once, and everything that can happen to a video happens: no limit is exceeded.

``CROWD_SEEDS`` (default ``1``) and ``CROWD_ROUNDS`` (default 8) turn it up:
``CROWD_SEEDS=1,2,3,4 CROWD_ROUNDS=40 pytest -s tests/store/money``.
"""

import asyncio
import os
import random
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.money.calendar import Calendar
from bot.money.ledger import EntryKind
from bot.store.audit import Audit
from bot.store.database import Database
from bot.tasks.limits import Limits
from bot.tasks.task import ENDED, Status, Task
from tests.store.money.crowd import Act, Crowd
from tests.store.money.judge import Judge
from tests.store.money.notes import Notes
from tests.store.money.process import Process, cut_short, cuts_connections
from tests.store.money.provider import PlayedProvider
from tests.store.money.work import Work
from tests.store.scene import NOW, sure

SEEDS = [int(seed) for seed in os.environ.get("CROWD_SEEDS", "1").split(",")]
ROUNDS = int(os.environ.get("CROWD_ROUNDS", "8"))
FIRST, A_ROUND = 120, 80
"""Requests that come at once in the beginning, and what comes at once in each round."""
KILLED_RATE, REOPENED_RATE, MOST_AWAITS = 0.15, 0.3, 60
STEPS = 4
"""From a lost call to its delivered video, and one more."""
HOUR = 3600.0

CALENDAR = Calendar(ZoneInfo("Asia/Kolkata"))
COUNTED = Limits(user_active=0, user_daily=6, chat_daily=18, calendar=CALENDAR)
PAID = Limits(
    0, 0, 0, budget=65_000_000, user_budget=18_000_000, chat_budget=22_000_000, calendar=CALENDAR
)
BOTH = replace(PAID, user_active=5, user_daily=9, chat_daily=15)

CASES = {
    "counted": (COUNTED, {"user-daily", "chat-daily"}),
    "paid": (PAID, {"user-budget", "chat-budget", "all-budget"}),
    "both": (BOTH, {"user-active"}),
}
"""Limits, and what must have been refused, or they were never reached."""


class Scene:
    """Two processes on one database, the crowd, and the judge."""

    def __init__(self, url: str, limits: Limits, seed: int) -> None:
        self.dice = random.Random(seed)
        self.processes = [Process(url, CALENDAR) for _ in range(2)]
        self.judged = Database(url)
        self.provider = PlayedProvider()
        self.work = Work(self.provider)
        self.crowd = Crowd(self.dice, limits, self.work, NOW)
        self.judge = Judge(Notes(self.judged), limits)

    async def at_once(self, acts: Sequence[Act]) -> None:
        """Let everything happen at once, some of it cut short; then look at what was booked."""
        works = [self._work(act) for act in acts]
        for ended in await asyncio.gather(*works, return_exceptions=True):
            if isinstance(ended, BaseException) and not isinstance(ended, asyncio.CancelledError):
                raise ended
        await self.check()

    def _work(self, act: Act) -> Coroutine[Any, Any, object]:
        """Return what a process does, which may be cancelled at any await."""
        work = act(self.dice.choice(self.processes))
        at = self.dice.randint(1, MOST_AWAITS) if self.dice.random() < KILLED_RATE else 0
        return cut_short(work, at)

    async def restart(self) -> None:
        """End one of the processes, now and then, and start it again."""
        if self.dice.random() < REOPENED_RATE:
            await self.dice.choice(self.processes).reopen()

    async def check(self) -> None:
        """Look at every entry that is new, and compare the sums with all of them."""
        await self.judge.look()
        assert not await Audit(self.processes[0].database).differences()

    async def tasks(self) -> list[Task]:
        """Return all videos that were asked for."""
        queries = self.processes[0].queries
        found = [await queries.get(task_id) for task_id in self.judge.reserved]
        return [sure(task) for task in found]

    async def let_everything_end(self) -> None:
        """Let nothing go wrong any more, until nothing is left to be done."""
        self.work.is_kind = True
        one, now = self.processes[0], self.crowd.now + HOUR
        for _ in range(STEPS):
            for task in await self.tasks():
                if task.status not in {Status.DELIVERED, Status.FAILED}:
                    await self.work.push(one, task.id, self.dice, now)
            await self.work.reconcile(one, 1.0, now)


@asynccontextmanager
async def opened(url: str, limits: Limits, seed: int) -> AsyncIterator[Scene]:
    """Open a scene on an empty database, and let all that is booked be noted."""
    scene = Scene(url, limits, seed)
    await scene.judged.open()
    await scene.judge.begin()
    try:
        yield scene
    finally:
        await scene.judged.close()
        for process in scene.processes:
            await process.database.close()


@cuts_connections
@pytest.mark.timeout(60 + 15 * ROUNDS)
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("seed", SEEDS)
async def test_whoever_asks_at_once_and_whatever_fails_no_limit_is_exceeded(
    url: str, case: str, seed: int
) -> None:
    limits, refusals = CASES[case]
    async with opened(url, limits, seed) as scene:
        await _live(scene)
        await _crowd_in(scene, refusals)
        await scene.let_everything_end()
        await scene.check()
        tasks = await scene.tasks()
    for task in tasks:
        _check_settled(scene, task)
    print(f"\n{case} {seed}: {len(tasks)} {scene.judge.kinds} {scene.crowd.refused}")  # noqa: T201
    assert set(scene.crowd.refused) >= refusals
    assert set(scene.judge.kinds) >= set(EntryKind) - {EntryKind.CREDIT}


async def _live(scene: Scene) -> None:
    """Let people ask, and everything happen to their videos, over a day and its midnight."""
    crowd = scene.crowd
    await scene.at_once([crowd.ask() for _ in range(FIRST)])
    for number in range(ROUNDS):
        crowd.now += HOUR * 24 / ROUNDS  # so that a day begins in the middle
        await scene.restart()
        await scene.at_once([act for _ in range(A_ROUND) for act in crowd.plan()])
        if number == ROUNDS // 2:
            await crowd.move(scene.processes[1])


async def _crowd_in(scene: Scene, refusals: set[str]) -> None:
    """Let more people ask until each limit was reached: how far it is depends on what was cut."""
    for _ in range(ROUNDS):
        if not set(scene.crowd.refused) >= refusals:
            await scene.at_once([scene.crowd.ask() for _ in range(A_ROUND)])


def _check_settled(scene: Scene, task: Task) -> None:
    """Hold what is booked for a video, which has ended, against what the provider has charged."""
    assert task.status in ENDED
    judge, provider = scene.judge, scene.provider
    assert judge.charged[task.id] == provider.charged(task.generation_id)
    assert (task.id in judge.settled) is provider.tells_cost_of(task)
