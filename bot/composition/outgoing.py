"""Building what speaks to people."""

from dataclasses import dataclass
from pathlib import Path

from bot.chat.buttons import ButtonCodec
from bot.chat.files.downloads import LOCAL_UPLOAD_LIMIT
from bot.chat.files.pictures import PictureReader
from bot.chat.files.telegram_files import TelegramFiles
from bot.chat.outgoing.admins import Admins
from bot.chat.outgoing.answers import Answers
from bot.chat.outgoing.attachments import Attachments
from bot.chat.outgoing.cancel_questions import CancelQuestions
from bot.chat.outgoing.courier import TelegramCourier
from bot.chat.outgoing.first_answers import FirstAnswers
from bot.chat.outgoing.help_messages import HelpMessages
from bot.chat.outgoing.inline_messages import InlineMessages
from bot.chat.outgoing.inline_videos import InlineVideos
from bot.chat.outgoing.invoices import Invoices
from bot.chat.outgoing.keyboards import Keyboards
from bot.chat.outgoing.operators import TelegramOperators
from bot.chat.outgoing.original_files import OriginalFiles
from bot.chat.outgoing.price_tags import PriceTags
from bot.chat.outgoing.progress_messages import ProgressMessages
from bot.chat.outgoing.quoting import Quoting
from bot.chat.outgoing.sender import Sender
from bot.chat.outgoing.stills import Stills
from bot.chat.outgoing.subscriptions import Subscriptions
from bot.chat.outgoing.videos import Videos
from bot.chat.start_links import StartLinks
from bot.composition.clients import Clients
from bot.composition.given import Given
from bot.pipeline.prices import Prices
from bot.store.stores import Stores


@dataclass(frozen=True)
class Outgoing:
    """Everything that sends."""

    codec: ButtonCodec
    keyboards: Keyboards
    start_links: StartLinks
    sender: Sender
    inline_messages: InlineMessages
    answers: Answers
    attachments: Attachments
    videos: Videos
    original_files: OriginalFiles
    cancel_questions: CancelQuestions
    progress: ProgressMessages
    first_answers: FirstAnswers
    invoices: Invoices
    subscriptions: Subscriptions
    admins: Admins
    operators: TelegramOperators
    courier: TelegramCourier


def build_outgoing(given: Given, clients: Clients, stores: Stores, prices: Prices) -> Outgoing:
    """Build all of it; ``prices`` are what buttons name."""
    settings, clock, bot = given.settings, given.clock, clients.telegram
    token = settings.telegram_bot_token.get_secret_value()
    quoting = Quoting(stores.references, always=settings.quote_always)
    codec, sender = ButtonCodec(token), Sender(bot, quoting)
    helpers = {kind: model for kind, model in settings.helpers.items() if model}
    tags = PriceTags(prices, settings.show_prices)
    keyboards = Keyboards(codec, lambda: bool(bot.supports_inline_queries), tags, helpers)
    folder = Path(settings.telegram_files_dir) if settings.telegram_files_dir else None
    files = TelegramFiles(clients.pictures, bot.base_file_url, folder)
    limit = LOCAL_UPLOAD_LIMIT if folder else None
    delivery = Videos(bot, clients.videos, sender, keyboards, settings.show_prices, limit)
    stills = Stills(bot, clients.videos, sender, keyboards, settings.show_prices)
    help_messages = HelpMessages(
        stills, sender, keyboards, stores.drafts, settings.stars_per_usd, clock
    )
    messages = InlineMessages(bot)
    cancel_questions = CancelQuestions(stores.notices, clock)
    progress = ProgressMessages(
        bot,
        sender,
        messages,
        keyboards,
        stores.tasks,
        stores.transitions,
        cancel_questions,
        clock,
    )
    inline_videos = InlineVideos(
        bot,
        delivery,
        messages,
        keyboards,
        stores.tasks,
        stores.files,
        settings.show_prices,
    )
    admins = Admins(sender, settings.admin_users)
    operators = TelegramOperators(admins, stores.notices, clock, given.metrics.alerts.alerted)
    return Outgoing(
        codec=codec,
        keyboards=keyboards,
        start_links=StartLinks(token),
        sender=sender,
        inline_messages=messages,
        answers=Answers(bot, sender, messages, stores.drafts),
        attachments=Attachments(bot, sender),
        videos=delivery,
        original_files=OriginalFiles(bot, clients.videos, sender, limit),
        cancel_questions=cancel_questions,
        progress=progress,
        first_answers=FirstAnswers(progress, stores.tasks),
        invoices=Invoices(bot, sender, token),
        subscriptions=Subscriptions(bot, stores.stars, stores.notices, clock),
        admins=admins,
        operators=operators,
        courier=TelegramCourier(
            bot,
            files,
            PictureReader(),
            sender,
            keyboards,
            delivery,
            inline_videos,
            help_messages,
            progress,
            operators,
        ),
    )
