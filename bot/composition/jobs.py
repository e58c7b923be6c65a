"""What the bot does by the clock, and who does it where several processes share a database."""

from bot.chat.progress_rounds import ProgressRounds
from bot.composition.parts import Parts
from bot.composition.upkeep import build_clean_up, build_star_audit
from bot.pipeline.leadership import Leadership, nothing
from bot.pipeline.timetable import Job, Work

_PRICES_SECONDS = 5.0
"""Seconds between two checks whether the price list has to be read again."""

_BOOKS_SECONDS = 1.0
"""Seconds between two checks whether there is something to reconcile, or to tell operators."""

_SWEEP_SECONDS = 30.0

_BACKLOG_SECONDS = 1.0
"""Seconds between two checks whether others are to hear that more updates wait, or no more do."""

_HEARTBEAT_SECONDS = 1.0
"""Seconds between two checks whether a heartbeat is due."""

_AUDIT_SECONDS = 5.0
"""Seconds between two checks whether the audit of Stars is due."""


def build_jobs(parts: Parts) -> list[Job]:
    """Return what each process does, and what the one that leads does for all."""
    leadership = parts.sharing.leadership
    led = [
        Job(job.name, _led(leadership, job.work), job.seconds, job.first)
        for job in (*_watch(parts), *_work(parts), *_keep_books(parts))
    ]
    return [*_own(parts), _prices(parts), *led]


def _own(parts: Parts) -> list[Job]:
    seconds, worker = parts.given.settings.tick_seconds, parts.pipeline.worker

    async def tick() -> None:
        worker.beat()

    leadership = Job("leadership", parts.sharing.leadership.look, seconds, first=seconds)
    return [Job("tick", tick, seconds), *([leadership] if parts.given.is_shared else [])]


def _prices(parts: Parts) -> Job:
    """Return what reads the price list: the provider's for all, or what was stored of it."""
    prices = parts.pipeline.prices
    work = _led(parts.sharing.leadership, prices.refresh, prices.recall)
    return Job("prices", work, _PRICES_SECONDS)


def _watch(parts: Parts) -> list[Job]:
    """Return what tells others how it is with whoever leads."""
    backlog = Job("backlog", parts.receiving.backlog.publish, _BACKLOG_SECONDS)
    heartbeat = parts.watching.heartbeat
    return [
        *([backlog] if parts.given.is_shared else []),
        *([Job("heartbeat", heartbeat, _HEARTBEAT_SECONDS)] if heartbeat else []),
    ]


def _work(parts: Parts) -> list[Job]:
    pipeline, seconds = parts.pipeline, max(1.0, parts.given.settings.tick_seconds)

    async def search() -> None:
        if await pipeline.lost.search():
            pipeline.worker.wake()

    return [
        Job("progress", _progress(parts).go_on, seconds, first=1.0),
        Job("search", search, 1.0),
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
