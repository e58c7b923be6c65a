"""What the bot does by the clock, and who does it where several processes share a database."""

from collections.abc import Awaitable, Callable, Coroutine, Iterable
from dataclasses import dataclass
from typing import Any

from bot.chat.application import VeogramApplication
from bot.chat.context import Context
from bot.chat.progress_rounds import ProgressRounds
from bot.composition.parts import Parts
from bot.composition.upkeep import build_clean_up, build_star_audit
from bot.pipeline.leadership import Leadership, nothing

_PRICES_SECONDS = 5.0
"""Seconds between two checks whether the price list has to be read again."""

_BOOKS_SECONDS = 1.0
"""Seconds between two checks whether there is something to reconcile, or to tell operators."""

_SWEEP_SECONDS = 30.0

_HEARTBEAT_SECONDS = 1.0
"""Seconds between two checks whether a heartbeat is due."""

_AUDIT_SECONDS = 5.0
"""Seconds between two checks whether the audit of Stars is due."""

Work = Callable[[], Awaitable[object]]


@dataclass(frozen=True)
class Job:
    """Something that is done again and again."""

    name: str
    work: Work
    seconds: float
    """from one time to the next"""
    first: float = 0.0
    """seconds until the first time"""


def build_jobs(parts: Parts) -> list[Job]:
    """Return what each process does, and what the one that leads does for all."""
    leadership = parts.sharing.leadership
    led = [
        Job(job.name, _led(leadership, job.work), job.seconds, job.first)
        for job in (*_watch(parts), *_work(parts), *_keep_books(parts))
    ]
    return [*_own(parts), _prices(parts), *led]


def schedule(application: VeogramApplication, jobs: Iterable[Job]) -> None:
    """Begin with all jobs."""
    queue: Any = application.job_queue  # the library's types do not fit
    for job in jobs:
        queue.run_repeating(_callback(job.work), job.seconds, first=job.first, name=job.name)


def _own(parts: Parts) -> list[Job]:
    tick_seconds = parts.given.settings.tick_seconds

    async def tick() -> None:
        parts.pipeline.worker.wake()

    return [
        Job("tick", tick, tick_seconds),
        Job("leadership", parts.sharing.leadership.look, tick_seconds, first=tick_seconds),
    ]


def _prices(parts: Parts) -> Job:
    """Return what reads the price list: the provider's for all, or what was stored of it."""
    prices = parts.pipeline.prices
    work = _led(parts.sharing.leadership, prices.refresh, prices.recall)
    return Job("prices", work, _PRICES_SECONDS)


def _watch(parts: Parts) -> list[Job]:
    """Return what tells others how it is with whoever leads."""
    backlog = Job("backlog", parts.receiving.backlog.publish, 1.0)
    heartbeat = parts.watching.heartbeat
    return [backlog, *([Job("heartbeat", heartbeat, _HEARTBEAT_SECONDS)] if heartbeat else [])]


def _work(parts: Parts) -> list[Job]:
    pipeline, seconds = parts.pipeline, max(1.0, parts.given.settings.tick_seconds)
    return [
        Job("progress", _progress(parts).go_on, seconds, first=1.0),
        Job("search", pipeline.lost.search, 1.0),
        Job("clean up", build_clean_up(parts), _SWEEP_SECONDS, first=_SWEEP_SECONDS),
    ]


def _progress(parts: Parts) -> ProgressRounds:
    outgoing, times, clock = parts.outgoing, parts.pipeline.times, parts.given.clock
    messages, first_answers = outgoing.progress, outgoing.first_answers
    return ProgressRounds(parts.stores.tasks, times, messages, first_answers, clock)


def _keep_books(parts: Parts) -> list[Job]:
    books = parts.books
    return [
        Job("books", books.reconciliation.run, _BOOKS_SECONDS, first=1.0),
        Job("monitor", books.monitor.look, _BOOKS_SECONDS, first=1.0),
        Job("audit of Stars", build_star_audit(parts), _AUDIT_SECONDS),
    ]


def _led(leadership: Leadership, work: Work, other: Work = nothing) -> Work:
    """Return what does some work while this process leads, and another one while it does not."""

    async def run() -> None:
        await (work if await leadership.leads() else other)()

    return run


def _callback(work: Work) -> Callable[[Context], Coroutine[Any, Any, None]]:
    """Return work that needs nothing else as the job queue calls it."""

    async def run(_: Context) -> None:
        await work()

    return run
