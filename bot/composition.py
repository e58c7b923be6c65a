"""Building everything once, from the settings."""

import os
import secrets
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast
from urllib.parse import urlsplit

from telegram.ext import Application, ContextTypes, ExtBot, JobQueue

from bot.bookkeeping import Bookkeeping, build_bookkeeping
from bot.chat.albums import AlbumGatherer
from bot.chat.application import VeogramApplication
from bot.chat.buttons import ButtonCodec
from bot.chat.context import Context
from bot.chat.doorbell import Doorbell
from bot.chat.files.charts import Charts
from bot.chat.files.downloads import file_client, video_client
from bot.chat.files.pictures import PictureReader
from bot.chat.forgetting import Forgetting
from bot.chat.handling import UpdateHandling
from bot.chat.incoming.linked_channels import LinkedChannels
from bot.chat.incoming.permissions import Permissions
from bot.chat.incoming.presses import PressReader
from bot.chat.jobs import CleanUp
from bot.chat.orders import Orders
from bot.chat.outgoing.admins import Admins
from bot.chat.outgoing.answers import Answers
from bot.chat.outgoing.attachments import Attachments
from bot.chat.outgoing.call_classes import CallClass
from bot.chat.outgoing.courier import TelegramCourier
from bot.chat.outgoing.invoices import Invoices
from bot.chat.outgoing.keyboards import Keyboards
from bot.chat.outgoing.operators import TelegramOperators
from bot.chat.outgoing.progress_messages import ProgressMessages
from bot.chat.outgoing.sender import Sender
from bot.chat.outgoing.videos import Videos
from bot.chat.questions import Questions
from bot.chat.receiving import Receiver
from bot.chat.routes import ALLOWED_UPDATES, register
from bot.chat.services import Services
from bot.chat.star_audit import StarAudit
from bot.clients import api_client, telegram_bot
from bot.pipeline.broken import BrokenTasks
from bot.pipeline.circuit_breaker import CircuitBreaker
from bot.pipeline.deliver import Deliver
from bot.pipeline.generation_times import GenerationTimes
from bot.pipeline.links import VideoLinks
from bot.pipeline.lost_submits import LostSubmits
from bot.pipeline.notify import Notify
from bot.pipeline.poll import Poll
from bot.pipeline.ports import Clock, Courier
from bot.pipeline.prices import Prices
from bot.pipeline.rate_limit import RateLimitGate
from bot.pipeline.submit import Submit
from bot.pipeline.worker import Worker, WorkQueue
from bot.provider.aimlapi import AimlApi
from bot.provider.base import Provider
from bot.redaction import Redactor
from bot.settings import Settings
from bot.store.database import Database
from bot.store.stars import StarAccounts
from bot.store.stores import Stores
from bot.store.tasks import TaskQueue
from bot.tasks.task import ENDED, Status, Task

_PICTURE_SLOTS = 3
"""Purchases whose pictures may be in memory at once, each with up to 3 of 2 MB, several times."""


