"""How long each model takes at present: own history, then the provider's word, then a guess."""

import asyncio
import logging
from collections import defaultdict
from statistics import median

from bot.errors import ProviderError
from bot.pipeline.ports import Clock
from bot.provider.base import Provider
from bot.store.tasks import TaskStore
from bot.tasks.schedule import Pace
from bot.veo.catalogue import MODELS

log = logging.getLogger(__name__)

_FRESH_SECONDS = 60.0
_ENOUGH = 5
_SANE = 10.0
"""How many times our own guess the provider's word may be before it is not believed."""


class Paces:
    """Paces by model, asked for anew when older than a minute."""

    def __init__(
        self, store: TaskStore, provider: Provider, clock: Clock, shortest: float = 1.0
    ) -> None:
        """Take ``shortest``, the shortest pause between two looks in seconds."""
        self._store = store
        self._provider = provider
        self._clock = clock
        self._shortest = shortest
        self._known: dict[str, tuple[float, Pace]] = {}
        self._first: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    def known(self, model_id: str) -> Pace:
        """Return the pace of a model as far as it is known, for whoever cannot wait."""
        guess = Pace(float(MODELS[model_id].typical_seconds), self._shortest)
        return self._known.get(model_id, (0.0, guess))[1]

    async def of(self, model_id: str) -> Pace:
        """Return the pace of a model.

        At first everybody waits for whoever asks; later on, the others take what was known.
        """
        if model_id not in self._known:
            async with self._first[model_id]:
                if model_id not in self._known:
                    await self._ask(model_id)
        elif self._clock() - self._known[model_id][0] > _FRESH_SECONDS:
            self._known[model_id] = (self._clock(), self.known(model_id))
            await self._ask(model_id)
        return self.known(model_id)

    async def _ask(self, model_id: str) -> None:
        pace = Pace(await self._typical(model_id), self._shortest)
        self._known[model_id] = (self._clock(), pace)

    async def _typical(self, model_id: str) -> float:
        history = await self._store.durations(model_id)
        if len(history) >= _ENOUGH:
            return median(history)
        guess = float(MODELS[model_id].typical_seconds)
        return min(await self._told(model_id) or guess, _SANE * guess)

    async def _told(self, model_id: str) -> float | None:
        try:
            return (await self._provider.typical_seconds([model_id])).get(model_id)
        except ProviderError as error:
            log.info("no metrics for %s: %r", model_id, error)
            return None
