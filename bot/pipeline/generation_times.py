"""How long each model takes now: by own history, else the provider's metrics, else a guess."""

import asyncio
import logging
from collections import defaultdict
from statistics import median

from bot.errors import ProviderError
from bot.pipeline.ports import Clock
from bot.provider.base import Provider
from bot.store.tasks import TaskQueries
from bot.tasks.schedule import Timing, first_look
from bot.veo.request import GenerationRequest

log = logging.getLogger(__name__)

_FRESH_SECONDS = 60.0
_MIN_SAMPLES = 5
_MAX_RATIO_TO_GUESS = 10.0
"""How many times the catalogue's guess anything else may be before it is not believed."""


class GenerationTimes:
    """Timings by model, refreshed when older than a minute."""

    def __init__(
        self, tasks: TaskQueries, provider: Provider, clock: Clock, shortest: float = 1.0
    ) -> None:
        """Take ``shortest``, the shortest pause between two polls, in seconds."""
        self._tasks = tasks
        self._provider = provider
        self._clock = clock
        self._shortest = shortest
        self._known: dict[str, tuple[float, Timing]] = {}
        self._first: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    def known(self, request: GenerationRequest) -> Timing:
        """Return the timing of a request's model as last known, without waiting."""
        guess = Timing(float(request.typical_seconds), self._shortest)
        return self._known.get(request.model_id, (0.0, guess))[1]

    async def of(self, request: GenerationRequest) -> Timing:
        """Return the timing of a request's model.

        The first time, all callers wait for one query. Later only the caller that refreshes waits;
        the others get the last known timing.
        """
        model_id = request.model_id
        if model_id not in self._known:
            async with self._first[model_id]:
                if model_id not in self._known:
                    await self._ask(request)
        elif not self._is_fresh(model_id):
            self._known[model_id] = (self._clock(), self.known(request))
            await self._ask(request)
        return self.known(request)

    async def usual(self, request: GenerationRequest) -> float:
        """Return how many seconds a request's model usually takes; the provider is not asked.

        Raises:
            StoreUnavailable: the own history cannot be read.
        """
        if request.model_id in self._known:
            return self.known(request).typical
        return await self._by_history(request) or float(request.typical_seconds)

    def first_look(self, request: GenerationRequest) -> float:
        """Return the seconds from the submit to the first look, without waiting.

        It is 0 where somebody has to ask first how long the model takes now.
        """
        return first_look(self.known(request)) if self._is_fresh(request.model_id) else 0.0

    def _is_fresh(self, model_id: str) -> bool:
        known = self._known.get(model_id)
        return known is not None and 0 <= self._clock() - known[0] <= _FRESH_SECONDS

    async def _ask(self, request: GenerationRequest) -> None:
        timing = Timing(await self._typical(request), self._shortest)
        self._known[request.model_id] = (self._clock(), timing)

    async def _typical(self, request: GenerationRequest) -> float:
        if by_history := await self._by_history(request):
            return by_history
        guess = float(request.typical_seconds)
        told = await self._told(request.model_id)
        return min(told or guess, _MAX_RATIO_TO_GUESS * guess)

    async def _by_history(self, request: GenerationRequest) -> float | None:
        """Return how long the newest videos of a model took, where there are enough of them."""
        history = await self._tasks.durations(request.model_id)
        if len(history) < _MIN_SAMPLES:
            return None
        return min(median(history), _MAX_RATIO_TO_GUESS * request.typical_seconds)

    async def _told(self, model_id: str) -> float | None:
        try:
            return (await self._provider.typical_seconds([model_id])).get(model_id)
        except ProviderError as error:
            log.info("no metrics for %s: %r", model_id, error)
            return None
