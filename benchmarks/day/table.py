"""The tables of work: rows that become due, and that are claimed under leases."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from heapq import heappop, heappush
from math import inf

from benchmarks.day.habits import Asked


class Queue(StrEnum):
    """What is claimed together, and has slots of its own."""

    UPDATES = "updates"
    QUEUED = "queued"
    PICTURES = "pictures"
    """queued, with pictures to be fetched"""
    GENERATING = "generating"
    READY = "ready"
    ENDED = "ended"
    """to be told how it ended"""


@dataclass(eq=False, slots=True)
class Row:
    """An update, and later the video that it asks for."""

    asked: Asked
    queue: Queue = Queue.UPDATES
    wanted_at: float | None = None
    """since when the call is wanted that comes next"""
    is_begun: bool = False
    """of an update: whether its press is answered, or its video ordered"""
    is_called: bool = False
    """whether the paid call may have been made"""
    bought_at: float = 0.0
    done_at: float = inf
    """when the video service has finished it"""
    is_announced: bool = False
    """whether its progress message is sent, or about to be"""
    is_shown: bool = False
    """whether there is a progress message"""
    shown_at: float = 0.0
    """since when it says what it says"""
    orphaned_at: float = inf
    """when the process was killed that held it"""


class Table:
    """The rows of all queues.

    A claim is one transaction: two owners never get the same row. Who is dead changes nothing any
    more, and its rows are due again once somebody releases them.
    """

    def __init__(self) -> None:
        self._due: dict[Queue, list[tuple[float, int, Row]]] = {queue: [] for queue in Queue}
        self._held: defaultdict[str, set[Row]] = defaultdict(set)
        self._count = 0

    def put(self, row: Row, queue: Queue, next_at: float, owner: str = "") -> None:
        """Let a row be due at a moment, which ends its owner's lease."""
        self._held[owner].discard(row)
        self._count += 1
        row.queue = queue
        heappush(self._due[queue], (next_at, self._count, row))

    def end(self, row: Row, owner: str) -> None:
        """Let a row be due no more."""
        self._held[owner].discard(row)

    def next_at(self, queue: Queue) -> float:
        """Return when the next row is due that nobody holds."""
        return self._due[queue][0][0] if self._due[queue] else inf

    def claim(self, owner: str, queue: Queue, now: float, most: int) -> list[Row]:
        """Claim rows that are due, longest due first."""
        due, rows = self._due[queue], list[Row]()
        while due and due[0][0] <= now and len(rows) < most:
            rows.append(heappop(due)[2])
        self._held[owner].update(rows)
        return rows

    def orphan(self, owner: str, now: float) -> None:
        """Note when the owner of rows has died: nobody else knows that yet."""
        for row in self._held[owner]:
            row.orphaned_at = now

    def release(self, owner: str, now: float) -> None:
        """Release the leases of a dead owner."""
        for row in list(self._held.pop(owner, ())):
            self.put(row, row.queue, now)
