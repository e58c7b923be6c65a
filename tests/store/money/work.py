"""What processes do for videos: the steps of the pipeline, with a provider that is played."""

import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from bot.money.credits import Credits
from bot.money.periods import Since
from bot.store.tasks import TaskTransitions
from bot.tasks.task import Reason, Receipt, Status, Task
from tests.store.money.process import Process
from tests.store.money.provider import End, PlayedProvider
from tests.store.scene import LINK

FATES = {"answered": 60, "lost": 15, "never": 5, "refused": 8, "busy": 8, "broke": 4}
"""How a paid call goes, and how often; ``never``: it does not arrive, and nothing proves that."""
ENDS = {End.VIDEO: 75, End.FAILED: 17, End.EMPTY: 8}
SILENT_RATE, TIMED_OUT_RATE, UNDELIVERED_RATE = 0.3, 0.05, 0.1

Kind = TypeVar("Kind", bound=str)

Step = Callable[[Process, Task, random.Random, float], Awaitable[None]]


@dataclass
class Work:
    """Pushes videos on, each by the next step of wherever it stands."""

    provider: PlayedProvider
    is_kind: bool = False
    """whether nothing goes wrong any more"""

    async def push(self, process: Process, task_id: int, dice: random.Random, now: float) -> None:
        """Do the next thing for a video, which others may do at the same time."""
        task = await process.queries.get(task_id)
        steps: Mapping[Status, Step] = {
            Status.QUEUED: self._buy,
            Status.SUBMITTING: self._look_up,
            Status.UNCERTAIN: self._look_up,
            Status.CANCELLED: self._look_up,
            Status.GENERATING: self._look,
            Status.READY: self._deliver,
        }
        if task and task.status in steps:
            await steps[task.status](process, task, dice, now)

    async def _buy(self, process: Process, task: Task, dice: random.Random, now: float) -> None:
        """Write down the intent, call, and store what becomes of it."""
        changes, name = process.changes, f"{task.id}-{dice.getrandbits(64):x}"
        submitting = await changes.submitting(task, name, now)
        if submitting is None:
            return
        match "answered" if self.is_kind else _one_of(FATES, dice):
            case "answered":
                generation = self.provider.accept(submitting, *_plan(task, dice))
                if await changes.generating(submitting, generation.id, now, now) is None:
                    await changes.bought_after_all(submitting, generation.id, now)
            case "lost":
                self.provider.accept(submitting, *_plan(task, dice))
            case "never":
                pass
            case refusal:
                self.provider.refused.add(name)
                await _refused(changes, submitting, refusal, now)

    async def _look_up(self, process: Process, task: Task, dice: random.Random, now: float) -> None:
        """Look for a lost call in the provider's log; give it up where it is not there."""
        name = task.client_request_id or ""
        if task.generation_id or task.submitted_at is None:
            return
        if generation := self.provider.accepted.get(name):
            await process.changes.found(task, generation.id, now)
        elif name in self.provider.refused and task.status is Status.CANCELLED:
            await process.changes.never_bought(task, now)
        elif name in self.provider.refused:
            await process.changes.proved_failed(task, now)
        elif task.status is Status.SUBMITTING:
            await process.changes.uncertain(task, now)

    async def _look(self, process: Process, task: Task, dice: random.Random, now: float) -> None:
        """Ask how far a video is, and let it end."""
        changes, generation = process.changes, self.provider.made(task.generation_id)
        if not self.is_kind and dice.random() < TIMED_OUT_RATE:
            await changes.failed(task, Reason.TIMED_OUT, now)
            return
        self.provider.finish(generation, now)
        if generation.end is End.VIDEO:
            await changes.ready(task, LINK, generation.told, now, measured=True)
        elif generation.end is End.EMPTY:
            await changes.failed(task, Reason.NO_VIDEO, now)
        else:
            await changes.failed(task, Reason.PROVIDER_FAILED, now)

    async def _deliver(self, process: Process, task: Task, dice: random.Random, now: float) -> None:
        if not self.is_kind and dice.random() < UNDELIVERED_RATE:
            await process.changes.failed(task, Reason.UNDELIVERABLE, now)
        else:
            await process.changes.delivered(task, Receipt(task.id, "file", "unique"), now)

    async def reconcile(self, process: Process, share: float, now: float) -> None:
        """Read the provider's ledger, book what is new, and ask about what ended unlooked."""
        rows = self.provider.rows[: round(len(self.provider.rows) * share)]
        await process.charges.add(rows, now)
        for task_id in await process.settlements.unmatched(Since(0.0, ""), most=1000):
            await process.settlements.match(task_id, now)
        for task in await process.settlements.open("", ended_before=now, most=1000):
            generation = self.provider.made(task.generation_id)
            self.provider.finish(generation, now)
            if generation.end is End.FAILED:
                await process.settlements.release(task, now)


async def _refused(changes: TaskTransitions, task: Task, refusal: str, now: float) -> None:
    match refusal:
        case "busy":
            await changes.queued_again(task, now, now)
        case "broke":
            await changes.failed(task, Reason.OPERATOR_CREDITS, now)
        case _:
            await changes.failed(task, Reason.REFUSED, now)
    await changes.never_bought(task, now)


def _plan(task: Task, dice: random.Random) -> tuple[End, Credits, Credits | None]:
    """Return how a generation ends, what it costs, and what is told of that."""
    end, quote = _one_of(ENDS, dice), task.quote or 0
    if end is not End.VIDEO:
        return end, quote if dice.random() < SILENT_RATE else 0, None
    cost = dice.choice([quote, quote, quote - 1, quote + 1, quote * 6 // 5, 2 * quote])
    return end, cost, dice.choice([quote, quote, cost, None])


def _one_of(kinds: Mapping[Kind, int], dice: random.Random) -> Kind:
    return dice.choices(list(kinds), list(kinds.values()))[0]
