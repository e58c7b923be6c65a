"""Building the bot: the parts, and how they are put together."""

import os
import secrets
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

from telegram.ext import Application, ContextTypes, ExtBot, JobQueue

from bot.alive.health import Health
from bot.alive.heartbeat import Heartbeat, heartbeat_client
from bot.alive.stamp import Stamp
from bot.calls import Observe
from bot.chat.application import VeogramApplication
from bot.chat.context import Context
from bot.chat.files.downloads import file_client, video_client
from bot.chat.handling import UpdateHandling
from bot.chat.incoming.mailbox import Mailbox
from bot.chat.jobs import CleanUp
from bot.chat.outgoing.call_classes import CallClass
from bot.chat.routes import register
from bot.chat.services import Services
from bot.chat.star_audit import StarAudit
from bot.chat.webhook_registration import Target
from bot.composition.bookkeeping import Bookkeeping, build_bookkeeping
from bot.composition.clients import (
    api_client,
    call_limiter,
    telegram_bot,
    telegram_proxy,
    trusted_authorities,
)
from bot.composition.metrics import build_scrape
from bot.composition.outgoing import Outgoing, build_outgoing
from bot.composition.pipeline import Pipeline, build_pipeline
from bot.composition.receiving import Receiving, build_polling, build_registration
from bot.composition.services import build_services
from bot.composition.serving import Servers, build_operators_server, build_public_server
from bot.metrics.metrics import Metrics
from bot.pipeline.leadership import Leadership
from bot.pipeline.ports import Clock
from bot.pipeline.worker import WorkQueue
from bot.provider.aimlapi import AimlApi
from bot.redaction import Redactor
from bot.settings import Settings
from bot.store.database import Database
from bot.store.probe import probe
from bot.store.replicas import Replicas
from bot.store.rivals import Rivals
from bot.store.stores import Stores
from bot.store.wakeups import LEADER_GONE, WORK, Wakeups
from bot.web.server import WebServer


@dataclass(frozen=True)
class Bot:
    """The built bot: what app.py starts, calls and stops."""

    application: VeogramApplication
    receiver: Receiving
    mailbox: Mailbox
    servers: Servers
    health: Health
    reached: Stamp
    """when Telegram last answered"""
    heartbeat: Heartbeat | None
    leadership: Leadership
    wakeups: Wakeups | None
    """None where nobody else shares the database"""
    stores: Stores
    outgoing: Outgoing
    pipeline: Pipeline
    books: Bookkeeping
    clean_up: CleanUp
    star_audit: StarAudit


def build(
    settings: Settings,
    database: Database,
    metrics: Metrics,
    installation: str,
    target: Target | None,
    clock: Clock,
    monotonic: Clock,
    stack: AsyncExitStack,
    long_poll: int,
) -> Bot:
    """Build the bot; what has to be closed is closed with the stack.

    It polls where no ``target`` of a webhook is given.
    """
    tls = trusted_authorities()
    pictures = file_client(tls, telegram_proxy(settings))
    videos = video_client(urlsplit(settings.aimlapi_url).hostname or "", tls)
    api = api_client(settings, tls)
    for client in (pictures, videos, api):
        stack.push_async_callback(client.aclose)
    provider = AimlApi(
        api,
        Redactor(settings.secrets),
        legacy=settings.aimlapi_legacy_path,
        observe=metrics.provider.observe,
    )
    stores = Stores.over(database, settings.limits.calendar)
    owner = f"{os.getpid()}-{secrets.token_hex(6)}"
    limiter = call_limiter(settings, database, clock, monotonic, metrics.telegram.observe)
    telegram = telegram_bot(settings, tls, limiter)

    async def died(other: str) -> None:
        await pipeline.worker.release_of(other)

    leadership = Leadership(
        None if database.is_sqlite else Replicas(database, owner),
        clock,
        lambda: receiver.is_caught_up,
        limiter.share,
        died,
        polls=target is None,
    )
    outgoing = build_outgoing(
        settings, telegram, stores, pictures, videos, clock, metrics.alerts.alerted
    )
    ticked, reached = Stamp(monotonic), Stamp(monotonic)
    health = Health(ticked, reached, lambda: probe(database), monotonic)
    pipeline = build_pipeline(
        settings,
        database,
        stores,
        provider,
        outgoing.courier,
        installation,
        clock,
        owner,
        lambda: leadership.is_leader,
        ticked,
    )
    books = build_bookkeeping(
        settings, database, provider, pipeline.breaker, outgoing.operators, clock
    )
    worker = pipeline.worker
    mailbox = Mailbox(stores.inbox, clock, worker.wake)
    receiver, public = _receiving(
        settings,
        telegram,
        database,
        target,
        mailbox,
        health,
        reached,
        clock,
        monotonic,
        long_poll,
        metrics.telegram.observe,
    )
    services = build_services(
        settings, stores, provider, outgoing, pipeline, books, leadership, clock, stack
    )
    application = _application(telegram, lambda: services)
    scrape = build_scrape(
        metrics,
        database,
        health,
        ticked,
        reached,
        leadership,
        pipeline.breaker,
        settings.limits,
        clock,
        monotonic,
    )
    handling = UpdateHandling(application, stores.inbox, clock)
    worker.add(WorkQueue("update", stores.inbox, handling, handling.put_off, slots=64))
    return Bot(
        application=application,
        receiver=receiver,
        leadership=leadership,
        wakeups=_wakeups(database, worker.wake, leadership),
        mailbox=mailbox,
        servers=Servers(public, build_operators_server(settings, health, scrape)),
        health=health,
        reached=reached,
        heartbeat=_heartbeat(settings, health, monotonic, stack),
        stores=stores,
        outgoing=outgoing,
        pipeline=pipeline,
        books=books,
        clean_up=_clean_up(settings, stores, clock),
        star_audit=_star_audit(stores, outgoing, receiver, clock),
    )


