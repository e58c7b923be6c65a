"""Building what makes videos: the worker with its queues, and what they share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.pipeline.broken import BrokenTasks
from bot.pipeline.circuit_breaker import CircuitBreaker
from bot.pipeline.deliver import Deliver
from bot.pipeline.generation_times import GenerationTimes
from bot.pipeline.lost_submits import LostSubmits
from bot.pipeline.notify import Notify
from bot.pipeline.poll import Poll
from bot.pipeline.ports import Clock, Courier
from bot.pipeline.prices import Prices
from bot.pipeline.rate_limit import RateLimitGate
from bot.pipeline.submit import Submit
from bot.pipeline.worker import Worker, WorkQueue
from bot.provider.base import Provider
from bot.settings import Settings
from bot.store.agenda import Agenda
from bot.store.database import Database
from bot.store.stores import Stores
from bot.store.tasks import TaskQueue
from bot.tasks.task import ENDED, Status, Task

_PICTURE_SLOTS = 3
"""Purchases whose pictures may be in memory at once, each with up to 3 of 2 MB, several times."""


@dataclass(frozen=True)
class Pipeline:
    """What works on tasks."""

    worker: Worker
    prices: Prices
    times: GenerationTimes
    lost: LostSubmits
    breaker: CircuitBreaker


def build_pipeline(
    settings: Settings,
    database: Database,
    stores: Stores,
    provider: Provider,
    courier: Courier,
    installation: str,
    clock: Clock,
    owner: str,
    is_leader: Callable[[], bool],
    ticked: Callable[[], None],
) -> Pipeline:
    """Build all of it; the ``owner`` of leases is this process alone.

    The leader alone looks for lost calls, and so decides when they are given up. ``ticked`` is
    called whenever the worker looks for something to do.
    """
    tasks, moves, breaker = stores.transitions, stores.moves, CircuitBreaker(clock)
    times = GenerationTimes(stores.tasks, provider, clock, shortest=settings.tick_seconds)
    lost = LostSubmits(stores.tasks, tasks, provider, courier, clock)
    gate = RateLimitGate(clock)
    submit = Submit(tasks, provider, courier, times, gate, clock, breaker, lost, installation)
    poll = Poll(tasks, provider, courier, times, RateLimitGate(clock), clock)
    deliver = Deliver(tasks, moves, provider, courier, clock)
    notify = Notify(tasks, moves, courier, clock)
    put_off = BrokenTasks(tasks, clock).put_off

    def queue(
        work: Any,
        slots: int,
        *statuses: Status,
        pictures: bool | None = None,
        is_open: Callable[[], bool] = lambda: True,
    ) -> WorkQueue[Task]:
        source = TaskQueue(database, statuses, pictures)
        return WorkQueue("task", source, work, put_off, slots, is_open)

    queues = [
        queue(submit, 16, Status.QUEUED, pictures=False),
        queue(submit, _PICTURE_SLOTS, Status.QUEUED, pictures=True),
        queue(submit, 16, Status.SUBMITTING, is_open=is_leader),
        queue(poll, 32, Status.GENERATING),
        queue(deliver, 16, Status.READY),
        queue(notify, 16, *ENDED),
    ]
    worker = Worker(queues, Agenda(database), clock, owner, ticked)
    return Pipeline(worker, Prices(provider, stores.prices, clock), times, lost, breaker)
