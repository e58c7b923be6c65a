"""``python -m tests.journeys.webhook.hung``: the real bot, whose event loop hangs after a while.

``HANG_AFTER`` is when it hangs, in seconds, and ``HANG_SECONDS`` how long it may.
"""

import asyncio
import os
import time

from bot import app, log, settings
from bot.alive.hang import HangGuard


def main() -> None:
    """Run until the process ends itself."""
    loaded = settings.load()
    log.configure(loaded.log_level, loaded.log_format, loaded.secrets)
    with HangGuard(float(os.environ["HANG_SECONDS"])) as guard:
        asyncio.run(_run(loaded, guard))


async def _run(loaded: settings.Settings, guard: HangGuard) -> None:
    asyncio.get_running_loop().call_later(float(os.environ["HANG_AFTER"]), hang_for_ever)
    await app.run(loaded, guard)


def hang_for_ever() -> None:
    """Do what no callback should."""
    while True:
        time.sleep(3600)


if __name__ == "__main__":
    main()
