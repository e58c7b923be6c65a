"""``python -m tests.journeys.reliability.hasty``: the real bot, for whom time flies.

``HASTE`` is how many times as fast, since ``HASTE_SINCE`` (seconds since the epoch).
"""

import asyncio
import os

from bot import app, log, settings
from tests.clock import FastClock


def main() -> None:
    """Run until killed."""
    clock = FastClock(float(os.environ["HASTE_SINCE"]), float(os.environ["HASTE"]))
    loaded = settings.load()
    log.configure(loaded.log_level, loaded.log_format, loaded.secrets)
    asyncio.run(_run(loaded, clock))


async def _run(loaded: settings.Settings, clock: FastClock) -> None:
    async with app.running(loaded, clock, long_poll=2, monotonic=clock) as receiving:
        await receiving


if __name__ == "__main__":
    main()
