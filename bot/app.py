"""The running bot: its start, its jobs and its orderly stop."""

import asyncio
import contextlib
import itertools
import logging
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from telegram.error import InvalidToken, TelegramError

from bot.chat.application import VeogramApplication
from bot.chat.context import Context
from bot.chat.jobs import refresh_progress
from bot.chat.outgoing.menu import set_menu
from bot.composition import Bot, build
from bot.errors import SettingsError, StoreUnavailable
from bot.pipeline.ports import Clock
from bot.settings import Settings
from bot.store.database import Database
from bot.store.installation import installation_id
from bot.store.process_lock import ProcessLock
from bot.tasks.schedule import backoff

log = logging.getLogger(__name__)

_PATIENCE = 5.0
"""Seconds that running work gets at a stop; the whole stop fits into 10."""

_CLOSE_SECONDS = 2.0

_PRICES_SECONDS = 5.0
"""Seconds between two checks whether the price list has to be read again."""

_PRICES_PATIENCE = 3.0
"""Seconds that the start waits for the price list, where none is stored."""

_BOOKS_SECONDS = 1.0
"""Seconds between two checks whether there is something to reconcile, or to tell operators."""

_SWEEP_SECONDS = 30.0

_AUDIT_SECONDS = 5.0
"""Seconds between two checks whether the audit of Stars is due."""

_JOB_SECONDS = 1.5
"""Seconds that the job queue gets at a stop: the library itself would wait without limit."""


