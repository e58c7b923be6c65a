"""A worker, and work in memory that takes as long as a test says."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from bot.errors import StoreUnavailable
from bot.pipeline.worker import Worker, WorkQueue
from bot.store.agenda import Outlook
from tests.clock import MovableClock

NOW = 1000.0
OWNER = "this-process"


@dataclass
class Row:
    """Something that falls due."""

    id: int
    next_at: float = NOW
    owner: str | None = None
    lease_until: float = 0.0


@dataclass
class Rows:
    """A source of work in memory."""

    rows: dict[int, Row] = field(default_factory=dict)
    is_down: bool = False
    claims: int = 0
    looks: int = 0
    renewals: list[tuple[set[int], float]] = field(default_factory=list)

    def add(self, *ids: int, next_at: float = NOW) -> None:
        self.rows |= {key: Row(key, next_at) for key in ids}

    async def claim(
        self, owner: str, now: float, lease: float, most: int, held: Collection[int]
    ) -> Sequence[Row]:
        self._check()
        self.claims += 1
        due = self._due(now, held)[:most]
        for row in due:
            row.owner, row.lease_until = owner, now + lease
        return due

    def outlook(self, held: Collection[int], now: float, until: float) -> Outlook:
        self.looks += 1
        self._check()
        ahead = [row.next_at for row in self.rows.values() if now < row.next_at <= until]
        return Outlook(bool(self._due(now, held)), min(ahead, default=None))

    def _due(self, now: float, held: Collection[int]) -> list[Row]:
        return [
            row
            for row in self.rows.values()
            if row.next_at <= now and row.lease_until <= now and row.id not in held
        ]

    async def hand_back(self, owner: str, keys: Collection[int], next_at: float) -> None:
        self._check()
        for key in set(keys) & set(self.rows):
            row = self.rows[key]
            if row.owner == owner:
                row.owner, row.lease_until, row.next_at = None, 0.0, next_at

    async def renew(self, owner: str, keys: Collection[int], until: float) -> None:
        self._check()
        self.renewals.append(({*keys}, until))
        for key in keys:
            assert self.rows[key].owner == owner
            self.rows[key].lease_until = until

    async def release(self, owner: str | None = None, *, in_order: bool = True) -> int:
        self._check()
        held = [row for row in self.rows.values() if row.owner and owner in (None, row.owner)]
        for row in held:
            row.owner, row.lease_until = None, 0.0
        return len(held)

    def _check(self) -> None:
        if self.is_down:
            raise StoreUnavailable("locked")


class Diary:
    """Looks at sources in memory."""

    async def look(
        self, wanted: Sequence[tuple[Rows, Collection[int]]], now: float, until: float
    ) -> Sequence[Outlook]:
        return [rows.outlook(held, now, until) for rows, held in wanted]


@dataclass
class Work:
    """Work that takes until it is let go, and that fails where a test says so."""

    rows: Rows
    errors: dict[int, Exception] = field(default_factory=dict)
    begun: list[int] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)
    put_off: list[int] = field(default_factory=list)
    may_end: asyncio.Event = field(default_factory=asyncio.Event)
    happened: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, row: Row) -> None:
        self.begun.append(row.id)
        self.happened.set()
        await self.may_end.wait()
        if row.id in self.errors:
            raise self.errors[row.id]
        del self.rows.rows[row.id]
        self.ended.append(row.id)
        self.happened.set()

    async def put_it_off(self, row: Row) -> None:
        self.put_off.append(row.id)
        self.happened.set()
        if self.rows.is_down:
            raise StoreUnavailable("locked")
        row.next_at += 20.0

    async def until(self, count: int, which: list[int]) -> None:
        """Return when so much has happened."""
        while len(which) < count:
            self.happened.clear()
            await self.happened.wait()


@dataclass
class Scene:
    """A worker with one queue, and what happens in it."""

    clock: MovableClock
    rows: Rows
    work: Work
    worker: Worker

    async def ticks(self) -> None:
        """Return when no tick is under way."""
        while self.worker._ticks:
            await asyncio.wait(self.worker._ticks)

    def queue(self, slots: int = 2) -> WorkQueue[Row]:
        return WorkQueue("row", self.rows, self.work, self.work.put_it_off, slots)


def scene(slots: int = 2, clock: MovableClock | None = None) -> Scene:
    clock = clock or MovableClock(NOW)
    rows = Rows()
    made = Scene(clock, rows, Work(rows), Worker([], Diary(), clock, OWNER))
    made.worker.add(made.queue(slots))
    return made
