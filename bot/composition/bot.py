"""Building the bot: the parts, and how they are put together."""

from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

from telegram.ext import Application, ContextTypes, ExtBot, JobQueue

from bot.chat.application import VeogramApplication
from bot.chat.context import Context
from bot.chat.files.downloads import file_client, video_client
from bot.chat.handling import UpdateHandling
from bot.chat.jobs import CleanUp
from bot.chat.outgoing.call_classes import CallClass
from bot.chat.receiving import Receiver
from bot.chat.routes import ALLOWED_UPDATES, register
from bot.chat.services import Services
from bot.chat.star_audit import StarAudit
from bot.composition.bookkeeping import Bookkeeping, build_bookkeeping
from bot.composition.clients import api_client, telegram_bot, trusted_authorities
from bot.composition.outgoing import Outgoing, build_outgoing
from bot.composition.pipeline import Pipeline, build_pipeline
from bot.composition.services import build_services
from bot.pipeline.ports import Clock
from bot.pipeline.worker import WorkQueue
from bot.provider.aimlapi import AimlApi
from bot.redaction import Redactor
from bot.settings import Settings
from bot.store.database import Database
from bot.store.stores import Stores


@dataclass(frozen=True)
class Bot:
    """The built bot: what app.py starts, calls and stops."""

    application: VeogramApplication
    receiver: Receiver
    stores: Stores
    outgoing: Outgoing
    pipeline: Pipeline
    books: Bookkeeping
    clean_up: CleanUp
    star_audit: StarAudit


def build(
    settings: Settings,
    database: Database,
    installation: str,
    clock: Clock,
    monotonic: Clock,
    stack: AsyncExitStack,
    long_poll: int,
) -> Bot:
    """Build the bot; what has to be closed is closed with the stack."""
    tls = trusted_authorities()
    pictures = file_client(tls)
    videos = video_client(urlsplit(settings.aimlapi_url).hostname or "", tls)
    api = api_client(settings, tls)
    for client in (pictures, videos, api):
        stack.push_async_callback(client.aclose)
    provider = AimlApi(api, Redactor(settings.secrets), legacy=settings.aimlapi_legacy_path)
    stores = Stores.over(database, settings.limits.calendar)
    telegram = telegram_bot(settings, tls, monotonic)
    outgoing = build_outgoing(settings, telegram, stores, pictures, videos, clock)
    pipeline = build_pipeline(
        settings, database, stores, provider, outgoing.courier, installation, clock
    )
    books = build_bookkeeping(
        settings, database, provider, pipeline.breaker, outgoing.operators, clock
    )
    worker = pipeline.worker
    receiver = Receiver(
        telegram.base_url, stores.inbox, clock, ALLOWED_UPDATES, worker.wake, tls, long_poll
    )
    services = build_services(
        settings, stores, provider, outgoing, pipeline, books, receiver, clock, stack
    )
    application = _application(telegram, lambda: services)
    handling = UpdateHandling(application, stores.inbox, clock)
    worker.add(WorkQueue("update", stores.inbox, handling, handling.put_off, slots=64))
    return Bot(
        application=application,
        receiver=receiver,
        stores=stores,
        outgoing=outgoing,
        pipeline=pipeline,
        books=books,
        clean_up=_clean_up(settings, stores, clock),
        star_audit=_star_audit(stores, outgoing, receiver, clock),
    )


def _clean_up(settings: Settings, stores: Stores, clock: Clock) -> CleanUp:
    return CleanUp(
        stores.inbox,
        stores.drafts,
        stores.albums,
        stores.notices,
        stores.people,
        stores.knocks,
        stores.contents,
        settings.history_days,
        clock,
    )


def _star_audit(stores: Stores, outgoing: Outgoing, receiver: Receiver, clock: Clock) -> StarAudit:
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
