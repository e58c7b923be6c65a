"""The composition root: builds everything once, and owns start and stop."""

import asyncio
import contextlib
import itertools
import logging
import os
import secrets
import signal
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, cast

import httpx
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ContextTypes, ExtBot, JobQueue
from telegram.request import HTTPXRequest

from bot.chat.context import Context, House, VeogramApplication
from bot.chat.courier import TelegramCourier
from bot.chat.generate import gather_albums
from bot.chat.menu import set_menu
from bot.chat.post import Post
from bot.chat.progress_messages import ProgressMessages
from bot.chat.refreshing import refresh_progress
from bot.chat.routes import register
from bot.chat.updates import Updates
from bot.chat.videos import Videos
from bot.errors import SettingsError, StoreUnavailable
from bot.pipeline.brake import Brake
from bot.pipeline.deliver import Deliver, Settle
from bot.pipeline.pace import Paces
from bot.pipeline.poll import Poll
from bot.pipeline.ports import Clock, Courier
from bot.pipeline.submit import Submit
from bot.pipeline.worker import Lane, Worker
from bot.provider.aimlapi import AimlApi
from bot.provider.base import Provider
from bot.settings import Settings
from bot.store.albums import Albums
from bot.store.chats import Chats
from bot.store.database import Database
from bot.store.drafts import Drafts
from bot.store.history import History
from bot.store.notices import Notices
from bot.store.presence import Presence
from bot.store.tasks import TaskStore
from bot.tasks.schedule import backoff
from bot.tasks.task import ENDED, Status

log = logging.getLogger(__name__)

_PATIENCE = 5.0
"""Seconds that running stages get at a stop; the whole stop fits into 10."""

_JOB_SECONDS = 1.5
"""Seconds that the job queue gets at a stop: the library itself would wait without limit."""

_CREATE_SECONDS = 60.0


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
    settings: Settings, clock: Clock = time.time, long_poll: int = 30
) -> AsyncIterator[asyncio.Task[None]]:
    """Start the bot and yield the task that receives updates; stop it at the end.

    Raises:
        SettingsError: the token is not Telegram's, or the database cannot be opened.
    """
    async with AsyncExitStack() as stack:
        database = await _open(settings, stack)
        house, application = _build(settings, database, clock, stack)
        await _start(application, stack)
        await _take_over(database, house.tasks, stack)
        stack.push_async_callback(house.worker.stop, _PATIENCE)
        updates = Updates(application, long_poll)
        _schedule(application, house, updates, settings)
        receiving = asyncio.create_task(updates.receive())
        stack.push_async_callback(_stop_receiving, receiving)
        if settings.is_open:
            log.warning("everybody may make videos: set ALLOWED_USERS or ALLOWED_CHATS")
        log.info("@%s is here", application.bot.username)
        yield receiving


async def _open(settings: Settings, stack: AsyncExitStack) -> Database:
    try:
        database = Database(settings.database_url.get_secret_value())
        stack.push_async_callback(database.close)
        await database.open()
    except ModuleNotFoundError as error:
        raise SettingsError("DATABASE_URL", f"needs a package first: {error.name}") from error
    except StoreUnavailable as error:
        raise SettingsError("DATABASE_URL", f"cannot be opened: {error}") from error
    return database


def _build(
    settings: Settings, database: Database, clock: Clock, stack: AsyncExitStack
) -> tuple[House, VeogramApplication]:
    files = httpx.AsyncClient(timeout=httpx.Timeout(30.0))
    api = _api_client(settings)
    stack.push_async_callback(files.aclose)
    stack.push_async_callback(api.aclose)
    provider = AimlApi(api, legacy=settings.aimlapi_legacy_path)
    bot, store = _bot(settings), TaskStore(database)
    post = Post(bot, clock)
    stack.push_async_callback(post.close)
    videos = Videos(bot, files, post)
    progress = ProgressMessages(bot, post, store, clock)
    notices, admins = Notices(database), settings.admin_users
    courier = TelegramCourier(bot, files, post, videos, progress, notices, admins, clock)
    paces = Paces(store, provider, clock, shortest=settings.tick_seconds)
    lanes = _lanes(store, provider, courier, paces, clock)
    house = House(
        settings=settings,
        tasks=store,
        albums=Albums(database),
        chats=Chats(database),
        drafts=Drafts(database),
        history=History(database),
        provider=provider,
        paces=paces,
        post=post,
        videos=videos,
        progress=progress,
        worker=Worker(store, lanes, clock, owner=f"{os.getpid()}-{secrets.token_hex(6)}"),
        clock=clock,
    )
    return house, _application(bot, house)


