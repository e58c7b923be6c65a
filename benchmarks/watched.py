"""The bot as a program whose event loop is watched: what the longest turn of it took.

A turn is all that happens from one look for events to the next, so it is at least as long as the
longest block. Watching costs two looks at a clock a turn. It begins with ``BEGIN``; into the file
that ``WATCH_FILE`` names goes each turn that is longer than all before.
"""

import asyncio
import json
import math
import os
import selectors
import signal
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from bot import app, log, settings
from bot.alive.hang import HangGuard


@dataclass(frozen=True)
class Turn:
    """A turn of the event loop, in seconds."""

    seconds: float
    """by the clock on the wall, others' use of the processor included"""
    cpu: float
    """of this thread"""


BEGIN = signal.SIGUSR1
"""The signal with which watching begins: what is loaded at the start blocks nobody."""


class WatchedSelector(selectors.DefaultSelector):
    """Measures what happens between two looks for events."""

    def __init__(self, tell: Callable[[Turn], None]) -> None:
        super().__init__()
        self._tell = tell
        self._longest = math.inf
        self._begun: tuple[float, float] | None = None

    def begin(self, *_: object) -> None:
        """Begin to watch, with the next turn."""
        self._begun, self._longest = None, 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Wait for events; a turn ends before, and one begins after that."""
        self._end_turn()
        events = super().select(timeout)
        self._begun = time.perf_counter(), time.thread_time()
        return events

    def _end_turn(self) -> None:
        if self._begun is None:
            return
        wall, cpu = self._begun
        if time.perf_counter() - wall > self._longest:
            turn = Turn(time.perf_counter() - wall, time.thread_time() - cpu)
            self._longest = turn.seconds
            self._tell(turn)


def read(path: Path) -> Turn:
    """Return the longest turn so far."""
    return Turn(**json.loads(path.read_text("utf-8")))


def main() -> None:
    """Run the bot as ``python -m bot`` does, and watch it from the moment it is ready."""
    target = Path(os.environ["WATCH_FILE"])

    def keep(turn: Turn) -> None:
        part = target.with_suffix(".part")
        part.write_text(json.dumps(asdict(turn)), "utf-8")
        part.replace(target)

    selector = WatchedSelector(keep)
    signal.signal(BEGIN, selector.begin)
    loaded = settings.load()
    log.configure(loaded.log_level, loaded.log_format, loaded.secrets, prompts=loaded.log_prompts)
    with (
        HangGuard() as guard,
        asyncio.Runner(loop_factory=partial(asyncio.SelectorEventLoop, selector)) as runner,
    ):
        runner.run(app.run(loaded, guard))


if __name__ == "__main__":
    main()
