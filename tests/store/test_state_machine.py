"""Two workers, crashes, lost answers and a clock that jumps: in any order the promises hold.

The world outside is played by plain sets: what the provider has accepted, what stands in its log,
and what has arrived in the chat.
"""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.errors import LimitReached
from bot.store.database import Database
from bot.store.schema import tasks
from bot.store.tasks import NewTasks, TaskQueue, TaskTransitions
from bot.store.tasks.rows import task_of
from bot.tasks.limits import Limits
from bot.tasks.task import ENDED, PENDING, Reason, Receipt, Status, Task
from tests.databases import up_to_date
from tests.effort import of_state_machine
from tests.store.scene import asking, by_message

WORKERS = ("one", "two")
LEASE = 20.0
TOLD = {Status.CANCELLED, Status.UNCERTAIN}
"""How a paid video may end that is not in the chat: the person has decided, or is asked."""

LIMITS = Limits(user_active=3, user_daily=8)

Result = TypeVar("Result")
workers = st.sampled_from(WORKERS)
chances = st.floats(0, 1, exclude_max=True)
fates = st.sampled_from(["answered", "lost", "answered", "lost", "never", "refused", "busy"])


@dataclass(frozen=True)
class InHand:
    """A task that a worker works on, as it was when it was claimed or last changed."""

    worker: str
    task: Task
    is_calling: bool = False
    """whether the intent is written down and the paid call is the very next thing"""


