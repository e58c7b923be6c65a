"""Purchases whose answer got lost: whoever leads looks for them in the video service's log."""

from benchmarks.day.table import Queue, Row
from benchmarks.day.world import World

_PAUSE = 10.0
"""Seconds between two looks for the same one, see log_looks.py of the bot."""


class LostCalls:
    """Those that are looked for."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._rows: dict[Row, float] = {}

    def look_for(self, video: Row) -> None:
        """Look for one more, soon."""
        self._rows[video] = self._world.clock.now + _PAUSE

    async def search(self) -> None:
        """Look for those that are due, one part of the log at a time; done every second."""
        now = self._world.clock.now
        for video in [row for row, due_at in self._rows.items() if due_at <= now][:1]:
            self._rows[video] = now + _PAUSE
            if await self._world.service.is_logged(video):
                del self._rows[video]
                self._world.table.put(video, Queue.GENERATING, self._world.clock.now)
