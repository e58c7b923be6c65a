"""Something that serves in order: a processor, or a database with several connections."""

from heapq import heapreplace

from benchmarks.day.clock import SimulatedClock


class Server:
    """Serves whoever comes, in order, so many at a time."""

    def __init__(self, clock: SimulatedClock, lanes: int = 1) -> None:
        self._clock = clock
        self._free_at = [clock.now] * lanes
        self._since = clock.now
        self.busy = 0.0
        """seconds, of all lanes together"""
        self.served = 0

    async def serve(self, seconds: float) -> None:
        """Wait for a lane, and until it is done."""
        now = self._clock.now
        await self._clock.sleep(self.book(seconds, now) - now)

    def book(self, seconds: float, now: float, count: int = 1) -> float:
        """Take a lane for somebody, or for some in a row; return when it is done."""
        ends = max(self._free_at[0], now) + seconds * count
        heapreplace(self._free_at, ends)
        self.busy += seconds * count
        self.served += count
        return ends

    def count_anew(self) -> None:
        """Begin to count."""
        self._since, self.busy, self.served = self._clock.now, 0.0, 0

    @property
    def share(self) -> float:
        """Which share of its time it was busy; above 1, people queue up for it."""
        return self.busy / self._seconds / len(self._free_at)

    @property
    def rate(self) -> float:
        """How many it was asked to serve, a second."""
        return self.served / self._seconds

    @property
    def _seconds(self) -> float:
        """For how long it was counted; never nothing."""
        return max(self._clock.now - self._since, 1.0)
