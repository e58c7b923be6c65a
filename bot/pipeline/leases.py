"""Leases of others: those of a dead process are released before they run out."""

import logging
from collections.abc import Sequence
from typing import Any

from bot.pipeline.worker import Source

log = logging.getLogger(__name__)


class Leases:
    """All leases in the tables that work is claimed from. Each method raises StoreUnavailable."""

    def __init__(self, sources: Sequence[Source[Any]]) -> None:
        """Take one source for each table; which of its rows that one claims does not matter."""
        self._sources = sources

    async def release_all(self) -> None:
        """Release the leases of whoever holds them: nobody else is alive."""
        if released := sum([await source.release() for source in self._sources]):
            log.info("released %d leases of a killed process", released)

    async def release_of(self, dead: str) -> None:
        """Release the leases of a process that is dead, and wake all others."""
        released = sum([await source.release(dead, in_order=False) for source in self._sources])
        log.warning("released %d leases of %s, which is not heard of any more", released, dead)
