"""Building what speaks to people."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx
from telegram.ext import ExtBot

from bot.chat.buttons import ButtonCodec
from bot.chat.files.downloads import LOCAL_UPLOAD_LIMIT
from bot.chat.files.pictures import PictureReader
from bot.chat.files.telegram_files import TelegramFiles
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
from bot.chat.outgoing.subscriptions import Subscriptions
from bot.chat.outgoing.videos import Videos
from bot.pipeline.ports import Clock
from bot.settings import Settings
from bot.store.stores import Stores


@dataclass(frozen=True)
class Outgoing:
    """Everything that sends."""

    bot: ExtBot[CallClass]
    codec: ButtonCodec
    keyboards: Keyboards
    sender: Sender
    answers: Answers
    attachments: Attachments
    videos: Videos
    progress: ProgressMessages
    invoices: Invoices
    subscriptions: Subscriptions
    admins: Admins
    operators: TelegramOperators
    courier: TelegramCourier


def build_outgoing(
    settings: Settings,
    bot: ExtBot[CallClass],
    stores: Stores,
    pictures: httpx.AsyncClient,
    videos: httpx.AsyncClient,
    clock: Clock,
    alerted: Callable[[str], None],
) -> Outgoing:
    """Build all of it; ``pictures`` and ``videos`` are the clients that fetch these.

    ``alerted`` is called with the kind of each alert.
    """
    token = settings.telegram_bot_token.get_secret_value()
    codec, sender = ButtonCodec(token), Sender(bot)
    keyboards = Keyboards(codec, lambda: bool(bot.supports_inline_queries))
    folder = Path(settings.telegram_files_dir) if settings.telegram_files_dir else None
    files = TelegramFiles(pictures, bot.base_file_url, folder)
    limit = LOCAL_UPLOAD_LIMIT if folder else None
    delivery = Videos(bot, videos, sender, keyboards, settings.show_prices, limit)
    progress = ProgressMessages(bot, sender, keyboards, stores.tasks, stores.transitions, clock)
    admins = Admins(sender, settings.admin_users)
    operators = TelegramOperators(admins, stores.notices, clock, alerted)
    return Outgoing(
        bot=bot,
        codec=codec,
        keyboards=keyboards,
        sender=sender,
        answers=Answers(bot, sender, stores.drafts),
        attachments=Attachments(bot, sender),
        videos=delivery,
        progress=progress,
        invoices=Invoices(bot, sender, token),
        subscriptions=Subscriptions(bot, stores.stars, stores.notices, clock),
        admins=admins,
        operators=operators,
        courier=TelegramCourier(
            bot, files, PictureReader(), sender, keyboards, delivery, progress, operators
        ),
    )
