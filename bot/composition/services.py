"""Building what handlers work with."""

from pathlib import Path
from tempfile import TemporaryDirectory

from bot.chat.albums import AlbumGatherer
from bot.chat.cancel_dialogue import CancelDialogue
from bot.chat.cancelling import Cancelling
from bot.chat.doorbell import Doorbell
from bot.chat.files.charts import Charts
from bot.chat.forgetting import Forgetting
from bot.chat.guests import Guests
from bot.chat.help_questions import HelpQuestions
from bot.chat.helping import Helping
from bot.chat.incoming.group_voices import GroupVoices
from bot.chat.incoming.linked_channels import LinkedChannels
from bot.chat.incoming.permissions import Permissions
from bot.chat.incoming.presses import PressReader
from bot.chat.mending import Mending
from bot.chat.orders import Orders
from bot.chat.questions import Questions
from bot.chat.services import Services
from bot.chat.wishing import Wishing
from bot.composition.given import Given
from bot.composition.parts import Parts
from bot.pipeline.links import VideoLinks


def build_services(parts: Parts) -> Services:
    """Build all of it."""
    given, stores, outgoing, pipeline = parts.given, parts.stores, parts.outgoing, parts.pipeline
    permissions, questions = _permissions(parts), _questions(parts)
    help_questions = _help_questions(parts, questions)
    return Services(
        settings=given.settings,
        tasks=stores.tasks,
        files=stores.files,
        albums=stores.albums,
        chats=stores.chats,
        drafts=stores.drafts,
        file_orders=stores.file_orders,
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
        charts=_charts(given),
        attachments=outgoing.attachments,
        gatherer=_gatherer(parts),
        links=VideoLinks(parts.clients.provider),
        keyboards=outgoing.keyboards,
        permissions=permissions,
        presses=PressReader(outgoing.codec, stores.moves, stores.tasks, stores.drafts),
        answers=outgoing.answers,
        videos=outgoing.videos,
        invoices=outgoing.invoices,
        subscriptions=outgoing.subscriptions,
        admins=outgoing.admins,
        orders=_orders(parts, permissions, questions),
        cancelling=_cancelling(parts, permissions),
        cancel_dialogue=_cancel_dialogue(parts, permissions),
        guests=_guests(parts),
        wishing=_wishing(parts),
        costs=parts.books.costs,
        provider_status=parts.books.provider,
        forgetting=_forgetting(parts),
        mending=Mending(stores.refused_messages, stores.tasks, given.clock),
        doorbell=_doorbell(parts),
        questions=questions,
        start_links=outgoing.start_links,
        help_questions=help_questions,
        helping=_helping(parts, permissions, help_questions),
        prices=pipeline.prices,
        times=pipeline.times,
        clock=given.clock,
    )


def _permissions(parts: Parts) -> Permissions:
    bot, clock, stores = parts.clients.telegram, parts.given.clock, parts.stores
    return Permissions(
        bot,
        parts.given.settings,
        stores.moves,
        stores.members,
        stores.access,
        LinkedChannels(bot, clock),
        GroupVoices(bot, clock),
    )


def _questions(parts: Parts) -> Questions:
    outgoing, given = parts.outgoing, parts.given
    return Questions(
        parts.stores.drafts,
        outgoing.answers,
        outgoing.keyboards,
        parts.pipeline.prices,
        given.settings.stars_per_usd,
        given.clock,
    )


def _orders(parts: Parts, permissions: Permissions, questions: Questions) -> Orders:
    stores, pipeline, outgoing = parts.stores, parts.pipeline, parts.outgoing
    return Orders(
        parts.given.settings,
        stores.tasks,
        stores.new_tasks,
        pipeline.prices,
        pipeline.times,
        outgoing.first_answers,
        permissions,
        questions,
        pipeline.worker,
        outgoing.operators,
        parts.given.clock,
    )


def _cancelling(parts: Parts, permissions: Permissions) -> Cancelling:
    stores, worker = parts.stores, parts.pipeline.worker
    return Cancelling(stores.tasks, stores.transitions, permissions, worker, parts.given.clock)


def _cancel_dialogue(parts: Parts, permissions: Permissions) -> CancelDialogue:
    outgoing = parts.outgoing
    return CancelDialogue(
        parts.stores.tasks,
        permissions,
        outgoing.cancel_questions,
        outgoing.progress,
        parts.pipeline.times,
        outgoing.keyboards,
        outgoing.answers,
        parts.given.clock,
    )


def _help_questions(parts: Parts, questions: Questions) -> HelpQuestions:
    keyboards, prices = parts.outgoing.keyboards, parts.pipeline.prices
    return HelpQuestions(questions, parts.stores.drafts, keyboards, prices, parts.given.clock)


def _helping(parts: Parts, permissions: Permissions, questions: HelpQuestions) -> Helping:
    stores, pipeline = parts.stores, parts.pipeline
    return Helping(
        parts.given.settings,
        stores.new_tasks,
        stores.drafts,
        pipeline.prices,
        pipeline.times,
        parts.outgoing.first_answers,
        permissions,
        questions,
        pipeline.worker,
        parts.given.clock,
    )


def _guests(parts: Parts) -> Guests:
    stores, pipeline, outgoing = parts.stores, parts.pipeline, parts.outgoing
    return Guests(
        outgoing.inline_messages,
        outgoing.progress,
        stores.tasks,
        stores.transitions,
        stores.places,
        pipeline.times,
        pipeline.worker,
        parts.given.clock,
    )


def _wishing(parts: Parts) -> Wishing:
    given = parts.given
    return Wishing(
        parts.stores.wishes,
        parts.pipeline.prices,
        parts.outgoing.keyboards,
        given.settings.show_prices,
        given.clock,
    )


def _charts(given: Given) -> Charts:
    """Return what draws, into a folder that goes with the bot."""
    return Charts(Path(given.stack.enter_context(TemporaryDirectory(prefix="veogram-"))))


def _gatherer(parts: Parts) -> AlbumGatherer:
    stores, backlog = parts.stores, parts.receiving.backlog
    return AlbumGatherer(stores.albums, stores.inbox, backlog.is_caught_up, parts.given.clock)


def _forgetting(parts: Parts) -> Forgetting:
    stores = parts.stores
    return Forgetting(
        stores.contents,
        stores.drafts,
        stores.albums,
        stores.inbox,
        stores.people,
        stores.wishes,
        stores.refused_messages,
        parts.given.clock,
    )


def _doorbell(parts: Parts) -> Doorbell:
    outgoing, stores = parts.outgoing, parts.stores
    return Doorbell(
        outgoing.admins,
        outgoing.answers,
        outgoing.keyboards,
        stores.chats,
        stores.people,
        stores.notices,
        parts.given.clock,
    )