def _wakeups(
    database: Database, wake: Callable[[], None], leadership: Leadership
) -> Wakeups | None:
    if database.is_sqlite:
        return None
    return Wakeups(database, {WORK: wake, LEADER_GONE: leadership.look_soon})


def _receiving(
    settings: Settings,
    telegram: ExtBot[CallClass],
    database: Database,
    target: Target | None,
    mailbox: Mailbox,
    health: Health,
    reached: Stamp,
    clock: Clock,
    monotonic: Clock,
    long_poll: int,
    observe: Observe,
) -> tuple[Receiving, WebServer | None]:
    if target is None:
        rivals = Rivals(database, clock)
        tls = trusted_authorities()
        proxy = telegram_proxy(settings)
        receiver = build_polling(telegram, mailbox, reached, rivals, tls, long_poll, proxy, observe)
        return receiver, None
    registration = build_registration(settings, telegram, database, target, reached, monotonic)
    return registration, build_public_server(settings, target, registration, mailbox, health)


def _heartbeat(
    settings: Settings, health: Health, monotonic: Clock, stack: AsyncExitStack
) -> Heartbeat | None:
    url = settings.heartbeat_url.get_secret_value()
    if not url:
        return None
    client = heartbeat_client()
    stack.push_async_callback(client.aclose)
    return Heartbeat(url, client, health.readiness, monotonic)


def _clean_up(settings: Settings, stores: Stores, clock: Clock) -> CleanUp:
    return CleanUp(
        stores.inbox,
        stores.drafts,
        stores.albums,
        stores.notices,
        stores.people,
        stores.knocks,
        stores.contents,
        stores.group_paces,
        settings.history_days,
        clock,
    )


def _star_audit(stores: Stores, outgoing: Outgoing, receiver: Receiving, clock: Clock) -> StarAudit:
    return StarAudit(
        outgoing.bot,
        stores.stars,
        stores.positions,
        stores.notices,
        stores.chats,
        outgoing.sender,
        outgoing.admins,
        outgoing.invoices,
        outgoing.subscriptions,
        lambda: receiver.is_caught_up,
        clock,
    )


def _application(bot: ExtBot[CallClass], services: Callable[[], Services]) -> VeogramApplication:
    # The library makes bot_data by calling what it takes for a class.
    contexts: Any = ContextTypes(context=Context, bot_data=cast("type[Services]", services))
    application: Any = (
        Application.builder()
        .application_class(VeogramApplication)
        .bot(bot)
        .updater(None)
        .context_types(contexts)
        .job_queue(JobQueue())
        .build()
    )
    made = cast("VeogramApplication", application)
    register(made)
    return made
