"""A cache of the provider's prices, so that no handler waits for them."""

import logging

from bot.errors import ProviderError
from bot.money.credits import Credits
from bot.money.prices import PriceList, quote
from bot.pipeline.ports import Clock
from bot.provider.base import Provider
from bot.veo.catalogue import MODELS
from bot.veo.request import GenerationRequest

log = logging.getLogger(__name__)

_FRESH_SECONDS = 3600.0
_RETRY_SECONDS = 60.0


class Prices:
    """The provider's price list as last read."""

    def __init__(self, provider: Provider, clock: Clock) -> None:
        self._provider = provider
        self._clock = clock
        self._known: PriceList = {}
        self._due_at = 0.0
        self._read_at: float | None = None

    @property
    def read_at(self) -> float | None:
        """When the list was last read; None: it never was."""
        return self._read_at

    def quote(self, request: GenerationRequest) -> Credits | None:
        """Return what a request will cost, where that is known."""
        return quote(self._known, request)

    async def refresh(self) -> None:
        """Read the list again when it is older than an hour; a job calls this every few seconds."""
        if self._clock() < self._due_at:
            return
        self._due_at = self._clock() + _RETRY_SECONDS
        try:
            self._known = await self._provider.prices(list(MODELS))
        except ProviderError as error:
            log.info("no prices at the moment: %r", error)
        else:
            self._read_at = self._clock()
            self._due_at = self._read_at + _FRESH_SECONDS
