"""A judge of the ledger: goes through it in the order in which it was written.

Triggers note that order, and what else held at each moment: SQLite has one writer at a time, and
what is rolled back leaves no note. The sums that are kept beside the ledger are not looked at.
"""

import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.money.budgets import Allowance, Scope
from bot.money.ledger import EntryKind
from bot.tasks.limits import Limits
from bot.tasks.task import PENDING

_PENDING = ", ".join(f"'{status}'" for status in sorted(PENDING))

NOTES = f"""
CREATE TABLE notes (id INTEGER PRIMARY KEY, what TEXT, number INTEGER, scope TEXT, amount INTEGER);
CREATE TRIGGER of_entries AFTER INSERT ON entries BEGIN
    INSERT INTO notes (what, number) VALUES ('entry', NEW.id); END;
CREATE TRIGGER of_budgets AFTER INSERT ON budgets BEGIN
    INSERT INTO notes (what, number, scope, amount)
    VALUES ('budget', NEW.subject_id, NEW.scope, NEW.credits); END;
CREATE TRIGGER of_other_budgets AFTER UPDATE ON budgets BEGIN
    INSERT INTO notes (what, number, scope, amount)
    VALUES ('budget', NEW.subject_id, NEW.scope, NEW.credits); END;
CREATE TRIGGER of_old_budgets AFTER DELETE ON budgets BEGIN
    INSERT INTO notes (what, number, scope) VALUES ('budget', OLD.subject_id, OLD.scope); END;
CREATE TRIGGER of_tasks AFTER INSERT ON tasks BEGIN
    INSERT INTO notes (what, number, amount) SELECT 'active', NEW.user_id, count(*) FROM tasks
    WHERE user_id = NEW.user_id AND status IN ({_PENDING}) AND NOT outcome_notified; END;
CREATE TRIGGER no_change BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'changed'); END;
CREATE TRIGGER no_loss BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'deleted'); END;
"""

_READ = """
SELECT notes.id AS note, what, number, scope, amount, entries.* FROM notes
LEFT JOIN entries ON what = 'entry' AND entries.id = number WHERE notes.id > ? ORDER BY notes.id
"""


@dataclass
class Sum:
    """What a scope has used on a day."""

    videos: int = 0
    spent: int = 0
    """reserved and charged, in credits"""


@dataclass
class Judge:
    """Goes on where it stopped, and complains about the first entry that should not be there."""

    path: Path
    limits: Limits
    sums: defaultdict[tuple[Scope, int, str], Sum] = field(default_factory=lambda: defaultdict(Sum))
    stars: Counter[int] = field(default_factory=Counter)
    budgets: dict[tuple[Scope, int], int] = field(default_factory=dict)
    reserved: dict[int, sqlite3.Row] = field(default_factory=dict)
    """the reservations, by task"""
    charged: Counter[int] = field(default_factory=Counter)
    settled: set[int] = field(default_factory=set)
    kinds: Counter[EntryKind] = field(default_factory=Counter)
    last: int = 0

    def begin(self) -> None:
        """Let everything be noted from now on."""
        with closing(sqlite3.connect(self.path)) as connection:
            connection.executescript(NOTES)

    def look(self) -> None:
        """Go through what has come since the last time."""
        with closing(sqlite3.connect(self.path)) as connection:
            connection.row_factory = sqlite3.Row
            notes = connection.execute(_READ, [self.last]).fetchall()
        for note in notes:
            self.last = note["note"]
            take: Any = {"entry": self._entry, "budget": self._budget, "active": self._active}
            take[note["what"]](note)

    def _active(self, note: sqlite3.Row) -> None:
        most = self.limits.user_active
        assert not most or note["amount"] <= most, f"{note['number']}: {note['amount']} of {most}"

    def _budget(self, note: sqlite3.Row) -> None:
        key = Scope(note["scope"]), note["number"]
        if note["amount"] is None:
            del self.budgets[key]
        else:
            self.budgets[key] = note["amount"]

    def _entry(self, entry: sqlite3.Row) -> None:
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

    def _add_stars(self, entry: sqlite3.Row) -> None:
        """Nobody spends Stars that they do not have; a refund alone may take back what is spent."""
        person, is_asking = entry["user_id"], entry["kind"] == EntryKind.RESERVE
        assert not is_asking or self.stars[person] >= 0, f"{person} owes Stars, and gets a video"
        self.stars[person] += entry["stars"]
        if entry["stars"] < 0 and entry["kind"] != EntryKind.REFUND:
            assert self.stars[person] >= 0, f"{entry['key']}: {self.stars[person]} Stars are left"

    def _reservation(self, entry: sqlite3.Row) -> None:
        task_id = entry["task_id"]
        assert task_id not in self.reserved
        assert entry["day"] == self.limits.calendar.day(entry["at"])
        assert (entry["videos"], entry["charged"]) == (1, 0)
        self.reserved[task_id] = entry

    def _cost(self, entry: sqlite3.Row) -> None:
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

    def _add(self, entry: sqlite3.Row) -> None:
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
