"""The running bot: its start, its jobs and its orderly stop."""

import asyncio
import contextlib
import itertools
import logging
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Any

from telegram.error import InvalidToken, TelegramError

from bot.alive.hang import HangGuard
from bot.alive.pulse import Pulse
from bot.alive.systemd import ServiceManager
from bot.chat.application import VeogramApplication
from bot.chat.in_touch import ask_who_we_are
from bot.chat.outgoing.menu import set_menu
from bot.composition import Bot, build
from bot.composition.jobs import schedule
from bot.composition.receiving import webhook_target
from bot.errors import SettingsError, StoreUnavailable, UpkeepRefused
from bot.metrics.metrics import Metrics
from bot.pipeline.ports import Clock
from bot.settings import Settings
from bot.store.clock import DatabaseClock, keep_measuring
from bot.store.database import Database
from bot.store.installation import installation_id
from bot.store.process_lock import ProcessLock
from bot.store.upkeep.moved import check_not_moved
from bot.store.watching import Watcher
from bot.tasks.schedule import backoff

log = logging.getLogger(__name__)

_PATIENCE = 5.0
"""Seconds that running work gets at a stop; the whole stop fits into 10."""

_CLOSE_SECONDS = 2.0

_PRICES_PATIENCE = 3.0
"""Seconds that the start waits for the price list, where none is stored."""

_JOB_SECONDS = 1.5
"""Seconds that the job queue gets at a stop: the library itself would wait without limit."""


