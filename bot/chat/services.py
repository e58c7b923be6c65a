"""Everything that lives as long as the bot, as handlers use it."""

from dataclasses import dataclass

from bot.chat.albums import AlbumGatherer
from bot.chat.cancel_dialogue import CancelDialogue
from bot.chat.cancelling import Cancelling
from bot.chat.doorbell import Doorbell
from bot.chat.files.charts import Charts
from bot.chat.forgetting import Forgetting
from bot.chat.guests import Guests
from bot.chat.help_questions import HelpQuestions
from bot.chat.helping import Helping
from bot.chat.incoming.permissions import Permissions
from bot.chat.incoming.presses import PressReader
from bot.chat.mending import Mending
from bot.chat.orders import Orders
from bot.chat.outgoing.admins import Admins
from bot.chat.outgoing.answers import Answers
from bot.chat.outgoing.attachments import Attachments
from bot.chat.outgoing.invoices import Invoices
from bot.chat.outgoing.keyboards import Keyboards
from bot.chat.outgoing.subscriptions import Subscriptions
from bot.chat.outgoing.videos import Videos
from bot.chat.questions import Questions
from bot.chat.start_links import StartLinks
from bot.chat.wishing import Wishing
from bot.money.calendar import Calendar
from bot.pipeline.cost_report import CostReports
from bot.pipeline.generation_times import GenerationTimes
from bot.pipeline.links import VideoLinks
from bot.pipeline.ports import Clock
from bot.pipeline.prices import Prices
from bot.pipeline.provider_status import ProviderStatusReader
from bot.settings import Settings
from bot.store.access import Access
from bot.store.albums import Albums
from bot.store.budgets import Budgets
from bot.store.chats import Chats
from bot.store.drafts import Drafts
from bot.store.file_orders import FileOrders
from bot.store.history import History
from bot.store.knocks import Knocks
from bot.store.members import Members
from bot.store.moves import Moves
from bot.store.notices import Notices
from bot.store.people import People
from bot.store.reports import Reports
from bot.store.stars import StarAccounts
from bot.store.tasks import TaskFiles, TaskQueries


@dataclass(frozen=True)
class Services:
    """What handlers work with."""

    settings: Settings
    tasks: TaskQueries
    files: TaskFiles
    albums: Albums
    chats: Chats
    drafts: Drafts
    file_orders: FileOrders
    history: History
    moves: Moves
    members: Members
    notices: Notices
    access: Access
    people: People
    knocks: Knocks
    budgets: Budgets
    stars: StarAccounts
    reports: Reports
    charts: Charts
    attachments: Attachments
    gatherer: AlbumGatherer
    links: VideoLinks
    keyboards: Keyboards
    permissions: Permissions
    presses: PressReader
    answers: Answers
    videos: Videos
    invoices: Invoices
    subscriptions: Subscriptions
    admins: Admins
    orders: Orders
    cancelling: Cancelling
    cancel_dialogue: CancelDialogue
    guests: Guests
    wishing: Wishing
    questions: Questions
    start_links: StartLinks
    help_questions: HelpQuestions
    helping: Helping
    prices: Prices
    times: GenerationTimes
    costs: CostReports
    provider_status: ProviderStatusReader
    forgetting: Forgetting
    mending: Mending
    doorbell: Doorbell
    clock: Clock

    @property
    def calendar(self) -> Calendar:
        """The days of limits, budgets and sums."""
        return self.settings.limits.calendar
