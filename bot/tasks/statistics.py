"""What was asked for, made and spent in some days, summed up."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.money.credits import Credits
from bot.money.ledger import EntryKind
from bot.tasks.task import Reason, Status
from bot.veo.catalogue import family_of

_TRADE = frozenset({EntryKind.PURCHASE, EntryKind.REFUND})
"""What moves Stars between people and the operator; the rest moves them for videos."""


class Outcome(StrEnum):
    """What has become of a video that was asked for."""

    DELIVERED = "delivered"
    FAILED = "failed"
    CANCELLED = "cancelled"
    PENDING = "pending"


_OUTCOMES = {
    Status.DELIVERED: Outcome.DELIVERED,
    Status.FAILED: Outcome.FAILED,
    Status.UNCERTAIN: Outcome.FAILED,
    Status.CANCELLED: Outcome.CANCELLED,
}


@dataclass(frozen=True)
class VideoCount:
    """How many videos of a day or an hour ended alike."""

    slot: int
    """the number of the day or the hour, from 0 on"""
    status: Status
    reason: Reason | None
    count: int


@dataclass(frozen=True)
class EntrySum:
    """What the entries of one kind of a day or an hour add up to."""

    slot: int
    kind: EntryKind
    reserved: Credits
    charged: Credits
    stars: int


@dataclass(frozen=True)
class Spender:
    """A person or a chat, and what their videos have cost, or may still cost."""

    id: int
    amount: Credits
    videos: int


@dataclass(frozen=True)
class Wait:
    """How long people waited for the videos of a model, in seconds from request to delivery."""

    model: str
    videos: int
    median: float
    ninetieth: float
    """nine of ten waited no longer"""


@dataclass(frozen=True)
class Slot:
    """A day or an hour."""

    videos: Mapping[Outcome, int]
    charged: Credits


@dataclass(frozen=True)
class Statistics:
    """The sums of some days."""

    slots: Sequence[Slot]
    failures: Sequence[tuple[Reason, int]]
    """how many videos failed for which reason, the most frequent first"""
    reserved: Credits
    """what may still be charged"""
    charged: Credits
    stars_bought: int
    stars_paid_back: int
    """of those, or of what was bought earlier"""
    stars_used: int
    """less those that were given back"""
    waits: Sequence[Wait]
    chats: Sequence[Spender]
    """groups and channels; a private chat is its person's"""
    people: Sequence[Spender]

    def count(self, outcome: Outcome) -> int:
        """Return how many videos have ended like this."""
        return sum(slot.videos.get(outcome, 0) for slot in self.slots)

    @property
    def asked(self) -> int:
        """How many videos were asked for."""
        return sum(map(self.count, Outcome))


def statistics(
    slots: int,
    videos: Sequence[VideoCount],
    entries: Sequence[EntrySum],
    waited: Iterable[tuple[str, float]],
    chats: Sequence[Spender],
    people: Sequence[Spender],
) -> Statistics:
    """Sum up; ``waited`` holds the provider's name of a model and seconds for each video."""
    return Statistics(
        slots=[_slot(number, videos, entries) for number in range(slots)],
        failures=_failures(videos),
        reserved=sum(entry.reserved for entry in entries),
        charged=sum(entry.charged for entry in entries),
        stars_bought=_stars(entries, EntryKind.PURCHASE),
        stars_paid_back=-_stars(entries, EntryKind.REFUND),
        stars_used=-sum(entry.stars for entry in entries if entry.kind not in _TRADE),
        waits=waits(waited),
        chats=chats,
        people=people,
    )


def _stars(entries: Iterable[EntrySum], kind: EntryKind) -> int:
    return sum(entry.stars for entry in entries if entry.kind is kind)


def _slot(number: int, videos: Iterable[VideoCount], entries: Iterable[EntrySum]) -> Slot:
    counts: Counter[Outcome] = Counter()
    for each in videos:
        if each.slot == number:
            counts[_OUTCOMES.get(each.status, Outcome.PENDING)] += each.count
    return Slot(counts, sum(entry.charged for entry in entries if entry.slot == number))


def _failures(videos: Iterable[VideoCount]) -> list[tuple[Reason, int]]:
    counts: Counter[Reason] = Counter()
    for each in videos:
        if each.reason and _OUTCOMES.get(each.status) is Outcome.FAILED:
            counts[each.reason] += each.count
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def waits(waited: Iterable[tuple[str, float]]) -> list[Wait]:
    """Return how long people waited for each model, the most used first."""
    by_title: dict[str, list[float]] = {}
    for model_id, seconds in waited:
        by_title.setdefault(_title(model_id), []).append(max(0.0, seconds))
    found = [
        Wait(title, len(each), percentile(each, 50), percentile(each, 90))
        for title, each in by_title.items()
    ]
    return sorted(found, key=lambda wait: (-wait.videos, wait.model))


def _title(model_id: str) -> str:
    try:
        return family_of(model_id).title
    except KeyError:  # it has left the catalogue
        return model_id


def percentile(values: Iterable[float], percent: int) -> float:
    """Return the smallest of some values that so many percent of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]
