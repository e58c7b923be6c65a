"""A clock that jumps to whatever comes next, and coroutines that live by it."""

import types
from collections.abc import Callable, Coroutine, Generator
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Any


@types.coroutine
def _pause(seconds: float) -> Generator[float, None, None]:
    yield seconds


@dataclass(eq=False, slots=True)
class Life:
    """What coroutines belong to: they go no further once it is over."""

    is_over: bool = False


class SimulatedClock:
    """Tells the time, in seconds, and calls what is due; nothing of it takes any real time.

    Coroutines may await ``sleep``, each other, and nothing else: there is no event loop.
    """

    sleep = staticmethod(_pause)

    def __init__(self, now: float = 0.0) -> None:
        self.now = now
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._count = 0

    def __call__(self) -> float:
        """Return the time, as the bot's own parts ask for it."""
        return self.now

    def call_at(self, moment: float, call: Callable[[], None]) -> None:
        """Call something then; at the same moment, in the order in which it was asked for."""
        self._count += 1
        heappush(self._due, (moment, self._count, call))

    def start(self, work: Coroutine[Any, None, Any], life: Life) -> None:
        """Run a coroutine from now on, for as long as what it belongs to lives."""
        _Running(self, work, life)()

    def run(self, until: float) -> None:
        """Let time pass."""
        due = self._due
        while due and due[0][0] <= until:
            self.now, _, call = heappop(due)
            call()
        self.now = until


class _Running:
    """A coroutine that was started: each call takes it to its next pause."""

    __slots__ = ("_clock", "_life", "_work")

    def __init__(self, clock: SimulatedClock, work: Coroutine[Any, None, Any], life: Life) -> None:
        self._clock = clock
        self._work = work
        self._life = life

    def __call__(self) -> None:
        if self._life.is_over:
            self._work.close()
            return
        try:
            seconds = self._work.send(None)
        except StopIteration:
            return
        self._clock.call_at(self._clock.now + seconds, self)
