"""An event loop whose time jumps: where nothing is to be done, the next timer is due at once."""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class _Selector(selectors.DefaultSelector):
    """Waits for nothing that takes its time, and says how long it would have been."""

    def __init__(self, passed: Callable[[float], None]) -> None:
        super().__init__()
        self._passed = passed

    def select(self, timeout: float | None = None) -> Any:
        found = super().select(0 if timeout is not None else None)
        if not found and timeout:
            self._passed(timeout)
        return found


class JumpingLoop(asyncio.SelectorEventLoop):
    """A loop with a time of its own, which begins with 0."""

    def __init__(self) -> None:
        self._now = 0.0
        super().__init__(_Selector(self._pass))

    def time(self) -> float:
        return self._now

    def _pass(self, seconds: float) -> None:
        self._now += seconds


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run something that waits for its own timers alone."""
    with asyncio.Runner(loop_factory=JumpingLoop) as runner:
        return runner.run(work)
