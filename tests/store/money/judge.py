"""A judge of the ledger: goes through it in the order in which it was written.

The sums that are kept beside the ledger are not looked at.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.money.budgets import Allowance, Scope
from bot.money.ledger import EntryKind
from bot.tasks.limits import Limits
from tests.store.money.notes import Notes

Note = Mapping[str, Any]


@dataclass
class Sum:
    """What a scope has used on a day."""

    videos: int = 0
    spent: int = 0
    """reserved and charged, in credits"""


@dataclass
class Judge:
    """Goes on where it stopped, and complains about the first entry that should not be there."""

    notes: Notes
    limits: Limits
    sums: defaultdict[tuple[Scope, int, str], Sum] = field(default_factory=lambda: defaultdict(Sum))
    stars: Counter[int] = field(default_factory=Counter)
    budgets: dict[tuple[Scope, int], int] = field(default_factory=dict)
    reserved: dict[int, Note] = field(default_factory=dict)
    """the reservations, by task"""
    charged: Counter[int] = field(default_factory=Counter)
    settled: set[int] = field(default_factory=set)
    kinds: Counter[EntryKind] = field(default_factory=Counter)
    last: int = 0

    async def begin(self) -> None:
        """Let everything be noted from now on."""
        await self.notes.begin()

    async def look(self) -> None:
        """Go through what has come since the last time."""
        for note in await self.notes.after(self.last):
            self.last = note["note"]
            take: Any = {"entry": self._entry, "budget": self._budget, "active": self._active}
            take[note["what"]](note)

    def _active(self, note: Note) -> None:
        most = self.limits.user_active
        assert not most or note["amount"] <= most, f"{note['number']}: {note['amount']} of {most}"

    def _budget(self, note: Note) -> None:
        key = Scope(note["scope"]), note["number"]
        if note["amount"] is None:
            del self.budgets[key]
        else:
            self.budgets[key] = note["amount"]

    def _entry(self, entry: Note) -> None:
        self.kinds[EntryKind(entry["kind"])] += 1
        self._add_stars(entry)
        if entry["task_id"] is None:
            return
        if entry["kind"] == EntryKind.RESERVE:
            self._reservation(entry)
        else:
            self._cost(entry)
        if not entry["prepaid"]:
            self._add(entry)

    def _add_stars(self, entry: Note) -> None:
        """Nobody spends Stars that they do not have; a refund alone may take back what is spent."""
        person, is_asking = entry["user_id"], entry["kind"] == EntryKind.RESERVE
        assert not is_asking or self.stars[person] >= 0, f"{person} owes Stars, and gets a video"
        self.stars[person] += entry["stars"]
        if entry["stars"] < 0 and entry["kind"] != EntryKind.REFUND:
            assert self.stars[person] >= 0, f"{entry['key']}: {self.stars[person]} Stars are left"

    def _reservation(self, entry: Note) -> None:
        task_id = entry["task_id"]
        assert task_id not in self.reserved
        assert entry["day"] == self.limits.calendar.day(entry["at"])
        assert (entry["videos"], entry["charged"]) == (1, 0)
        self.reserved[task_id] = entry

    def _cost(self, entry: Note) -> None:
        """What is known of a cost counts for the reservation's day, people and limits."""
        first, task_id = self.reserved[entry["task_id"]], entry["task_id"]
        for name in ("user_id", "chat_id", "day", "prepaid"):
            assert entry[name] == first[name], f"{entry['key']}: another {name}"
        self.charged[task_id] += entry["charged"]
        if entry["kind"] == EntryKind.CORRECTION:
            assert (task_id in self.settled, entry["reserved"]) == (True, 0)
            return
        assert task_id not in self.settled
        assert entry["reserved"] == -first["reserved"]
        self.settled.add(task_id)

    def _add(self, entry: Note) -> None:
        """Count an entry for everybody, the person and the chat; reservations keep all limits."""
        user_id, chat_id, day = entry["user_id"], entry["chat_id"], entry["day"]
        for allowance in self.limits.allowances(user_id, chat_id):
            total = self.sums[allowance.scope, allowance.subject_id, day]
            total.videos += entry["videos"]
            total.spent += entry["reserved"] + entry["charged"]
            if entry["kind"] == EntryKind.RESERVE:
                self._check(allowance, total)

    def _check(self, allowance: Allowance, total: Sum) -> None:
        scope = allowance.scope, allowance.subject_id
        budget = self.budgets.get(scope, allowance.budget)
        assert not budget or total.spent <= budget, f"{scope}: {total.spent} of {budget} credits"
        most = allowance.videos
        assert not most or total.videos <= most, f"{scope}: {total.videos} of {most} videos"