def _lanes(
    store: TaskStore, provider: Provider, courier: Courier, paces: Paces, clock: Clock
) -> tuple[Lane, ...]:
    submit = Submit(store, provider, courier, paces, Brake(clock), clock)
    poll = Poll(store, provider, courier, paces, Brake(clock), clock)
    deliver = Deliver(store, provider, courier, clock)
    return (
        Lane(frozenset({Status.QUEUED, Status.SUBMITTING}), submit, width=16),
        Lane(frozenset({Status.GENERATING}), poll, width=32),
        Lane(frozenset({Status.READY}), deliver, width=16),
        Lane(ENDED, Settle(store, courier, clock), width=16),
    )


def _api_client(settings: Settings) -> httpx.AsyncClient:
    key = settings.aimlapi_key.get_secret_value()
    return httpx.AsyncClient(
        base_url=settings.aimlapi_url,
        headers={"Authorization": f"Bearer {key}"},
        timeout=httpx.Timeout(_CREATE_SECONDS, connect=10.0),
        limits=httpx.Limits(max_connections=64),
    )


def _bot(settings: Settings) -> ExtBot[None]:
    return ExtBot(
        token=settings.telegram_bot_token.get_secret_value(),
        base_url=f"{settings.telegram_api_url}/bot",
        base_file_url=f"{settings.telegram_api_url}/file/bot",
        request=HTTPXRequest(
            connection_pool_size=64, read_timeout=15.0, write_timeout=15.0, connect_timeout=10.0
        ),
    )


def _application(bot: ExtBot[None], house: House) -> VeogramApplication:
    # The library makes bot_data by calling what it takes for a class.
    contexts: Any = ContextTypes(context=Context, bot_data=cast("type[House]", lambda: house))
    application: VeogramApplication = (
        Application.builder()
        .bot(bot)
        .updater(None)
        .context_types(contexts)
        .job_queue(JobQueue())
        .build()
    )
    register(application)
    return application


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
            # A webhook of former days would keep every update from us.
            await application.bot.delete_webhook()
        except InvalidToken:
            raise _wrong_token() from None
        except TelegramError as error:
            log.warning("Telegram cannot be reached yet: %s", error.message)
            await asyncio.sleep(backoff(attempts, first=0.5, longest=15.0))
        else:
            return


def _wrong_token() -> SettingsError:
    return SettingsError("TELEGRAM_BOT_TOKEN", "is wrong: Telegram does not know it")


async def _stop_jobs(application: VeogramApplication) -> None:
    try:
        await asyncio.wait_for(application.stop(), _JOB_SECONDS)
    except TimeoutError:
        log.warning("a job did not end in time")


async def _take_over(database: Database, store: TaskStore, stack: AsyncExitStack) -> None:
    """Take back what a killed process held, unless another one is alive."""
    if database.path is None:
        return
    presence = Presence(database.path)
    stack.callback(presence.leave)
    if presence.enter():
        taken = await store.release()
        log.info("took back %d tasks that a killed process held", taken)
    else:
        log.warning("another process works on the same database; leases keep us apart")


def _schedule(
    application: VeogramApplication, house: House, updates: Updates, settings: Settings
) -> None:
    async def tick(_: Context) -> None:
        house.worker.wake()

    async def gather(_: Context) -> None:
        # Until all that waited at Telegram is in, an album may only seem complete.
        if updates.is_current:
            await gather_albums(house)

    async def refresh(_: Context) -> None:
        await refresh_progress(house)

    async def menu(_: Context) -> None:
        await set_menu(application.bot)

    queue = cast("JobQueue[Context]", application.job_queue)
    queue.run_repeating(tick, settings.tick_seconds, first=0)
    queue.run_repeating(gather, 0.5, first=0)
    queue.run_repeating(refresh, max(1.0, settings.tick_seconds), first=1)
    queue.run_once(menu, 0, job_kwargs={"misfire_grace_time": None})


async def _stop_receiving(receiving: asyncio.Task[None]) -> None:
    receiving.cancel()
    await asyncio.wait({receiving})
