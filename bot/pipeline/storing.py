"""Storing what is known and cannot be asked for again."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.errors import StoreUnavailable
from bot.tasks.schedule import backoff

log = logging.getLogger(__name__)

T = TypeVar("T")

_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 5.0
"""Seconds between two tries, beside those that the store itself waits for a lock."""


async def until_stored(write: Callable[[], Awaitable[T]]) -> T:
    """Write until the store takes it, for as long as the process lives; return what it says.

    A change that names what it leaves says None once somebody else has taken the task over.
    """
    attempts = 0
    while True:
        try:
            return await write()
        except StoreUnavailable as error:
            log.warning("an outcome is known and cannot be stored yet: %s", error)
        await asyncio.sleep(backoff(attempts, _FIRST_PAUSE, _LONGEST_PAUSE))
        attempts += 1
