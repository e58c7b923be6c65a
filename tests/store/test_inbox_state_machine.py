"""Arrivals, failures, crashes and a clock that jumps: in any order the inbox keeps its promises."""

import asyncio
import tempfile
from collections.abc import Coroutine
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.store.database import Database
from bot.store.inbox import Inbox, InboxRow, Received
from tests.databases import up_to_date
from tests.effort import of_state_machine

WORKERS = ("one", "two")
CHATS = (1, 2, -3, None)
LEASE = 20.0

Result = TypeVar("Result")
workers = st.sampled_from(WORKERS)
chances = st.floats(0, 1, exclude_max=True)
fates = st.sampled_from(["done", "done", "postponed", "aside", "failed", "unheard"])
pauses = st.sampled_from([0.0, 2.0, 30.0])


@dataclass(frozen=True)
class InHand:
    """An update that a worker handles, under a lease that may have run out."""

    worker: str
    row: InboxRow
    until: float
    """when the lease runs out; 0 once it has, wherever the clock is set to"""


class Promises(RuleBasedStateMachine):
    """Updates come in, workers handle them, and everything may stop anywhere."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        self.now = 1_000_000.0
        self.chats: dict[int, int | None] = {}
        """every update that came, with its chat"""
        self.in_hand: list[InHand] = []
        self.begun: list[int] = []
        """updates in the order in which they were first handled"""
        self.finished: set[int] = set()
        self.decided: set[int] = set()
        """updates of which only the answer is left"""

    @initialize()
    def open(self) -> None:
        path = Path(self.folder.name) / "veogram.db"
        path.write_bytes(up_to_date())
        self.database = Database(f"sqlite:///{path}")
        self.inbox = Inbox(self.database)

    def teardown(self) -> None:
        if hasattr(self, "inbox"):
            self.let_everything_end()
        self.run(self.database.close())
        self.runner.close()
        self.folder.cleanup()

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        return self.runner.run(work)

    @rule(chats=st.lists(st.sampled_from(CHATS), min_size=1, max_size=6), again=st.booleans())
    def receive(self, chats: list[int | None], again: bool) -> None:
        """Updates come; not confirmed in time, they come again with the next ones."""
        known = list(self.chats) if again else []
        first = len(self.chats) + 1
        self.chats |= dict(enumerate(chats, first))
        came = [*known, *range(first, first + len(chats))]
        updates = [Received(number, self.chats[number], {"update_id": number}) for number in came]
        self.run(self.inbox.store(updates, self.now))

    @rule(worker=workers, most=st.integers(1, 4), stalled=st.booleans())
    def claim(self, worker: str, most: int, stalled: bool) -> None:
        """A worker takes what is due, perhaps after the other has been silent for too long."""
        self.let_pass(LEASE + 5 if stalled else 0)
        held = [each.row.id for each in self.in_hand if each.worker == worker]
        for row in self.run(self.inbox.claim(worker, self.now, LEASE, most, held)):
            assert row.id not in self.finished
            assert row.id not in held
            assert row.answer == ({"to": row.id} if row.id in self.decided else None)
            self.in_hand.append(InHand(worker, row, self.now + LEASE))
            if row.id not in self.begun:
                self.begun.append(row.id)

    @rule(fate=fates)
    def overtake(self, fate: str) -> None:
        """One worker stands still, the other takes over, and then the first goes on."""
        self.receive([1, 1, 2, None], again=False)
        self.claim("one", 4, stalled=True)
        self.claim("two", 4, stalled=True)
        for hand in [each for each in self.in_hand if each.worker == "one"]:
            self.in_hand.remove(hand)
            self.come_to_an_end(hand, fate, 0.0)
        self.claim("one", 4, stalled=False)

    @rule(fate=fates, worker=workers)
    def crowd(self, fate: str, worker: str) -> None:
        """What has stepped aside falls due while its chat goes on."""
        self.receive([1, 1, 2, 2], again=False)
        for _ in range(2):
            self.claim("one", 4, stalled=True)
            while self.in_hand:
                self.come_to_an_end(self.in_hand.pop(), fate, 0.0)
        self.claim("one", 4, stalled=False)
        self.receive([1, 2], again=False)
        self.claim(worker, 4, stalled=False)

    @rule(worker=workers)
    def renew(self, worker: str) -> None:
        """A worker that is not late holds on to what it handles."""
        mine = [each for each in self.in_hand if each.worker == worker and each.until]
        until = self.now + LEASE
        self.run(self.inbox.renew(worker, [each.row.id for each in mine], until))
        self.in_hand = [
            replace(each, until=until) if each in mine else each for each in self.in_hand
        ]

    @rule(worker=workers, orderly=st.booleans())
    def end(self, worker: str, orderly: bool) -> None:
        """A process is killed, and its leases stay; or it ends in order, and hands them back."""
        self.in_hand = [each for each in self.in_hand if each.worker != worker]
        if orderly:
            self.run(self.inbox.release(worker))

    @rule(seconds=st.sampled_from([0.1, 5.0, LEASE, 3600.0, -3600.0]))
    def jump(self, seconds: float) -> None:
        """Time passes, or somebody sets the clock."""
        self.let_pass(seconds)

    def let_pass(self, seconds: float) -> None:
        self.now += seconds
        self.in_hand = [
            replace(each, until=each.until if each.until > self.now else 0) for each in self.in_hand
        ]

    @precondition(lambda self: self.in_hand)
    @rule(steps=st.lists(st.tuples(chances, fates, pauses), min_size=1, max_size=6))
    def go_on(self, steps: list[tuple[float, str, float]]) -> None:
        """The workers come to an end with some of what they handle, in any order."""
        for which, fate, pause in steps:
            if self.in_hand:
                self.come_to_an_end(self.in_hand.pop(int(which * len(self.in_hand))), fate, pause)

    def come_to_an_end(self, hand: InHand, fate: str, pause: float) -> None:
        next_at = self.now + pause
        if fate == "done":
            self.run(self.inbox.done(hand.row, self.now))
            self.finished |= self.done_ids() & {hand.row.id}
        elif fate == "unheard":
            answer = {"to": hand.row.id}
            self.run(self.inbox.keep_answer(hand.row, answer, hand.row.attempts + 1, next_at))
            self.decided |= self.ids_where("json_extract(payload, '$.answer') IS NOT NULL")
        elif fate == "postponed":
            self.run(self.inbox.postpone(hand.row, next_at))
        else:
            self.run(self.inbox.step_aside(hand.row, next_at, failed=fate == "failed"))

    @invariant()
    def never_two_of_a_chat_under_live_leases(self) -> None:
        live = [each.row for each in self.in_hand if each.until]
        chats = [row.chat_id for row in live if row.chat_id is not None]
        assert len(chats) == len(set(chats))
        assert len({row.id for row in live}) == len(live)

    @invariant()
    def the_first_handling_of_a_chat_s_updates_is_in_their_order(self) -> None:
        for chat in CHATS:
            begun = [number for number in self.begun if self.chats[number] == chat]
            assert chat is None or begun == sorted(begun)

    @invariant()
    def what_is_done_was_handled(self) -> None:
        assert self.done_ids() <= set(self.begun)

    def done_ids(self) -> set[int]:
        """Return the updates that are done."""
        return self.ids_where("done_at IS NOT NULL")

    def ids_where(self, condition: str) -> set[int]:
        """Return the updates whose rows are like this."""
        if not hasattr(self, "inbox"):
            return set()
        query = f"SELECT update_id FROM inbox WHERE {condition}"

        async def ask() -> set[int]:
            async with self.database.read() as connection:
                return {row[0] for row in await connection.exec_driver_sql(query)}

        return self.run(ask())

    def let_everything_end(self) -> None:
        """Nobody fails any more: every update is handled, each chat's in their order."""
        self.in_hand.clear()
        self.now += 100 * 3600.0  # further than all jumps have set it back
        while self.done_ids() != set(self.chats):
            before = len(self.done_ids())
            self.claim("one", 4, stalled=True)
            while self.in_hand:
                self.come_to_an_end(self.in_hand.pop(0), "done", 0.0)
            assert len(self.done_ids()) > before
        assert set(self.begun) == set(self.chats)


Promises.TestCase.settings = of_state_machine(20, steps=20)
TestInbox = Promises.TestCase
