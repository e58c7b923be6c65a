"""A provider that is played by plain values: what it has accepted, made and charged."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.money.charges import Charge
from bot.money.credits import Credits
from bot.tasks.task import Task


class End(StrEnum):
    """What becomes of a generation."""

    VIDEO = "video"
    FAILED = "failed"
    EMPTY = "empty"
    """completed without a video: nothing is said of its cost until it is charged"""


@dataclass
class Generation:
    """What was bought with one call."""

    id: str
    end: End
    cost: Credits
    """what is charged in the end; 0: nothing ever is"""
    told: Credits | None
    """what the provider says of its cost when it has ended"""
    is_over: bool = False


@dataclass
class PlayedProvider:
    """Accepts and refuses calls; its log knows each by its name."""

    accepted: dict[str, Generation] = field(default_factory=dict)
    """by the names of the calls"""
    refused: set[str] = field(default_factory=set)
    rows: list[Charge] = field(default_factory=list)
    """its ledger"""

    def accept(self, task: Task, end: End, cost: Credits, told: Credits | None) -> Generation:
        """Begin a generation."""
        name = task.client_request_id or ""
        assert name not in self.accepted
        self.accepted[name] = Generation(f"gen-{name}", end, cost, told)
        return self.accepted[name]

    def made(self, generation_id: str | None) -> Generation:
        """Return a generation by its id."""
        return next(each for each in self.accepted.values() if each.id == generation_id)

    def finish(self, generation: Generation, now: float) -> None:
        """Let a generation end, and charge it, in two rows where that is possible."""
        if generation.is_over:
            return
        generation.is_over = True
        whole, half = generation.cost, generation.cost // 2
        for number, amount in enumerate((half, whole - half)):
            if amount:
                row = Charge(now + number, "MODEL_USAGE", generation.id, amount, "veo")
                self.rows.append(row)

    def charged(self, generation_id: str | None) -> Credits:
        """Return what was charged for a generation."""
        return sum(row.amount for row in self.rows if row.reference == generation_id)

    def tells_cost_of(self, task: Task) -> bool:
        """Return whether anything has shown what a video has cost, that has ended.

        Not of a call that did not arrive, nor of what is completed without a video or a charge.
        """
        if task.generation_id:
            return self.made(task.generation_id).end is not End.EMPTY or bool(
                self.charged(task.generation_id)
            )
        name = task.client_request_id
        return task.submitted_at is None or name in self.refused
