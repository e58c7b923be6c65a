"""Reconciliation: what the provider charges is booked for the video that it was for."""

import logging
from collections.abc import Sequence

from bot.errors import GenerationUnknown, ProviderError, RateLimited
from bot.money.calendar import Calendar
from bot.money.periods import Since
from bot.pipeline.charge_reader import ChargeReader
from bot.pipeline.ports import Clock
from bot.pipeline.returns import Returns
from bot.provider.base import Provider, State
from bot.store.charges import Charges
from bot.store.settlements import Settlements
from bot.tasks.task import Task

log = logging.getLogger(__name__)

_HOUR, _DAY = 3600.0, 24 * 3600.0

_PAUSE = 600.0
_FAILURE_PAUSE = 60.0
_LONGEST_PAUSE = _HOUR
"""Also the longest that the provider may ask for."""

_MATCHED_FOR = 35 * _DAY
"""How old a video may be for which a charge turns up."""
_AT_ONCE = 1000
"""Videos that are matched at a time; the others come next."""

_KEPT_FOR = 62 * _DAY
"""How long charges are kept that are no video's: costs are told of 30 days."""
_SWEEP, _SWEEPS = 500, 20
"""Charges that are deleted in a transaction, and transactions in a row."""

_LOOKED_AT_FOR = 7 * _DAY
_LOOKS = 10
"""Videos of unknown cost that are asked about at a time,"""
_CANDIDATES = 200
"""out of so many,"""
_LOOK_PAUSE = 6 * _HOUR
"""each after such a pause again."""


class Reconciliation:
    """Reads the provider's ledger and brings ours into line with it.

    All of it may be done twice, by another process too: what is booked has unique keys.
    """

    def __init__(
        self,
        provider: Provider,
        reader: ChargeReader,
        charges: Charges,
        settlements: Settlements,
        calendar: Calendar,
        clock: Clock,
    ) -> None:
        self._provider = provider
        self._reader = reader
        self._charges = charges
        self._settlements = settlements
        self._calendar = calendar
        self._clock = clock
        self._returns = Returns(charges, settlements, calendar, clock)
        self._tried_at: float | None = None
        self._pause = 0.0
        self._looked_at: dict[int, float] = {}

    async def run(self) -> None:
        """Do what is due; a job calls this every few seconds."""
        now = self._clock()
        if self._tried_at is not None and 0 <= now - self._tried_at < self._pause:
            return
        self._tried_at, self._pause = now, _FAILURE_PAUSE
        pause = await self._read()
        await self._match()
        await self._look()
        await self._returns.give_back()
        await self._sweep()
        self._pause = pause

    async def _read(self) -> float:
        """Read on in the provider's ledger; return the seconds until the next time."""
        try:
            return _PAUSE if await self._reader.read() else 0.0
        except ProviderError as error:
            log.info("the provider's ledger cannot be read: %r", error)
            return _pause_after(error)

    async def _match(self) -> None:
        oldest = self._clock() - _MATCHED_FOR
        since = Since(oldest, self._calendar.day(oldest))
        for task_id in await self._settlements.unmatched(since, _AT_ONCE):
            matched = await self._settlements.match(task_id, self._clock())
            if matched and matched.is_corrected:
                log.warning(
                    "task %s has cost %s credits, and %s were booked",
                    task_id,
                    matched.task.cost,
                    matched.booked,
                )

    async def _sweep(self) -> None:
        """Delete old charges that are no video's, a bounded number at a time.

        They are old beside the newest, whatever our clock says.
        """
        mark = await self._charges.mark()
        before = mark.until - _KEPT_FOR if mark else 0.0
        for _ in range(_SWEEPS):
            if await self._charges.sweep(before, _SWEEP) < _SWEEP:
                return

    async def _look(self) -> None:
        """Ask about what ended while nobody looked: cancelled or given up after it was bought."""
        for task in (await self._to_look_at())[:_LOOKS]:
            self._looked_at[task.id] = self._clock()
            try:
                generation = await self._provider.fetch(task.generation_id or "")
            except GenerationUnknown:
                continue
            except ProviderError as error:
                log.info("task %s could not be looked at: %r", task.id, error)
                return
            if generation.state is State.FAILED:
                await self._settlements.release(task, self._clock())

    async def _to_look_at(self) -> Sequence[Task]:
        now = self._clock()
        since_day = self._calendar.day(now - _LOOKED_AT_FOR)
        open_tasks = await self._settlements.open(since_day, now - _HOUR, _CANDIDATES)
        known = {task.id for task in open_tasks}
        self._looked_at = {key: at for key, at in self._looked_at.items() if key in known}
        return [task for task in open_tasks if self._is_to_look_at(task, now)]

    def _is_to_look_at(self, task: Task, now: float) -> bool:
        looked_at = self._looked_at.get(task.id)
        return looked_at is None or not 0 <= now - looked_at < _LOOK_PAUSE


def _pause_after(error: ProviderError) -> float:
    asked = error.retry_after if isinstance(error, RateLimited) else None
    return min(max(_FAILURE_PAUSE, asked or 0.0), _LONGEST_PAUSE)
