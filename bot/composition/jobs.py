"""What the bot does by the clock, and who does it where several processes share a database."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from bot.chat.context import Context
from bot.chat.jobs import refresh_progress
from bot.composition.bot import Bot
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


def schedule(bot: Bot, tick_seconds: float) -> None:
    """Begin with everything; the first look for something to do is now."""
    _schedule_own(bot, tick_seconds)
    _schedule_shared(bot, tick_seconds)


def _schedule_own(bot: Bot, tick_seconds: float) -> None:
    """Begin with what each process does."""

    async def tick() -> None:
        bot.pipeline.worker.wake()

    repeat = _queue(bot).run_repeating
    repeat(_job(tick), tick_seconds, first=0)
    repeat(_job(bot.leadership.look), tick_seconds, name="leadership")
    if bot.heartbeat:
        repeat(_job(bot.heartbeat), _HEARTBEAT_SECONDS, first=0, name="heartbeat")


def _schedule_shared(bot: Bot, tick_seconds: float) -> None:
    """Begin with what one process does for all."""

    async def refresh() -> None:
        await refresh_progress(bot.stores.tasks, bot.pipeline.times, bot.outgoing.progress)

    def lead(work: Work, seconds: float, first: float, name: str, other: Work = nothing) -> None:
        led = _led(bot.leadership, work, other)
        _queue(bot).run_repeating(_job(led), seconds, first=first, name=name)

    prices, books = bot.pipeline.prices, bot.books
    lead(refresh, max(1.0, tick_seconds), 1, "progress")
    lead(bot.pipeline.lost.search, 1.0, 0, "search")
    lead(books.reconciliation.run, _BOOKS_SECONDS, 1, "books")
    lead(books.monitor.look, _BOOKS_SECONDS, 1, "monitor")
    lead(prices.refresh, _PRICES_SECONDS, 0, "prices", other=prices.recall)
    lead(bot.star_audit, _AUDIT_SECONDS, 0, "audit of Stars")
    lead(bot.clean_up, _SWEEP_SECONDS, _SWEEP_SECONDS, "clean up")


def _queue(bot: Bot) -> Any:
    """Return the library's queue of jobs, which has no types that fit."""
    queue = bot.application.job_queue
    if queue is None:
        raise RuntimeError("the application has no job queue")
    return queue


def _led(leadership: Leadership, work: Work, other: Work) -> Work:
    """Return what does some work while this process leads, and another one while it does not."""

    async def run() -> None:
        await (work if await leadership.leads() else other)()

    return run


def _job(work: Work) -> Callable[[Context], Coroutine[Any, Any, None]]:
    """Return work that needs nothing else as the job queue calls it."""

    async def run(_: Context) -> None:
        await work()

    return run