class Promises(RuleBasedStateMachine):
    """Requests come in, workers push them on, and everything may stop anywhere."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        self.now = 1_000_000.0
        self.asked = 0
        self.in_hand: list[InHand] = []
        self.accepted: dict[str, int] = {}
        """paid calls by their name, with the task they are for"""
        self.sent: Counter[int] = Counter()
        """videos in the chat, by task"""
        self.calls = 0

    @initialize()
    def open(self) -> None:
        path = Path(self.folder.name) / "veogram.db"
        path.write_bytes(up_to_date())
        self.database = Database(f"sqlite:///{path}")
        self.new = NewTasks(self.database)
        self.changes = TaskTransitions(self.database)
        self.queue = TaskQueue(self.database, Status)
        self.ask(again=False)
        self.overtake()

    def teardown(self) -> None:
        if hasattr(self, "queue"):
            self.let_everything_end()
        self.run(self.database.close())
        self.runner.close()
        self.folder.cleanup()

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        return self.runner.run(work)

    @rule(again=st.booleans())
    def ask(self, again: bool) -> None:
        """Somebody asks, or Telegram says again what was asked before."""
        self.asked += 0 if again and self.asked else 1
        asked = by_message(asking(self.asked))
        before = len(self.tasks())
        try:
            _, is_new = self.run(self.new.add(asked, LIMITS, self.now))
        except LimitReached:
            is_new = False
        assert len(self.tasks()) == before + is_new

    @rule(worker=workers, most=st.integers(1, 4), stalled=st.booleans())
    def claim(self, worker: str, most: int, stalled: bool) -> None:
        """A worker takes what is due, perhaps after the other has been silent for too long."""
        self.now += LEASE + 5 if stalled else 0
        held = [each.task.id for each in self.in_hand if each.worker == worker]
        claimed = self.run(self.queue.claim(worker, self.now, LEASE, most, held))
        self.in_hand += [InHand(worker, task) for task in claimed]

    @rule()
    def overtake(self) -> None:
        """One worker takes everything and stands still until the other takes it over."""
        self.claim("one", 4, stalled=True)
        self.claim("two", 4, stalled=True)

    @rule(worker=workers, orderly=st.booleans())
    def end(self, worker: str, orderly: bool) -> None:
        """A process is killed, and its leases stay; or it ends in order, and hands them back."""
        self.in_hand = [each for each in self.in_hand if each.worker != worker]
        if orderly:
            self.run(self.queue.release(worker))

    @rule(seconds=st.sampled_from([0.1, 5.0, 3600.0, -3600.0]))
    def jump(self, seconds: float) -> None:
        """Time passes, or somebody sets the clock."""
        self.now += seconds

    @precondition(lambda self: self.in_hand)
    @rule(steps=st.lists(st.tuples(chances, fates), min_size=3, max_size=9))
    def go_on(self, steps: list[tuple[float, str]]) -> None:
        """The workers do some next things, in any order."""
        for which, fate in steps:
            if self.in_hand:
                self.work(which, fate)

    def work(self, which: float, fate: str) -> None:
        """One worker does the next thing for one of its tasks, however old its knowledge is."""
        hand = self.in_hand.pop(int(which * len(self.in_hand)))
        steps = {
            Status.QUEUED: self._intend,
            Status.SUBMITTING: self._look_up,
            Status.GENERATING: self._look,
            Status.READY: self._deliver,
        }
        if hand.is_calling:
            self._buy(hand.task, fate)
        elif hand.task.status in ENDED:
            self.run(self.changes.outcome_notified(hand.task, self.now))
        else:
            steps[hand.task.status](hand, fate)

    @precondition(lambda self: self.asked > 1)
    @rule()
    def cancel(self) -> None:
        """Somebody cancels the newest."""
        task = self.tasks()[-1]
        self.run(self.changes.cancel(task.id, "press:stop", self.now))

    def _intend(self, hand: InHand, _: str) -> None:
        self.calls += 1
        task = self.run(self.changes.submitting(hand.task, f"call-{self.calls}", self.now))
        if task:
            self.in_hand.append(InHand(hand.worker, task, is_calling=True))

    def _buy(self, task: Task, fate: str) -> None:
        name = task.client_request_id or ""
        if fate in {"answered", "lost"}:
            self.accepted[name] = task.id
        match fate:
            case "answered":
                self.run(self.changes.generating(task, name, self.now, self.now))
            case "refused":
                self.run(self.changes.failed(task, Reason.REFUSED, self.now))
            case "busy":
                self.run(self.changes.queued_again(task, self.now, self.now + 2))
            case _:
                self.run(self.changes.retry_later(task, self.now, self.now + 2))

    def _look_up(self, hand: InHand, _: str) -> None:
        name = hand.task.client_request_id or ""
        if name in self.accepted:
            self.run(self.changes.generating(hand.task, name, self.now, self.now))
        else:
            self.run(self.changes.uncertain(hand.task, self.now))

    def _look(self, hand: InHand, fate: str) -> None:
        if fate == "answered":
            self.run(
                self.changes.ready(hand.task, "https://files/1.mp4", None, self.now, measured=True)
            )
        elif fate == "busy":
            self.run(self.changes.reschedule(hand.task, self.now, self.now + 2))
        else:
            late = self.run(self.changes.late(hand.task, self.now))
            self.run(self.changes.still_generating(late or hand.task, self.now, self.now + 2))

    def _deliver(self, hand: InHand, fate: str) -> None:
        if fate in {"answered", "lost"}:
            self.sent[hand.task.id] += 1
        if fate == "answered":
            self.run(self.changes.delivered(hand.task, Receipt(1, "file", "unique"), self.now))
        else:
            self.run(self.changes.retry_later(hand.task, self.now, self.now + 2))

    @invariant()
    def nothing_is_paid_twice(self) -> None:
        bought = Counter(self.accepted.values())
        assert not bought or max(bought.values()) == 1

    @invariant()
    def what_counts_as_delivered_is_in_the_chat(self) -> None:
        for task in self.tasks():
            assert task.status is not Status.DELIVERED or self.sent[task.id]

    @invariant()
    def limits_hold(self) -> None:
        active = [task for task in self.tasks() if task.status in PENDING]
        assert len(active) <= (LIMITS.user_active or 0)

    def let_everything_end(self) -> None:
        """Nobody fails any more: each task comes to an end, and the paid ones to the chat."""
        self.in_hand.clear()
        self.now += 2 * 3600.0 + max((t.next_at for t in self.tasks()), default=0) - self.now
        for _ in range(8):
            self.now += LEASE + 3600.0
            self.claim("one", 100, stalled=True)
            while self.in_hand:
                self.work(0.0, "answered")
        for task in self.tasks():
            assert task.outcome_notified
            if task.id in self.accepted.values() and task.status not in TOLD:
                assert self.sent[task.id] >= 1

    def tasks(self) -> list[Task]:
        if not hasattr(self, "queue"):
            return []
        return self.run(self._all())

    async def _all(self) -> list[Task]:
        async with self.database.read() as connection:
            rows = await connection.execute(sa.select(tasks).order_by(tasks.c.id))
            return [task_of(row) for row in rows]


Promises.TestCase.settings = of_state_machine(40, steps=30)
TestPromises = Promises.TestCase
