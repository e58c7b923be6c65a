"""Building what handlers work with."""

from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.chat.albums import AlbumGatherer
from bot.chat.doorbell import Doorbell
from bot.chat.files.charts import Charts
from bot.chat.forgetting import Forgetting
from bot.chat.incoming.group_voices import GroupVoices
from bot.chat.incoming.linked_channels import LinkedChannels
from bot.chat.incoming.permissions import Permissions
from bot.chat.incoming.presses import PressReader
from bot.chat.orders import Orders
from bot.chat.questions import Questions
from bot.chat.services import Services
from bot.composition.bookkeeping import Bookkeeping
from bot.composition.outgoing import Outgoing
from bot.composition.pipeline import Pipeline
from bot.pipeline.leadership import Leadership
from bot.pipeline.links import VideoLinks
from bot.pipeline.ports import Clock
from bot.provider.base import Provider
from bot.settings import Settings
from bot.store.stores import Stores


def build_services(
    settings: Settings,
    stores: Stores,
    provider: Provider,
    outgoing: Outgoing,
    pipeline: Pipeline,
    books: Bookkeeping,
    leadership: Leadership,
    clock: Clock,
    stack: AsyncExitStack,
) -> Services:
    """Build all of it; what is drawn has a folder that goes with the stack."""
    answers, keyboards, prices = outgoing.answers, outgoing.keyboards, pipeline.prices
    folder = Path(stack.enter_context(TemporaryDirectory(prefix="veogram-")))
    questions = Questions(stores.drafts, answers, keyboards, prices, settings.stars_per_usd, clock)
    linked, voices = LinkedChannels(outgoing.bot, clock), GroupVoices(outgoing.bot, clock)
    permissions = Permissions(
        outgoing.bot, settings, stores.moves, stores.members, stores.access, linked, voices
    )
    return Services(
        settings=settings,
        tasks=stores.tasks,
        albums=stores.albums,
        chats=stores.chats,
        drafts=stores.drafts,
        history=stores.history,
        moves=stores.moves,
        members=stores.members,
        notices=stores.notices,
        stars=stores.stars,
        access=stores.access,
        people=stores.people,
        knocks=stores.knocks,
        budgets=stores.budgets,
        reports=stores.reports,
        charts=Charts(folder),
        attachments=outgoing.attachments,
        gatherer=AlbumGatherer(stores.albums, stores.inbox, leadership.is_caught_up, clock),
        links=VideoLinks(provider),
        keyboards=keyboards,
        permissions=permissions,
        presses=PressReader(outgoing.codec, stores.moves, stores.tasks, stores.drafts),
        answers=answers,
        videos=outgoing.videos,
        invoices=outgoing.invoices,
        subscriptions=outgoing.subscriptions,
        admins=outgoing.admins,
        orders=Orders(
            settings,
            stores.tasks,
            stores.new_tasks,
            stores.transitions,
            prices,
            pipeline.times,
            outgoing.progress,
            permissions,
            questions,
            pipeline.worker,
            outgoing.operators,
            clock,
        ),
        costs=books.costs,
        provider_status=books.provider,
        forgetting=Forgetting(
            stores.contents, stores.drafts, stores.albums, stores.inbox, stores.people, clock
        ),
        doorbell=Doorbell(
            outgoing.admins,
            answers,
            keyboards,
            stores.chats,
            stores.people,
            stores.notices,
            clock,
        ),
        questions=questions,
        prices=prices,
        clock=clock,
    )
