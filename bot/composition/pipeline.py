"""Building what makes videos: the worker with its queues, and what they share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.composition.given import Given
from bot.pipeline.broken import BrokenTasks
from bot.pipeline.circuit_breaker import CircuitBreaker
from bot.pipeline.deliver import Deliver
from bot.pipeline.generation_times import GenerationTimes
from bot.pipeline.help import Help
from bot.pipeline.leadership import Leadership
from bot.pipeline.lost_submits import LostSubmits
from bot.pipeline.notify import Notify
from bot.pipeline.poll import Poll
from bot.pipeline.ports import Courier, FileCourier
from bot.pipeline.prices import Prices
from bot.pipeline.rate_limit import RateLimitGate
from bot.pipeline.send_files import SendFiles
from bot.pipeline.submit import Submit
from bot.pipeline.worker import Worker, WorkQueue
from bot.provider.base import Provider
from bot.store.agenda import Agenda
from bot.store.file_orders import FileOrder
from bot.store.stores import Stores
from bot.store.tasks import TaskQueue
from bot.tasks.kinds import HELPERS, Kind
from bot.tasks.task import ENDED, Status, Task

_PICTURE_SLOTS = 3
"""Purchases whose pictures may be in memory at once, each with up to 3 of 2 MB, several times."""

_HELP_SLOTS = 4
"""Pictures, and better prompts, that are asked for at once, so that no video waits for them."""


_FILE_SLOTS = 4
"""Files that are fetched and uploaded at once, each by way of the disk."""


@dataclass(frozen=True)
class Pipeline:
    """What works on tasks."""

    worker: Worker
    prices: Prices
    times: GenerationTimes
    lost: LostSubmits
    breaker: CircuitBreaker


@dataclass(frozen=True)
class _Stages:
    """What is done with a task, by its status."""

    submit: Submit
    help: Help
    poll: Poll
    deliver: Deliver
    notify: Notify

    async def find(self, task: Task) -> None:
        """Wait for a lost call to be found, or to be given up."""
        await (self.submit if task.kind.is_video else self.help)(task)


def build_pipeline(
    given: Given,
    stores: Stores,
    provider: Provider,
    courier: Courier,
    leadership: Leadership,
    ticked: Callable[[], None],
    prices: Prices,
) -> Pipeline:
    """Build the rest of it; ``ticked`` is called whenever the worker looks for something to do."""
    clock, tasks, moves = given.clock, stores.transitions, stores.moves
    breaker, gate, name = CircuitBreaker(clock), RateLimitGate(clock), given.installation
    times = GenerationTimes(stores.tasks, provider, clock, shortest=given.settings.tick_seconds)
    lost = LostSubmits(stores.tasks, tasks, provider, courier, clock)
    stages = _Stages(
        Submit(tasks, provider, courier, times, gate, clock, breaker, lost, name),
        Help(tasks, provider, courier, times, gate, clock, breaker, lost, name),
        Poll(tasks, provider, courier, times, RateLimitGate(clock), clock),
        Deliver(tasks, moves, provider, courier, clock),
        Notify(tasks, moves, courier, clock),
    )
    queues = _queues(given, stores, stages, leadership)
    worker = Worker(queues, Agenda(given.database), clock, given.owner, ticked)
    return Pipeline(worker, prices, times, lost, breaker)


def build_prices(given: Given, stores: Stores, provider: Provider) -> Prices:
    """Build what knows the prices, which buttons name, too."""
    helpers = [name for name in given.settings.helpers.values() if name]
    return Prices(provider, stores.prices, given.clock, helpers)


def file_queue(
    given: Given, stores: Stores, provider: Provider, courier: FileCourier
) -> WorkQueue[FileOrder]:
    """Return the queue of what people want as a file."""
    orders = stores.file_orders
    send = SendFiles(orders, stores.tasks, provider, courier, given.clock)
    return WorkQueue("file", orders, send, send.put_off, _FILE_SLOTS)


def _queues(
    given: Given, stores: Stores, stages: _Stages, leadership: Leadership
) -> list[WorkQueue[Task]]:
    """Return the queues; the leader alone looks for lost calls, and decides when that ends."""
    put_off = BrokenTasks(stores.transitions, given.clock).put_off

    def queue(
        work: Any,
        slots: int,
        *statuses: Status,
        pictures: bool | None = None,
        kind: Kind | None = None,
    ) -> WorkQueue[Task]:
        source = TaskQueue(given.database, statuses, pictures, kind)
        return WorkQueue("task", source, work, put_off, slots)

    submitting = queue(stages.find, 16, Status.SUBMITTING)
    submitting.is_open = lambda: leadership.is_leader
    return [
        queue(stages.submit, 16, Status.QUEUED, pictures=False, kind=Kind.VIDEO),
        queue(stages.submit, _PICTURE_SLOTS, Status.QUEUED, pictures=True),
        submitting,
        queue(stages.poll, 32, Status.GENERATING),
        queue(stages.deliver, 16, Status.READY),
        queue(stages.notify, 16, *ENDED),
        *(queue(stages.help, _HELP_SLOTS, Status.QUEUED, kind=kind) for kind in HELPERS),
    ]
