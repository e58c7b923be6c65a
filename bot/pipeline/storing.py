"""Storing what is known and cannot be asked for again."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from math import inf
from typing import TypeVar

from bot.errors import StoreUnavailable
from bot.pipeline.ports import Clock
from bot.tasks.schedule import backoff

log = logging.getLogger(__name__)

T = TypeVar("T")

_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 5.0
"""Seconds between two tries, beside those that the store itself waits for a lock."""


A_WHILE = 10.0
"""Seconds to wait while an update is handled, which may take a minute and is to end in order, where
the worst that comes of it is that something is said twice."""


async def until_stored(
    write: Callable[[], Awaitable[T]], most: float = inf, monotonic: Clock = time.monotonic
) -> T:
    """Write until the store takes it, for as long as the process lives; return what it says.

    A change that names what it leaves says None once somebody else has taken the task over. Take
    ``most``, the seconds of ``monotonic`` after which it is not tried once more.

    Raises:
        StoreUnavailable: it was not stored within that time.
    """
    attempts, over_at = 0, monotonic() + most
    while True:
        try:
            return await write()
        except StoreUnavailable as error:
            if monotonic() >= over_at:
                raise
            log.warning("an outcome is known and cannot be stored yet: %s", error)
        await asyncio.sleep(backoff(attempts, _FIRST_PAUSE, _LONGEST_PAUSE))
        attempts += 1
