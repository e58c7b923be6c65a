"""People who ask, pay and cancel at once, admins who set budgets, and two processes that work.

All dice are thrown by the plan of a round, before anything is started: the same seed asks for the
same things, whatever comes first.
"""

import random
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from typing import Any

from bot.errors import BudgetTooLow, LimitReached, StarsOwed
from bot.money.budgets import Scope
from bot.money.stars import StarPayment, stars_of
from bot.store.budgets import Budget
from bot.tasks.limits import Limits
from tests.store.money.process import Process
from tests.store.money.work import Work
from tests.store.scene import asking, by_message

STARS_PER_USD = 77
PEOPLE, GROUPS = range(1, 11), (-1, -2)
MOVED = {-2: -1002}
"""The group that gets a new id, once."""
CHEAP_GROUP = -1
"""Where nobody asks for anything dear, so that the number of videos is the limit."""
CHEAP, DEAR = (90_001, 210_003, 420_000), (2_520_000, 3_360_007, 6_720_000)
PACKS = (5, 50, 100, 400)

Act = Callable[[Process], Coroutine[Any, Any, object]]


@dataclass
class Crowd:
    """Plans what everybody does."""

    dice: random.Random
    limits: Limits
    work: Work
    now: float
    tasks: list[int] = field(default_factory=list)
    payments: list[StarPayment] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    """why nothing was bought, or no budget set"""
    messages: int = 0
    has_moved: bool = False

    def plan(self) -> list[Act]:
        """Return the next thing that somebody does, twice where it is told twice."""
        plans = {
            self.ask: 40,
            self.pay: 6,
            self.refund: 2,
            self.set_budget: 5,
            self.cancel: 5,
            self.push: 80,
            self.reconcile: 6,
        }
        [plan] = self.dice.choices(list(plans), list(plans.values()))
        act = plan()
        return [act] * self.dice.choice([1, 1, 1, 2])

    def ask(self) -> Act:
        """Somebody asks for a video in their own chat or in a group; some could pay with Stars."""
        self.messages += 1
        person = self.dice.choice(PEOPLE)
        chat = self._chat(person)
        quote = self.dice.choice(DEAR if person % 2 and chat != CHEAP_GROUP else CHEAP)
        requester = asking(self.messages, person, chat)
        takes_stars = self.dice.random() < 0.5
        stars = stars_of(quote, STARS_PER_USD) if takes_stars else None
        new, now = replace(by_message(requester, quote=quote), stars=stars), self._moment()

        async def act(process: Process) -> None:
            try:
                task, is_new = await process.new.add(new, self.limits, now)
            except LimitReached as error:
                self.refused[error.scope] += 1
                self.refused["stars"] += bool(error.stars)
            except StarsOwed:
                self.refused["owed"] += 1
            else:
                self.tasks += [task.id] if is_new else []

        return act

    def pay(self) -> Act:
        """Somebody buys Stars."""
        person = self.dice.choice(PEOPLE)
        number = len(self.payments)
        payment = StarPayment(f"paid-{number}", person, person, self.dice.choice(PACKS))
        self.payments.append(payment)
        now = self._moment()
        return lambda process: process.accounts.credit(payment, now)

    def refund(self) -> Act:
        """Somebody has back what they have paid, even if it is spent, or not yet credited."""
        if not self.payments:
            return self.pay()
        payment, now = self.dice.choice(self.payments), self._moment()
        return lambda process: process.accounts.refund(payment, now)

    def set_budget(self) -> Act:
        """An admin sets the budget of a person or a group, or lets the settings' hold again."""
        scope = self.dice.choice([Scope.USER, Scope.CHAT])
        subject = self.dice.choice(PEOPLE if scope is Scope.USER else GROUPS)
        if self.dice.random() < 0.3:
            return lambda process: process.budgets.remove(scope, subject)
        amount = self.dice.choice([0, 1, *(self.dice.randrange(60_000_000) for _ in range(6))])
        now = self._moment()
        budget, day = Budget(scope, subject, amount), self.limits.calendar.day(now)

        async def act(process: Process) -> None:
            try:
                await process.budgets.set(budget, day, set_by=99, now=now)
            except BudgetTooLow:
                self.refused["too-low"] += 1

        return act

    def cancel(self) -> Act:
        """Somebody cancels a video."""
        if not self.tasks:
            return self.ask()
        task_id, now = self.dice.choice(self.tasks), self._moment()
        return lambda process: process.changes.cancel(task_id, "press:stop", now)

    def push(self) -> Act:
        """A process does the next thing for a video."""
        if not self.tasks:
            return self.ask()
        newest = self.tasks[-80:]
        task_id, dice, now = self.dice.choice(newest), self._dice(), self._moment()
        return lambda process: self.work.push(process, task_id, dice(), now)

    def reconcile(self) -> Act:
        """A process reads the provider's ledger, perhaps not all of it."""
        share, now = self.dice.choice([0.5, 1.0]), self._moment()
        return lambda process: self.work.reconcile(process, share, now)

    async def move(self, process: Process) -> None:
        """Let a group become a supergroup; it keeps its account."""
        self.has_moved = True
        for old_id, new_id in MOVED.items():
            await process.moves.add(old_id, new_id)

    def _chat(self, person: int) -> int:
        chat = self.dice.choice([person, *GROUPS])
        is_late = self.dice.random() < 0.2
        return MOVED.get(chat, chat) if self.has_moved and not is_late else chat

    def _moment(self) -> float:
        """Return the time by the clock of a process; two clocks differ a little."""
        return self.now + self.dice.uniform(-2.0, 2.0)

    def _dice(self) -> Callable[[], random.Random]:
        """Return what makes dice that fall the same way each time."""
        seed = self.dice.random()
        return lambda: random.Random(seed)