async def run(settings: Settings) -> None:
    """Run the bot until SIGTERM or SIGINT.

    Raises:
        SettingsError: the token is not Telegram's, or the database cannot be opened.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    serving, stopped = asyncio.create_task(_serve(settings)), asyncio.create_task(stop.wait())
    await asyncio.wait({serving, stopped}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    serving.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await serving
    log.info("stopped; pending tasks are safe in the database")


async def _serve(settings: Settings) -> None:
    async with running(settings) as receiving:
        try:
            await receiving
        except InvalidToken:
            raise _wrong_token() from None


@asynccontextmanager
async def running(
    settings: Settings,
    clock: Clock = time.time,
    long_poll: int = 30,
    monotonic: Clock = time.monotonic,
) -> AsyncIterator[asyncio.Task[None]]:
    """Start the bot and yield the task that receives updates; stop it at the end.

    ``monotonic`` is a clock that is never set, for limits on calls within seconds.

    Raises:
        SettingsError: the token is not Telegram's, or the database cannot be opened.
    """
    async with AsyncExitStack() as stack:
        database = await _open(settings, stack)
        installation = await installation_id(database)
        bot = build(settings, database, installation, clock, monotonic, stack, long_poll)
        await _start(bot.application, stack)
        await _take_over(database, bot, stack)
        await _read_prices(bot, stack)
        stack.push_async_callback(bot.pipeline.worker.stop, _PATIENCE)
        _schedule(bot, settings)
        receiving = asyncio.create_task(bot.receiver.receive())
        stack.push_async_callback(_cancelled, receiving)
        for warning in settings.warnings:
            log.warning(warning)
        log.info("@%s is running", bot.application.bot.username)
        yield receiving


async def _open(settings: Settings, stack: AsyncExitStack) -> Database:
    try:
        database = Database(settings.database_url.get_secret_value())
        stack.push_async_callback(_bounded, database.close)
        await database.open()
    except ModuleNotFoundError as error:
        raise SettingsError("DATABASE_URL", f"needs a package first: {error.name}") from error
    except StoreUnavailable as error:
        raise SettingsError("DATABASE_URL", f"cannot be opened: {error}") from error
    return database


async def _start(application: VeogramApplication, stack: AsyncExitStack) -> None:
    await _reach_telegram(application)
    stack.push_async_callback(application.shutdown)
    await application.start()
    stack.push_async_callback(_stop_jobs, application)


async def _reach_telegram(application: VeogramApplication) -> None:
    """Wait until Telegram can be reached; only a wrong token is a reason to give up."""
    for attempts in itertools.count():
        try:
            await application.initialize()
            # A webhook that was set earlier would keep every update from us.
            await application.bot.delete_webhook()
        except InvalidToken:
            raise _wrong_token() from None
        except TelegramError as error:
            log.warning("Telegram cannot be reached yet: %s", error.message)
            await asyncio.sleep(backoff(attempts, first=0.5, longest=15.0))
        else:
            return


def _wrong_token() -> SettingsError:
    problem = "is not known at TELEGRAM_API_URL: one of the two is wrong"
    return SettingsError("TELEGRAM_BOT_TOKEN", problem)


async def _stop_jobs(application: VeogramApplication) -> None:
    try:
        await asyncio.wait_for(application.stop(), _JOB_SECONDS)
    except TimeoutError:
        log.warning("a job did not end in time")


async def _take_over(database: Database, bot: Bot, stack: AsyncExitStack) -> None:
    """Release the leases of a killed process, unless another process is alive."""
    if database.path is None:
        return
    lock = ProcessLock(database.path)
    stack.callback(lock.release)
    if lock.acquire():
        if released := await bot.pipeline.worker.release_all():
            log.info("released %d leases of a killed process", released)
    else:
        log.warning("another process works on the same database; leases keep us apart")


async def _read_prices(bot: Bot, stack: AsyncExitStack) -> None:
    """Read the price list; the first time, the start waits a little for it."""
    await bot.pipeline.prices.recall()
    reading = asyncio.create_task(bot.pipeline.prices.refresh())
    stack.push_async_callback(_cancelled, reading)
    if bot.pipeline.prices.read_at is None:
        await asyncio.wait({reading}, timeout=_PRICES_PATIENCE)


def _schedule(bot: Bot, settings: Settings) -> None:
    async def tick(_: Context) -> None:
        bot.pipeline.worker.wake()

    async def refresh(_: Context) -> None:
        await refresh_progress(bot.stores.tasks, bot.pipeline.times, bot.outgoing.progress)

    async def menu(_: Context) -> None:
        sells = settings.stars_per_usd > 0
        await set_menu(bot.application.bot, sorted(settings.admin_users), sells=sells)

    queue = bot.application.job_queue
    if queue is None:
        raise RuntimeError("the application has no job queue")
    queue.run_repeating(tick, settings.tick_seconds, first=0)
    queue.run_repeating(refresh, max(1.0, settings.tick_seconds), first=1)
    queue.run_repeating(_job(bot.pipeline.lost.search), 1.0, first=0, name="search")
    books = bot.books
    queue.run_repeating(_job(books.reconciliation.run), _BOOKS_SECONDS, first=1, name="books")
    queue.run_repeating(_job(books.monitor.look), _BOOKS_SECONDS, first=1, name="monitor")
    queue.run_repeating(_job(bot.pipeline.prices.refresh), _PRICES_SECONDS, first=0, name="prices")
    queue.run_repeating(_job(bot.star_audit), _AUDIT_SECONDS, first=0, name="audit of Stars")
    queue.run_repeating(_job(bot.clean_up), _SWEEP_SECONDS, first=_SWEEP_SECONDS, name="clean up")
    queue.run_once(menu, 0, job_kwargs={"misfire_grace_time": None})


def _job(work: Callable[[], Awaitable[object]]) -> Callable[[Context], Coroutine[Any, Any, None]]:
    """Return work that needs nothing else as the job queue calls it."""

    async def run(_: Context) -> None:
        await work()

    return run


async def _bounded(close: Callable[[], Awaitable[None]]) -> None:
    """Close within seconds: a database that another process has locked may not answer at all."""
    try:
        await asyncio.wait_for(close(), _CLOSE_SECONDS)
    except TimeoutError:
        log.warning("the database does not close in time")


async def _cancelled(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.wait({task})
