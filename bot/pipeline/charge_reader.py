"""Reading the provider's ledger, page by page, so that no row of it is passed over."""

import asyncio
import logging
from dataclasses import dataclass, field

from bot.errors import InvalidRequest, ProviderError, RateLimited
from bot.pipeline.alerts import Alert
from bot.pipeline.ports import Clock, Operators
from bot.provider.base import ChargePage, Provider
from bot.store.charges import Charges, ReadMark
from bot.store.settlements import Settlements

log = logging.getLogger(__name__)

_HOUR, _DAY = 3600.0, 24 * 3600.0

_OVERLAP = 2 * _HOUR
"""How much is read again each time: rows may turn up late, among others that are known."""

_DAILY_OVERLAP = 2 * _DAY
"""The same once a day, for rows that turn up very late."""

_FIRST, _LONGEST_FIRST = 7 * _DAY, 30 * _DAY
"""How far back the first reading goes, and how far at most for the oldest open reservation."""

_PAGES, _SECONDS = 50, 60.0
"""How much is read at a time; the rest comes next."""

_MOST_PAGES = 2000
"""Of one reading; a ledger that has more since the last one is not read to its end."""

_FAILURES = 3
"""Of the same page: then its cursor may be to blame, whatever the provider answers."""


@dataclass
class _Reading:
    """One way through the ledger, from its newest row back to a moment."""

    since: float
    newest: float
    began_at: float
    """rows that are recorded later may not be in it"""
    is_whole: bool = True
    """whether no row was passed over yet"""
    cursor: str | None = None
    cursors: set[str] = field(default_factory=set)
    pages: int = 0
    failures: int = 0
    """of the page that comes next"""

    def take_in(self, page: ChargePage) -> bool:
        """Go on to the next page; return whether there is none, or none that can be read."""
        self.newest = max([self.newest, *(charge.at for charge in page.charges)])
        self.is_whole = self.is_whole and not page.unreadable
        self.cursor, self.pages, self.failures = page.cursor, self.pages + 1, 0
        if self.cursor is None:
            return True
        if self.pages >= _MOST_PAGES or self.cursor in self.cursors:
            log.warning("the provider's ledger has no end: what is older is passed over")
            self.is_whole = False
            return True
        self.cursors.add(self.cursor)
        return False


class ChargeReader:
    """Stores the rows of the provider's ledger.

    The newest rows come first. So it is only known how far the ledger was read when a reading has
    come to its end; one that was cut short by a restart begins again.
    """

    def __init__(
        self,
        provider: Provider,
        charges: Charges,
        settlements: Settlements,
        operators: Operators,
        clock: Clock,
    ) -> None:
        self._provider = provider
        self._charges = charges
        self._settlements = settlements
        self._operators = operators
        self._clock = clock
        self._reading: _Reading | None = None
        self._wide_at: float | None = None

    async def read(self) -> bool:
        """Read on for a while; return whether a reading has come to its end.

        Raises:
            ProviderError: a page could not be read; it is asked for again the next time. After
                three failures, or where the cursor is refused, all is read again from the newest.
        """
        self._reading = self._reading or await self._begin()
        loop = asyncio.get_running_loop()
        until = loop.time() + _SECONDS
        for _ in range(_PAGES):
            if await self._read_page(self._reading):
                await self._end(self._reading)
                return True
            if loop.time() > until:
                break
        return False

    async def _begin(self) -> _Reading:
        now, mark = self._clock(), await self._charges.mark()
        if mark and mark.until <= now:
            is_wide = self._wide_at is None or not 0 <= now - self._wide_at < _DAY
            # From its beginning on: one that cannot be ended keeps no others from being made.
            self._wide_at = now if is_wide else self._wide_at
            overlap = _DAILY_OVERLAP if is_wide else _OVERLAP
            return _Reading(mark.until - overlap, mark.until, now)
        oldest = await self._settlements.oldest_open()
        since = min(now - _FIRST, now if oldest is None else oldest - _OVERLAP)
        since = max(since, now - _LONGEST_FIRST)
        self._wide_at = now
        return _Reading(since, since, now)

    async def _read_page(self, reading: _Reading) -> bool:
        """Store a page; return whether it was the last."""
        try:
            page = await self._provider.charges(reading.since, reading.cursor)
        except ProviderError as error:
            self._count_failure(reading, error)
            raise
        await self._charges.add(page.charges, self._clock())
        return reading.take_in(page)

    def _count_failure(self, reading: _Reading, error: ProviderError) -> None:
        """Begin anew the next time where the cursor may not work any more."""
        reading.failures += not isinstance(error, RateLimited)
        if isinstance(error, InvalidRequest) or reading.failures >= _FAILURES:
            self._reading = None

    async def _end(self, reading: _Reading) -> None:
        """Record how far it was read; no row that claims to come from the future moves that on.

        Where rows were passed over, nothing more is known of what was not charged. The next reading
        is a wide one then, which meets those rows again while they are young.
        """
        now, mark = self._clock(), await self._charges.mark()
        self._reading = None
        known_at = mark.at if mark else 0.0
        at = min(reading.began_at, now) if reading.is_whole else known_at
        await self._charges.set_mark(ReadMark(int(min(reading.newest, now)), at))
        if not reading.is_whole:
            self._wide_at = None
            await self._operators.alert(Alert("ledger-gap", once="ledger-gap"))
