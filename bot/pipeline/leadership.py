"""Leadership: of the processes that share a database, one polls and runs the jobs."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.errors import StoreUnavailable
from bot.pipeline.ports import Clock
from bot.store.replicas import Replicas

log = logging.getLogger(__name__)

Work = Callable[[], Awaitable[None]]

LEASE = 10.0
"""Seconds after which a process that is not heard of counts as dead, and another leads."""

_RENEW = 2.5

_SHORTEST_REST = 0.01
"""Seconds; a timer may ring a moment too early."""

_RESIGN_SECONDS = 0.5
"""Seconds that handing over may take at a stop."""


async def nothing() -> None:
    """Do nothing: another process leads."""


class Leadership:
    """Whether this process leads. One that shares its database with nobody always does."""

    def __init__(
        self,
        replicas: Replicas | None,
        clock: Clock,
        counted: Callable[[int], None],
        died: Callable[[str], Awaitable[None]],
    ) -> None:
        """Take ``counted``, called with the number of processes that are alive.

        ``died`` is called with the name of one that is not heard of any more.
        """
        self._replicas = replicas
        self._clock = clock
        self._counted = counted
        self._died = died
        self._until = self._looked_at = 0.0
        self.term = 0
        """how often this process has begun to lead: another one may have led in between"""
        self._shown = replicas is None
        self._changed = asyncio.Event()
        self._looking = asyncio.Lock()
        self._is_due = self._resigned = False
        self._lapse: asyncio.TimerHandle | None = None

    @property
    def is_leader(self) -> bool:
        """Whether this process leads; one that stood still for too long does not."""
        return self._replicas is None or self._clock() < self._until

    def look_soon(self) -> None:
        """Look at the next opportunity: somebody may have stopped leading."""
        self._is_due = True

    async def look(self) -> None:
        """Lead, or go on leading, where that is possible; a job calls this every second."""
        async with self._looking:
            if self._replicas is not None and not self._resigned:
                await self._look(self._replicas)

    async def _look(self, replicas: Replicas) -> None:
        try:
            if self._is_due or not 0 <= self._clock() - self._looked_at < _RENEW:
                self._is_due = False
                await self._renew(replicas)
        except StoreUnavailable as error:
            log.warning("nobody knows who leads: %s", error)
        self._show_lead()

    async def leads(self) -> bool:
        """Return whether this process leads, after a look where one is due."""
        await self.look()
        return self.is_leader

    async def _renew(self, replicas: Replicas) -> None:
        if ended := await replicas.end_frozen():
            log.warning("transactions of processes that stand still are ended: %s", ended)
        now = self._clock()
        until = now + LEASE
        self._lead_until(until if await replicas.lead(now, until) else 0.0)
        self._counted(await replicas.be_counted(now, until))
        # Who could not be heard may be alive: after an outage, everybody is heard of first.
        if self.is_leader and now - self._looked_at <= 2 * _RENEW:
            for owner in await replicas.bury(now):
                await self._died(owner)
        self._looked_at = now

    def _lead_until(self, until: float) -> None:
        if until and not self.is_leader:
            self.term += 1
        self._until = until
        self._expire_in(until - self._clock())

    def _expire_in(self, seconds: float) -> None:
        """Stop leading then, unless this is called again: also where nobody can look any more."""
        if self._lapse:
            self._lapse.cancel()
        self._lapse = asyncio.get_running_loop().call_later(
            max(_SHORTEST_REST, seconds), self._expire
        )

    def _expire(self) -> None:
        """Stop leading, or wait for the rest: the clock and the loop's own seldom agree."""
        self._show_lead()
        if self.is_leader:
            self._expire_in(self._until - self._clock())

    def _show_lead(self) -> None:
        self._show(leads=self.is_leader)

    def _show(self, *, leads: bool) -> None:
        """Begin or end what only the leader does."""
        if leads is self._shown:
            return
        log.info("this process %s", "leads" if leads else "follows")
        self._shown = leads
        self._changed.set()
        self._changed = asyncio.Event()

    async def alternate(self, lead: Work, follow: Work = nothing) -> None:
        """Do one thing while this process leads and another while it does not, until cancelled."""
        while True:
            working = asyncio.ensure_future((lead if self._shown else follow)())
            changing = asyncio.ensure_future(self._changed.wait())
            try:
                await asyncio.wait({working, changing}, return_when=asyncio.FIRST_COMPLETED)
                if working.done():
                    await working
                await changing
            finally:
                working.cancel()
                changing.cancel()
                await asyncio.wait({working, changing})

    async def resign(self) -> None:
        """Let another process lead at once."""
        if self._replicas is None:
            return
        self._until, self._resigned = 0.0, True
        if self._lapse:
            self._lapse.cancel()
        self._show(leads=False)
        try:
            async with asyncio.timeout(_RESIGN_SECONDS):
                await self._replicas.resign()
        except (StoreUnavailable, TimeoutError) as error:
            log.warning("the leadership is not handed over; it runs out by itself: %s", error)