@dataclass(frozen=True)
class Bot:
    """The built bot: what app.py starts, calls and stops."""

    application: VeogramApplication
    receiver: Receiver
    worker: Worker
    stores: Stores
    prices: Prices
    times: GenerationTimes
    progress: ProgressMessages
    lost: LostSubmits
    clean_up: CleanUp
    books: Bookkeeping
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
    files, links = file_client(), video_client(urlsplit(settings.aimlapi_url).hostname or "")
    api = api_client(settings)
    for client in (files, links, api):
        stack.push_async_callback(client.aclose)
    provider = AimlApi(api, Redactor(settings.secrets), legacy=settings.aimlapi_legacy_path)
    stores, bot = Stores.over(database), telegram_bot(settings, monotonic)
    codec = ButtonCodec(settings.telegram_bot_token.get_secret_value())
    keyboards = Keyboards(codec, lambda: bool(bot.supports_inline_queries))
    sender = Sender(bot)
    videos = Videos(bot, links, sender, keyboards, settings.show_prices)
    progress = ProgressMessages(bot, sender, keyboards, stores.tasks, stores.transitions, clock)
    times = GenerationTimes(stores.tasks, provider, clock, shortest=settings.tick_seconds)
    admins = Admins(bot, settings.admin_users)
    operators = TelegramOperators(admins, stores.notices, clock)
    courier = TelegramCourier(
        bot, files, PictureReader(), sender, keyboards, videos, progress, operators
    )
    owner = f"{os.getpid()}-{secrets.token_hex(6)}"
    lost = LostSubmits(stores.tasks, stores.transitions, provider, courier, clock)
    breaker = CircuitBreaker(clock)
    queues = _queues(database, stores, provider, courier, times, lost, installation, breaker, clock)
    books = build_bookkeeping(settings, database, provider, breaker, operators, clock)
    worker = Worker(queues, clock, owner)
    receiver = Receiver(bot.base_url, stores.inbox, clock, ALLOWED_UPDATES, worker.wake, long_poll)
    prices = Prices(provider, stores.prices, clock)
    answers = Answers(bot, sender, stores.drafts)
    stars = StarAccounts(database, settings.limits.calendar)
    invoices = Invoices(bot, sender, settings.telegram_bot_token.get_secret_value())
    questions = Questions(stores.drafts, answers, keyboards, prices, clock)
    linked = LinkedChannels(bot, clock)
    permissions = Permissions(bot, settings, stores.moves, stores.members, stores.access, linked)
    services = Services(
        settings=settings,
        tasks=stores.tasks,
        albums=stores.albums,
        chats=stores.chats,
        drafts=stores.drafts,
        history=stores.history,
        moves=stores.moves,
        members=stores.members,
        notices=stores.notices,
        stars=stars,
        access=stores.access,
        people=stores.people,
        knocks=stores.knocks,
        budgets=stores.budgets,
        reports=stores.reports,
        charts=Charts(Path(stack.enter_context(TemporaryDirectory(prefix="veogram-")))),
        attachments=Attachments(bot, sender),
        gatherer=AlbumGatherer(stores.albums, stores.inbox, lambda: receiver.is_caught_up, clock),
        links=VideoLinks(provider),
        keyboards=keyboards,
        permissions=permissions,
        presses=PressReader(codec, stores.moves, stores.tasks, stores.drafts),
        answers=answers,
        videos=videos,
        invoices=invoices,
        admins=admins,
        orders=Orders(
            settings,
            stores.tasks,
            stores.new_tasks,
            stores.transitions,
            prices,
            times,
            progress,
            permissions,
            questions,
            worker,
            clock,
        ),
        costs=books.costs,
        provider_status=books.provider,
        forgetting=Forgetting(
            stores.contents, stores.drafts, stores.albums, stores.inbox, stores.people, clock
        ),
        doorbell=Doorbell(
            settings.admin_users, answers, keyboards, stores.chats, stores.notices, clock
        ),
        questions=questions,
        prices=prices,
        clock=clock,
    )
    application = _application(bot, lambda: services)
    handling = UpdateHandling(application, stores.inbox, clock)
    worker.add(WorkQueue("update", stores.inbox, handling, handling.put_off, slots=64))
    clean_up = CleanUp(
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
    star_audit = StarAudit(
        bot,
        stars,
        stores.positions,
        stores.chats,
        sender,
        admins,
        invoices,
        lambda: receiver.is_caught_up,
        clock,
    )
    return Bot(
        application,
        receiver,
        worker,
        stores,
        prices,
        times,
        progress,
        lost,
        clean_up,
        books,
        star_audit,
    )


def _queues(
    database: Database,
    stores: Stores,
    provider: Provider,
    courier: Courier,
    times: GenerationTimes,
    lost: LostSubmits,
    installation: str,
    breaker: CircuitBreaker,
    clock: Clock,
) -> list[WorkQueue[Task]]:
    tasks, moves = stores.transitions, stores.moves
    gate = RateLimitGate(clock)
    submit = Submit(tasks, provider, courier, times, gate, clock, breaker, lost, installation)
    poll = Poll(tasks, provider, courier, times, RateLimitGate(clock), clock)
    deliver = Deliver(tasks, moves, provider, courier, clock)
    notify = Notify(tasks, moves, courier, clock)
    put_off = BrokenTasks(tasks, clock).put_off

    def queue(
        work: Any, slots: int, *statuses: Status, pictures: bool | None = None
    ) -> WorkQueue[Task]:
        return WorkQueue("task", TaskQueue(database, statuses, pictures), work, put_off, slots)

    return [
        queue(submit, 16, Status.QUEUED, Status.SUBMITTING, pictures=False),
        queue(submit, _PICTURE_SLOTS, Status.QUEUED, Status.SUBMITTING, pictures=True),
        queue(poll, 32, Status.GENERATING),
        queue(deliver, 16, Status.READY),
        queue(notify, 16, *ENDED),
    ]


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
