"""The running bot: its start, what runs, and its orderly stop."""

import asyncio
import contextlib
import gc
import logging
import signal
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

from telegram.error import InvalidToken

from bot.alive.hang import HangGuard
from bot.alive.pulse import Pulse
from bot.alive.systemd import ServiceManager
from bot.chat.in_touch import ask_who_we_are
from bot.chat.outgoing.menu import set_menu
from bot.composition import Bot, Given, build
from bot.composition.receiving import webhook_target
from bot.metrics.metrics import Metrics
from bot.pipeline.ports import Clock
from bot.pipeline.prices import Prices
from bot.settings import Settings
from bot.start.background import in_background
from bot.start.database import answered, open_database, shared_clock, take_over
from bot.start.telegram import reach_telegram, wrong_token
from bot.store.installation import installation_id
from bot.store.process_lock import ProcessLock
from bot.tasks.kinds import Kind

log = logging.getLogger(__name__)

_PATIENCE = 4.0
"""Seconds that running work gets at a stop; the whole stop fits into 10."""

_PRICES_PATIENCE = 3.0
"""Seconds that the start waits for the price list, where none is stored."""

_LOADED_SECONDS = 10.0
"""After so many seconds the menu is set in every language, and much has been used once."""

_JOB_SECONDS = 1.0
"""Seconds that jobs get at a stop."""


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
        _keep_what_is_loaded()
        manager.ready()
        try:
            await receiving
        except InvalidToken:
            raise wrong_token() from None


def _keep_what_is_loaded() -> None:
    """Look at it for garbage no more, nor at what is loaded when it is first used.

    A full collection would take a tenth of a second, again and again, and nothing else is done
    meanwhile.
    """
    gc.freeze()
    asyncio.get_running_loop().call_later(_LOADED_SECONDS, gc.freeze)


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
        given, lock = await _given(settings, clock, long_poll, monotonic, stack)
        bot = build(given)
        await _begin_to_serve(bot, stack)
        await _begin_to_speak(bot, given)
        await take_over(lock, bot.sharing.leases)
        await _read_prices(bot.pipeline.prices, stack)
        await _begin_to_work(bot, stack)
        receiving = _begin_to_receive(bot, given)
        _tell(bot, settings)
        yield receiving


async def _given(
    settings: Settings,
    clock: Clock | None,
    long_poll: int,
    monotonic: Clock,
    stack: AsyncExitStack,
) -> tuple[Given, ProcessLock | None]:
    """Find what the database knows."""
    metrics = Metrics()
    database, lock = await open_database(settings, metrics, stack)
    given = Given(
        settings=settings,
        database=database,
        metrics=metrics,
        installation=await answered(database, lambda: installation_id(database)),
        target=await answered(database, lambda: webhook_target(settings, database)),
        clock=clock or await shared_clock(database, stack),
        monotonic=monotonic,
        stack=stack,
        long_poll=long_poll,
    )
    return given, lock


async def _begin_to_serve(bot: Bot, stack: AsyncExitStack) -> None:
    """Serve over HTTP: how the bot is can be asked, and what is brought is stored."""
    stack.push_async_callback(bot.servers.finish)
    await bot.servers.start()


async def _begin_to_speak(bot: Bot, given: Given) -> None:
    """Wait for Telegram, and start the library's application."""
    await reach_telegram(bot.application, polls=given.target is None)
    bot.watching.reached()
    given.stack.push_async_callback(bot.application.shutdown)
    await bot.application.start()
    given.stack.push_async_callback(bot.application.stop)


async def _read_prices(prices: Prices, stack: AsyncExitStack) -> None:
    """Read the price list; the first time, the start waits a little for it."""
    await prices.recall()
    reading = in_background(prices.refresh(), stack)
    if prices.read_at is None:
        await asyncio.wait({reading}, timeout=_PRICES_PATIENCE)


async def _begin_to_work(bot: Bot, stack: AsyncExitStack) -> None:
    """Lead or follow, and handle what is stored."""
    stack.push_async_callback(bot.first_answers.stop)
    stack.push_async_callback(bot.pipeline.worker.stop, _PATIENCE)
    await bot.sharing.leadership.look()
    bot.timetable.start()
    stack.push_async_callback(bot.timetable.stop, _JOB_SECONDS)
    bot.receiving.mailbox.open()
    stack.push_async_callback(bot.sharing.leadership.resign)
    if bot.wakeups:
        in_background(bot.wakeups.listen(), stack)


def _begin_to_receive(bot: Bot, given: Given) -> asyncio.Task[None]:
    """Return the task that receives updates; at a stop it is the first to end."""
    show_menu = partial(_set_menu, bot, given.settings)
    in_background(bot.sharing.leadership.alternate(show_menu), given.stack)
    receiving = in_background(_receive(bot, polls=given.target is None), given.stack)
    given.stack.callback(bot.servers.close_public)
    given.stack.callback(bot.watching.health.stop)
    return receiving


async def _receive(bot: Bot, *, polls: bool) -> None:
    """Receive updates: one process polls for all, and each takes what Telegram brings it.

    Raises:
        InvalidToken: the token is no longer valid.
    """
    receive = bot.receiving.receiver.receive
    if polls:
        keep_in_touch = partial(ask_who_we_are, bot.application.bot, bot.watching.reached)
        await bot.sharing.leadership.alternate(receive, keep_in_touch)
    else:
        await receive()


async def _set_menu(bot: Bot, settings: Settings) -> None:
    sells = settings.stars_per_usd > 0
    draws = bool(settings.helpers[Kind.STILL])
    admins = sorted(settings.admin_users)
    await set_menu(bot.application.bot, admins, sells=sells, draws=draws)


def _tell(bot: Bot, settings: Settings) -> None:
    for warning in settings.warnings:
        log.warning(warning)
    log.info("@%s is running", bot.application.bot.username)
