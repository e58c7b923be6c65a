"""A cache of the provider's prices, so that no handler waits for them."""

import logging
from collections.abc import Collection
from dataclasses import replace

from bot.errors import ProviderError, StoreUnavailable
from bot.money.credits import Credits
from bot.money.fallback_prices import STILL, fallback_quote, fallback_words
from bot.money.prices import PriceSheet, quote, quote_still, quote_words
from bot.pipeline.ports import Clock
from bot.provider.base import Provider
from bot.store.prices import KnownPrices, StoredPrices
from bot.tasks.kinds import Kind
from bot.veo.catalogue import MODELS
from bot.veo.director import MOST_TOKENS, most_input_tokens
from bot.veo.request import GenerationRequest

log = logging.getLogger(__name__)

_FRESH_SECONDS = 3600.0
_RETRY_SECONDS = 60.0


class Prices:
    """The provider's price list as last read, and our own for what it does not say."""

    def __init__(
        self,
        provider: Provider,
        stored: StoredPrices,
        clock: Clock,
        helpers: Collection[str] = (),
    ) -> None:
        """Take ``helpers``, the models of pictures and better prompts, beside those of videos."""
        self._model_ids = (*MODELS, *helpers)
        self._provider = provider
        self._stored = stored
        self._clock = clock
        self._sheet = PriceSheet({})
        self._read_at: float | None = None
        self._tried_at: float | None = None
        self._pause = _RETRY_SECONDS

    @property
    def read_at(self) -> float | None:
        """When the provider last said that its list holds; None: it was never read."""
        return self._read_at

    def quote(self, request: GenerationRequest) -> Credits:
        """Return what a request will cost, by the provider's list or else by our own."""
        known = quote(self._sheet.rates, request)
        return fallback_quote(request) if known is None else known

    def quote_help(self, kind: Kind, request: GenerationRequest) -> Credits:
        """Return what a picture will cost, or the most that a better prompt may."""
        if kind is Kind.STILL:
            known = quote_still(self._sheet.rates, request)
            return STILL if known is None else known
        tokens = (most_input_tokens(request.prompt), MOST_TOKENS)
        known = quote_words(self._sheet.rates, request, *tokens)
        return fallback_words(*tokens) if known is None else known

    async def recall(self) -> None:
        """Take up the list that was stored before a restart; without it, our own serves.

        Where a version of the bot has stored it that knew other models, its name is left out: it
        might not have changed, and still say nothing of ours.
        """
        try:
            known = await self._stored.get()
        except StoreUnavailable as error:
            log.warning("the stored prices cannot be read: %s", error)
            return
        if known:
            is_ours = known.asked == self._model_ids
            self._sheet = known.sheet if is_ours else replace(known.sheet, etag="")
            self._read_at = known.read_at

    async def refresh(self) -> None:
        """Read the list again when it is older than an hour; a job calls this every few seconds.

        A failure changes nothing of what is known, and is repeated after a minute.
        """
        if not self._is_due():
            return
        self._tried_at, self._pause = self._clock(), _RETRY_SECONDS
        try:
            changed = await self._provider.prices(self._model_ids, self._sheet.etag)
        except ProviderError as error:
            log.info("no prices at the moment: %r", error)
            return
        self._sheet = changed or self._sheet
        self._read_at = self._tried_at = self._clock()
        self._pause = _FRESH_SECONDS
        await self._store(KnownPrices(self._sheet, self._read_at, self._model_ids))

    def _is_due(self) -> bool:
        """Return whether the pause is over; a clock that was set back does not prolong it."""
        if self._tried_at is None:
            return True
        return not 0 <= self._clock() - self._tried_at < self._pause

    async def _store(self, known: KnownPrices) -> None:
        try:
            await self._stored.put(known)
        except StoreUnavailable as error:
            log.warning("prices are not stored: %s", error)