async def run(settings: Settings, guard: HangGuard) -> None:
    """Run the bot until SIGTERM or SIGINT, and keep those who watch it informed.

    Raises:
        SettingsError: the token is not Telegram's, the database cannot be opened, or a port cannot
            be listened on.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    manager = ServiceManager()
    pulse = Pulse([guard, manager.alive], [guard.seconds, manager.watchdog_seconds])
    beating = asyncio.create_task(pulse.run())
    serving = asyncio.create_task(_serve(settings, manager))
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait({serving, stopped}, return_when=asyncio.FIRST_COMPLETED)
    manager.stopping()
    stopped.cancel()
    serving.cancel()
    try:
        with contextlib.suppress(asyncio.CancelledError):
            await serving
    finally:
        beating.cancel()
    log.info("stopped; pending tasks are safe in the database")


async def _serve(settings: Settings, manager: ServiceManager) -> None:
    manager.starting()
    async with running(settings) as receiving:
        manager.ready()
        try:
            await receiving
        except InvalidToken:
            raise _wrong_token() from None


@asynccontextmanager
async def running(
    settings: Settings,
    clock: Clock | None = None,
    long_poll: int = 30,
    monotonic: Clock = time.monotonic,
) -> AsyncIterator[asyncio.Task[None]]:
    """Start the bot and yield the task that receives updates; stop it at the end.

    ``clock`` is the time of day, unless told otherwise that of PostgreSQL where that is the
    database; ``monotonic`` is a clock that is never set, for limits on calls within seconds.

    Raises:
        SettingsError: the token is not Telegram's, the database cannot be opened, or a port cannot
            be listened on.
    """
    async with AsyncExitStack() as stack:
        metrics = Metrics()
        database, lock = await _open(settings, metrics, stack)
        installation = await installation_id(database)
        target = await webhook_target(settings, database)
        clock = clock or await _clock(database, stack)
        bot = build(
            settings, database, metrics, installation, target, clock, monotonic, stack, long_poll
        )
        stack.push_async_callback(bot.servers.finish)
        await bot.servers.start()
        await _start(bot, stack, polls=target is None)
        await _take_over(lock, bot)
        await _read_prices(bot, stack)
        stack.push_async_callback(bot.pipeline.worker.stop, _PATIENCE)
        await bot.leadership.look()
        schedule(bot, settings.tick_seconds)
        bot.mailbox.open()
        stack.push_async_callback(bot.leadership.resign)
        _in_background(bot.leadership.alternate(lambda: _set_menu(bot, settings)), stack)
        if bot.wakeups:
            _in_background(bot.wakeups.listen(), stack)
        receiving = _in_background(_receive(bot, polls=target is None), stack)
        stack.callback(bot.servers.close_public)
        stack.callback(bot.health.stop)
        for warning in settings.warnings:
            log.warning(warning)
        log.info("@%s is running", bot.application.bot.username)
        yield receiving


async def _open(
    settings: Settings, watcher: Watcher, stack: AsyncExitStack
) -> tuple[Database, ProcessLock | None]:
    """Open the database, and hold the lock of one that is a file: it is not to be replaced now."""
    try:
        database = Database(
            settings.database_url.get_secret_value(),
            settings.database_pool_size,
            settings.database_timeout_seconds,
            watcher,
        )
        lock = ProcessLock(database.path) if database.path else None
        if lock:
            stack.callback(lock.release)
            lock.acquire()
        stack.push_async_callback(_bounded, database.close)
        await database.open()
        await check_not_moved(database)
    except ModuleNotFoundError as error:
        raise SettingsError("DATABASE_URL", f"needs a package first: {error.name}") from error
    except StoreUnavailable as error:
        problem = f"cannot be opened: {error}"
        raise SettingsError("DATABASE_URL", problem, passes=not database.is_sqlite) from error
    except OSError as error:
        raise SettingsError("DATABASE_URL", f"cannot be opened: {error}") from error
    except UpkeepRefused as error:
        raise SettingsError("DATABASE_URL", f"names what is in use no more: {error}") from error
    return database, lock


async def _clock(database: Database, stack: AsyncExitStack) -> Clock:
    """Return the clock that all processes share."""
    if database.is_sqlite:
        return time.time
    clock = DatabaseClock(database)
    await clock.measure()
    _in_background(keep_measuring(clock), stack)
    return clock


async def _start(bot: Bot, stack: AsyncExitStack, *, polls: bool) -> None:
    application = bot.application
    await _reach_telegram(application, polls=polls)
    bot.reached()
    stack.push_async_callback(application.shutdown)
    await application.start()
    stack.push_async_callback(_stop_jobs, application)


async def _reach_telegram(application: VeogramApplication, *, polls: bool) -> None:
    """Wait until Telegram can be reached; only a wrong token is a reason to give up."""
    for attempts in itertools.count():
        try:
            await application.initialize()
            if polls:
                await _take_webhook_away(application)
        except InvalidToken:
            raise _wrong_token() from None
        except TelegramError as error:
            log.warning("Telegram cannot be reached yet: %s", error.message)
            await asyncio.sleep(backoff(attempts, first=0.5, longest=15.0))
        else:
            return


async def _take_webhook_away(application: VeogramApplication) -> None:
    """Remove a webhook that was set earlier: it would keep every update from us."""
    if (await application.bot.get_webhook_info()).url:
        await application.bot.delete_webhook()
        log.info("the webhook is taken away: updates are polled for")


def _wrong_token() -> SettingsError:
    problem = "is not known at TELEGRAM_API_URL: one of the two is wrong"
    return SettingsError("TELEGRAM_BOT_TOKEN", problem)


async def _stop_jobs(application: VeogramApplication) -> None:
    try:
        await asyncio.wait_for(application.stop(), _JOB_SECONDS)
    except TimeoutError:
        log.warning("a job did not end in time")


async def _take_over(lock: ProcessLock | None, bot: Bot) -> None:
    """Release the leases of a killed process, unless another process is alive."""
    if lock is None:
        return
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


async def _receive(bot: Bot, *, polls: bool) -> None:
    """Receive updates: one process polls for all, and each takes what Telegram brings it.

    Raises:
        InvalidToken: the token is no longer valid.
    """
    if polls:
        keep_in_touch = partial(ask_who_we_are, bot.application.bot, bot.reached)
        await bot.leadership.alternate(bot.receiver.receive, keep_in_touch)
    else:
        await bot.receiver.receive()


async def _set_menu(bot: Bot, settings: Settings) -> None:
    sells = settings.stars_per_usd > 0
    await set_menu(bot.application.bot, sorted(settings.admin_users), sells=sells)


def _in_background(work: Coroutine[Any, Any, None], stack: AsyncExitStack) -> asyncio.Task[None]:
    """Run some work until the stack ends."""
    task = asyncio.create_task(work)
    stack.push_async_callback(_cancelled, task)
    return task


async def _bounded(close: Callable[[], Awaitable[None]]) -> None:
    """Close within seconds: a database that another process has locked may not answer at all."""
    try:
        await asyncio.wait_for(close(), _CLOSE_SECONDS)
    except TimeoutError:
        log.warning("the database does not close in time")


async def _cancelled(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.wait({task})
