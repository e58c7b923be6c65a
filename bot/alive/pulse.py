"""The pulse of the event loop: it tells those who watch the process that it turns."""

import asyncio
from collections.abc import Callable, Sequence

_SECONDS = 1.0


class Pulse:
    """Calls others once a second, for as long as the event loop turns.

    Nothing else holds it back: a database that does not answer is no reason for a new start.
    """

    def __init__(
        self, beats: Sequence[Callable[[], None]], watched: Sequence[float | None]
    ) -> None:
        """Take whom to call, and within how many seconds each of them has to be called."""
        self._beats = beats
        self.seconds = min([_SECONDS, *(each / 3 for each in watched if each)])

    async def run(self) -> None:
        """Run until cancelled."""
        while True:
            for beat in self._beats:
                beat()
            await asyncio.sleep(self.seconds)
